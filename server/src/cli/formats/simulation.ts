import type { Decision, LayerName, LayerResult, Layers, NamedPolicy, StatementTrace } from '../../model/decision';
import type { Statement } from '../../model/policy';
import type { AccessRequest } from '../../model/request';
import { clean } from '../../text/clean';
import { enumerate } from '../../text/enumerate';
import type { PolicyFiles } from '../policy-files';

/** A request that was decided on, with where its policies come from. */
export interface Simulation {
  readonly request: AccessRequest;
  readonly layers: Layers;
  readonly decision: Decision;
  readonly files: PolicyFiles;
}

const states = {
  allow: 'allows',
  implicitDeny: 'does not allow',
  explicitDeny: 'denies',
  notApplicable: 'has no say',
  unknown: 'not known',
} as const;

const names: Readonly<Record<LayerName, string>> = {
  identity: 'identity policies',
  boundary: 'permissions boundary',
  session: 'session policy',
  resource: 'resource policy',
  trust: 'trust policy',
  key: 'key policy',
  scp: 'service control policies',
  rcp: 'resource control policies',
  endpoint: 'endpoint policy',
};

const verdicts = { allowed: 'Allowed', denied: 'Denied', unknown: 'Not known' } as const;

/** The decision for people: what each layer says, the statement that decides, what would have to be known. */
export function simulationAsText(simulation: Simulation): string {
  const { decision, request } = simulation;
  const rows = decision.layers.map(
    (result) => [names[result.layer], stateOf(result, simulation), whyOf(result, simulation)] as const,
  );
  const widths = [0, 1].map((at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  const lines = rows.map(([name, state, why]) =>
    `  ${name.padEnd(widths[0] ?? 0)}  ${state.padEnd(widths[1] ?? 0)}  ${why}`.trimEnd(),
  );
  const head = `${verdicts[decision.decision]}: ${clean(request.action)} on ${clean(request.resource)} by ${whoOf(request)}`;
  return [head, '', ...lines, ...closingLines(simulation).flatMap((line) => ['', line]), ''].join('\n');
}

/** The same as a table of Markdown. */
export function simulationAsMarkdown(simulation: Simulation): string {
  const { decision, request } = simulation;
  const rows = decision.layers.map((result) => [
    names[result.layer],
    stateOf(result, simulation),
    whyOf(result, simulation),
  ]);
  const head = ['Layer', 'Says', 'Why'];
  const table = [head, head.map(() => '---'), ...rows.map((row) => row.map(cell))].map(
    (row) => `| ${row.join(' | ')} |`,
  );
  const title = `**${verdicts[decision.decision]}**: \`${cell(request.action)}\` on \`${cell(request.resource)}\` by ${cell(whoOf(request))}`;
  return [title, '', ...table, ...closingLines(simulation).flatMap((line) => ['', cell(line)]), ''].join('\n');
}

/** The whole decision with its trace, for programs. */
export function simulationAsJson(simulation: Simulation): string {
  const { decision, request, files } = simulation;
  const place = (policy: NamedPolicy, statement: Statement) => ({
    ...files.placeOf(policy, statement.span.start),
    ...(statement.sid && { sid: statement.sid.value }),
  });
  const result = {
    version: 1,
    decision: decision.decision,
    principal: request.caller.arn,
    action: request.action,
    resource: request.resource,
    crossAccount: decision.isCrossAccount ?? null,
    layers: decision.layers.map(({ by, layer, state, why, counts, missing, level }) => ({
      layer,
      given: isGiven(layer, simulation),
      state,
      why,
      counts,
      ...(level !== undefined && { level }),
      ...(by?.policy.path !== undefined && { by: place(by.policy, by.statement) }),
      missing,
    })),
    blockers: decision.blockers.map(({ layer }) => layer),
    missing: decision.missing,
    trace: decision.trace.filter(({ policy }) => policy.path !== undefined).map((one) => traceOf(one, simulation)),
  };
  return `${JSON.stringify(result, undefined, 2)}\n`;
}

function traceOf({ layer, policy, statement, matches, parts }: StatementTrace, { files }: Simulation) {
  return {
    layer,
    ...files.placeOf(policy, statement.span.start),
    ...(statement.sid && { sid: statement.sid.value }),
    effect: statement.effect?.value ?? null,
    matches,
    parts: parts.map(({ part, holds, says, span, missing }) => ({
      part,
      holds,
      says,
      line: files.placeOf(policy, span.start).line,
      missing,
    })),
  };
}

function stateOf(result: LayerResult, simulation: Simulation): string {
  if (!isGiven(result.layer, simulation) && result.state === 'notApplicable') return 'not given';
  return result.counts ? states[result.state] : `${states[result.state]}, which does not count`;
}

function whyOf(result: LayerResult, simulation: Simulation): string {
  if (!isGiven(result.layer, simulation) && result.state === 'notApplicable') return '';
  const { by, why } = result;
  return by?.policy.path === undefined ? clean(why) : `${clean(why)} (${placeOf(simulation, by)})`;
}

function placeOf({ files }: Simulation, { policy, statement }: NonNullable<LayerResult['by']>): string {
  const { file, line } = files.placeOf(policy, statement.span.start);
  return `${file}:${line}`;
}

/** True if a policy of the layer was given, so that what it says is worth a word. */
function isGiven(layer: LayerName, { layers }: Simulation): boolean {
  const given = layers[layer === 'trust' || layer === 'key' ? 'resource' : layer];
  if (given === undefined || given === 'none') return false;
  return 'policies' in given ? given.policies.length > 0 : given.length > 0;
}

function closingLines(simulation: Simulation): readonly string[] {
  const { decision } = simulation;
  const deciding = decision.decision === 'allowed' ? grantOf(decision) : decision.blockers.find(({ by }) => by);
  const held = decision.blockers.map(({ layer }) => names[layer]);
  return [
    ...(deciding?.by?.policy.path === undefined ? [] : [`Decided by ${describeStatement(simulation, deciding.by)}.`]),
    ...(decision.decision === 'denied' && !deciding ? [`No statement of the ${enumerate(held)} allows it.`] : []),
    ...(decision.missing.length > 0
      ? [`To decide, one would have to know ${clean(enumerate(decision.missing, 12))}.`, ...hintsFor(decision.missing)]
      : []),
  ];
}

/** How to tell what is missing, where a flag can. */
function hintsFor(missing: readonly string[]): readonly string[] {
  return [
    ...(missing.some((name) => /^[^\s]+:[^\s]+$/.test(name)) ? ['Give condition keys with --context.'] : []),
    ...(missing.includes('the account of the resource')
      ? ['Give the account of the resource with --resource-account.']
      : []),
  ];
}

/** The layer whose Allow lets the request in: its identity policies, or else the policy of the resource. */
function grantOf({ layers }: Decision): LayerResult | undefined {
  const allowing = layers.filter(({ state, by }) => state === 'allow' && by);
  return (
    allowing.find(({ layer }) => layer === 'identity') ??
    allowing.find(({ layer }) => layer !== 'scp' && layer !== 'rcp')
  );
}

function describeStatement(simulation: Simulation, by: NonNullable<LayerResult['by']>): string {
  const sid = by.statement.sid?.value;
  return sid === undefined ? placeOf(simulation, by) : `"${clean(sid)}", ${placeOf(simulation, by)}`;
}

function whoOf({ caller }: AccessRequest): string {
  if (caller.kind === 'anonymous') return 'anybody';
  return caller.arn === '' ? 'some user' : clean(caller.arn);
}

function cell(text: string): string {
  return clean(text).replaceAll('\\', '\\\\').replaceAll('|', '\\|').replaceAll('\n', ' ');
}
