import { readCaller } from '../../server/src/evaluation/policy/caller';
import type { Layers, Level, NamedPolicy, PolicySet } from '../../server/src/model/decision';
import type { AccessRequest, Caller, ContextValue } from '../../server/src/model/request';
import { readDocument } from '../../server/src/readers/index';

/** One fact about AWS: a request, the policies that it meets, and what becomes of it. */
export interface Scenario {
  /** The fact, as a sentence without a full stop. */
  readonly name: string;
  /** The rules of policy evaluation that it is about. */
  readonly rules?: readonly string[];
  /** What of an operator it is about. */
  readonly aspect?: string;
  readonly request?: WrittenRequest;
  /**
   * The policies by layer. Without a word about a layer it has none. `unknown` says that they are not known; a list of
   * statements is one policy, a list of policies several; SCPs and RCPs are lists of levels.
   */
  readonly policies?: Readonly<Record<string, WrittenLayer>>;
  readonly decision: 'allowed' | 'denied' | 'unknown';
  /** What each layer says, without those that have no say. */
  readonly layers: Readonly<Record<string, string>>;
  readonly missing?: readonly string[];
}

/** Scenarios that share a request and policies; what a scenario says itself goes before them. */
export interface ScenarioFile {
  readonly about: string;
  readonly rules?: readonly string[];
  readonly request?: WrittenRequest;
  readonly policies?: Readonly<Record<string, WrittenLayer>>;
  readonly scenarios: readonly Scenario[];
}

/** A request for people: `null` in the context stands for a key that is known to be missing. */
export interface WrittenRequest {
  readonly caller?: string | Caller;
  readonly action?: string;
  readonly resource?: string;
  readonly resourceAccount?: string;
  readonly viaEndpoint?: boolean | 'unknown';
  readonly context?: Readonly<Record<string, string | readonly string[] | null>>;
  /** Whether keys that are not named are missing, as they are by default, or not known. */
  readonly others?: 'absent' | 'unknown';
}

type WrittenLayer = 'none' | 'unknown' | readonly unknown[] | { readonly incomplete: readonly unknown[] };

/** The request as the engine takes it. */
export function toRequest(written: WrittenRequest): AccessRequest {
  const { caller = 'arn:aws:iam::111122223333:user/ada', viaEndpoint = false, resourceAccount } = written;
  const read = typeof caller === 'string' ? readCaller(caller) : caller;
  if (!read) throw new Error(`"${String(caller)}" is nobody who can call AWS.`);
  const entries = Object.entries(written.context ?? {});
  const values = entries.flatMap(([key, value]): [string, ContextValue][] => {
    if (value === null) return [];
    return [
      [
        key.toLowerCase(),
        typeof value === 'string' ? { values: [value], isList: false } : { values: value, isList: true },
      ],
    ];
  });
  return {
    caller: read,
    action: written.action ?? 's3:GetObject',
    resource: written.resource ?? 'arn:aws:s3:::ledger/2026.csv',
    ...(resourceAccount !== undefined && { resourceAccount }),
    ...(viaEndpoint !== 'unknown' && { viaEndpoint }),
    context: {
      values: new Map(values),
      absent: new Set(entries.flatMap(([key, value]) => (value === null ? key.toLowerCase() : []))),
      others: written.others ?? 'absent',
    },
  };
}

/** The policies as the engine takes them. */
export function toLayers(written: Readonly<Record<string, WrittenLayer>>): Layers {
  const set = (layer: string) => toSet(layer, written[layer] ?? 'none');
  const levels = (layer: string) => toLevels(layer, written[layer] ?? 'none');
  const identity = set('identity');
  const optional: Record<string, unknown> = {
    identity: identity === 'none' ? { policies: [], isComplete: true } : identity,
    boundary: set('boundary'),
    session: set('session'),
    resource: set('resource'),
    scp: levels('scp'),
    rcp: levels('rcp'),
    endpoint: set('endpoint'),
  };
  return Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined));
}

function toSet(layer: string, written: WrittenLayer): PolicySet | 'none' | undefined {
  if (written === 'none') return 'none';
  if (written === 'unknown') return undefined;
  return 'incomplete' in written
    ? { policies: readPolicies(layer, written.incomplete), isComplete: false }
    : { policies: readPolicies(layer, written), isComplete: true };
}

function toLevels(layer: string, written: WrittenLayer): readonly Level[] | 'none' | undefined {
  if (written === 'none') return 'none';
  if (written === 'unknown') return undefined;
  if ('incomplete' in written) throw new Error('What is incomplete of an organization is one of its levels.');
  return written.map((level): Level => {
    const { name, policies, incomplete } = level as { name: string; policies?: unknown[]; incomplete?: unknown[] };
    return { name, policies: readPolicies(layer, policies ?? incomplete ?? []), isComplete: incomplete === undefined };
  });
}

function readPolicies(layer: string, written: readonly unknown[]): readonly NamedPolicy[] {
  const isStatements = written.some((one) => typeof one === 'object' && one !== null && !('Statement' in one));
  const policies = isStatements ? [{ Version: '2012-10-17', Statement: written }] : written;
  return policies.map((policy, at): NamedPolicy => {
    const path = `${layer}-${at + 1}.json`;
    const [read] = readDocument({ path, text: JSON.stringify(policy) }).policies;
    if (!read) throw new Error(`${JSON.stringify(policy)} is no policy.`);
    return { name: path, policy: read, path };
  });
}
