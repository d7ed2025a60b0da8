import fc from 'fast-check';
import type { Layers, NamedPolicy, PolicySet } from '../../server/src/model/decision';
import type { Statement } from '../../server/src/model/policy';
import type { AccessRequest, ContextValue } from '../../server/src/model/request';
import { readOnePolicy, readOneStatement } from './read-policy';

/** A statement as it is written in JSON. */
export type WrittenStatement = Readonly<Record<string, unknown>>;

/** Statements by layer, before they are policies. */
export interface WrittenLayers {
  readonly identity: readonly WrittenStatement[];
  readonly boundary: readonly WrittenStatement[] | 'none';
  readonly session: readonly WrittenStatement[] | 'none';
  readonly resource: readonly WrittenStatement[] | 'none';
  readonly scp: readonly WrittenStatement[] | 'none';
  readonly endpoint: readonly WrittenStatement[] | 'none';
}

const here = '111122223333';
const there = '444455556666';
const user = `arn:aws:iam::${here}:user/ada`;
const role = `arn:aws:iam::${here}:role/reader`;
const session = `arn:aws:sts::${here}:assumed-role/reader/run-1`;

const action = fc.constantFrom('s3:GetObject', 's3:Get*', 's3:*', '*', 'sqs:*', 's3:PutObject');
const resource = fc.constantFrom(
  '*',
  'arn:aws:s3:::ledger/*',
  'arn:aws:s3:::ledger/ada.csv',
  'arn:aws:s3:::ledger/${aws:username}.csv',
  'arn:aws:s3:::vault/*',
);
const principal = fc.constantFrom<unknown>(
  '*',
  { AWS: user },
  { AWS: role },
  { AWS: session },
  { AWS: here },
  { AWS: [there] },
);

/** The keys that conditions of the cases test, with the values that a request may have for them. */
export const keys: Readonly<Record<string, readonly (string | readonly string[])[]>> = {
  'aws:PrincipalTag/team': ['red', 'blue'],
  'aws:SecureTransport': ['true', 'false'],
  'aws:SourceIp': ['192.0.2.7', '198.51.100.7'],
  'aws:TagKeys': [[], ['team'], ['team', 'cost']],
};

const condition = fc.constantFrom<unknown>(
  undefined,
  undefined,
  { StringEquals: { 'aws:PrincipalTag/team': 'red' } },
  { StringNotEquals: { 'aws:PrincipalTag/team': ['red', 'green'] } },
  { StringLikeIfExists: { 'aws:PrincipalTag/team': 'r*' } },
  { Bool: { 'aws:SecureTransport': 'true' }, IpAddress: { 'aws:SourceIp': '192.0.2.0/24' } },
  { NotIpAddress: { 'aws:SourceIp': '192.0.2.0/24' } },
  { Null: { 'aws:PrincipalTag/team': 'true' } },
  { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['team'] } },
  { 'ForAnyValue:StringNotEquals': { 'aws:TagKeys': ['team'] } },
);

const bare = fc.record({ effect: fc.constantFrom('Allow', 'Allow', 'Deny'), action, resource, condition });

/** Some statement for a layer, of this effect or of any. */
export function statementOf(layer: keyof WrittenLayers, only?: 'Allow' | 'Deny'): fc.Arbitrary<WrittenStatement> {
  return fc.tuple(bare, principal).map(([{ effect, condition: test, ...rest }, who]) => ({
    Effect: only ?? effect,
    ...((layer === 'resource' || layer === 'endpoint') && { Principal: who }),
    Action: rest.action,
    Resource: rest.resource,
    ...(test !== undefined && { Condition: test }),
  }));
}

const some = (layer: keyof WrittenLayers) => fc.array(statementOf(layer), { maxLength: 4 });
const perhaps = (layer: keyof WrittenLayers) => fc.oneof(fc.constant('none' as const), some(layer));

export const writtenLayers: fc.Arbitrary<WrittenLayers> = fc.record({
  identity: some('identity'),
  boundary: perhaps('boundary'),
  session: perhaps('session'),
  resource: perhaps('resource'),
  scp: perhaps('scp'),
  endpoint: perhaps('endpoint'),
});

/** What is known of one key: its value, that it is missing, or nothing. */
export type KnownKey = string | readonly string[] | 'missing' | undefined;

const context = fc.record(
  Object.fromEntries(
    Object.entries(keys).map(([key, values]) => [key, fc.constantFrom<KnownKey>(undefined, 'missing', ...values)]),
  ),
);

/** A request, and what is known of the keys of `keys` in it. */
export interface WrittenRequest {
  readonly who: 'user' | 'session';
  readonly resourceAccount: string | undefined;
  readonly viaEndpoint: boolean | undefined;
  readonly context: Readonly<Record<string, KnownKey>>;
}

export const writtenRequest: fc.Arbitrary<WrittenRequest> = fc.record({
  who: fc.constantFrom('user', 'session'),
  resourceAccount: fc.constantFrom(here, here, there, undefined),
  viaEndpoint: fc.constantFrom(true, false, undefined),
  context,
});

/** The request as the engine takes it. */
export function requestOf({ who, resourceAccount, viaEndpoint, context: known }: WrittenRequest): AccessRequest {
  const entries = Object.entries(known).map(([key, value]) => [key.toLowerCase(), value] as const);
  return {
    caller: who === 'user' ? { kind: 'user', arn: user } : { kind: 'session', arn: session, role },
    action: 's3:GetObject',
    resource: 'arn:aws:s3:::ledger/ada.csv',
    ...(resourceAccount !== undefined && { resourceAccount }),
    ...(viaEndpoint !== undefined && { viaEndpoint }),
    context: {
      values: new Map(
        entries.flatMap(([key, value]): [string, ContextValue][] => {
          if (value === undefined || value === 'missing') return [];
          return [
            [key, typeof value === 'string' ? { values: [value], isList: false } : { values: value, isList: true }],
          ];
        }),
      ),
      absent: new Set(entries.flatMap(([key, value]) => (value === 'missing' ? [key] : []))),
      others: 'unknown',
    },
  };
}

/** The layers as the engine takes them. */
export function layersOf({ identity, boundary, session: passed, resource: own, scp, endpoint }: WrittenLayers): Layers {
  const set = (layer: string, statements: readonly WrittenStatement[]): PolicySet => ({
    policies: [named(layer, statements)],
    isComplete: true,
  });
  return {
    identity: set('identity', identity),
    boundary: boundary === 'none' ? boundary : set('boundary', boundary),
    session: passed === 'none' ? passed : set('session', passed),
    resource: own === 'none' ? own : set('resource', own),
    scp: scp === 'none' ? scp : [{ name: 'root', ...set('scp', scp) }],
    rcp: 'none',
    endpoint: endpoint === 'none' ? endpoint : set('endpoint', endpoint),
  };
}

/** A policy of these statements. */
export function named(name: string, statements: readonly WrittenStatement[]): NamedPolicy {
  return { name, policy: { ...frame, statements: statements.map(read) } };
}

const frame = readOnePolicy(
  '{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "*", "Resource": "*" } }',
);
const known = new Map<string, Statement>();

/** Reads a statement once, since the cases are made of few. */
function read(written: WrittenStatement): Statement {
  const text = JSON.stringify(written);
  const before = known.get(text);
  if (before) return before;
  const [, statement] = readOneStatement(`{ "Version": "2012-10-17", "Statement": [${text}] }`);
  known.set(text, statement);
  return statement;
}
