import { decide } from '../server/src/evaluation/policy/decide';
import type { Layers } from '../server/src/model/decision';
import type { Policy } from '../server/src/model/policy';
import { type AccessRequest, contextOf } from '../server/src/model/request';
import { readDocument } from '../server/src/readers/index';

/** Six statements as people write them: two Denies for everything, four Allows, three conditions, one variable. */
const everyday: readonly object[] = [
  { Effect: 'Allow', Action: ['ec2:Describe*'], Resource: '*' },
  { Effect: 'Allow', Action: ['s3:ListBucket'], Resource: 'arn:aws:s3:::ledger' },
  {
    Effect: 'Allow',
    Action: ['s3:GetObject', 's3:PutObject'],
    Resource: 'arn:aws:s3:::ledger/${aws:username}/*',
    Condition: { IpAddress: { 'aws:SourceIp': ['10.0.0.0/8', '192.0.2.0/24'] } },
  },
  { Effect: 'Allow', Action: 'sqs:*', Resource: 'arn:aws:sqs:*:*:mail' },
  { Effect: 'Deny', Action: '*', Resource: '*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
  {
    Effect: 'Deny',
    NotAction: ['iam:*', 'sts:*'],
    Resource: '*',
    Condition: { StringNotEquals: { 'aws:RequestedRegion': ['eu-west-1', 'eu-central-1'] } },
  },
];

const request: AccessRequest = {
  caller: { kind: 'user', arn: 'arn:aws:iam::111122223333:user/ada' },
  action: 's3:GetObject',
  resource: 'arn:aws:s3:::ledger/ada/2026.csv',
  resourceAccount: '111122223333',
  viaEndpoint: false,
  context: contextOf({
    'aws:SourceIp': '10.1.2.3',
    'aws:SecureTransport': 'true',
    'aws:RequestedRegion': 'eu-west-1',
  }),
};

/** How many decisions a second a policy of six statements allows, and how the time grows with the statements. */
export function measureDecisions(): string {
  const layers = layersOf(everyday);
  if (decide(request, layers).decision !== 'allowed') throw new Error('The request of the bench is not allowed.');
  const bare = perSecond(layers, false);
  const traced = perSecond(layers, true);
  const sizes = [1, 20, 200, 2000].map((size) => ({
    size,
    microseconds: 1e6 / perSecond(layersOf(grown(size)), false),
  }));
  const [, small] = sizes;
  const large = sizes.at(-1);
  const growth = small && large ? large.microseconds / small.microseconds / (large.size / small.size) : Number.NaN;
  const rows = [
    ['without the trace', thousands(bare), `at least 100,000: ${bare >= 100_000 ? 'reached' : 'not reached'}`],
    ['with the trace', thousands(traced), ''],
  ];
  return [
    '## Decisions',
    '',
    'A request against an identity policy of six statements, three of them with a condition; the best of five runs.',
    '',
    table(['decisions', 'per second', 'goal'], rows),
    '',
    `One decision by how many statements the policy has. Of 2,000 each takes ${growth.toFixed(2)} times as long as each of 20 (goal at`,
    `most 1.5, which is growth with the statements and no more: ${growth <= 1.5 ? 'reached' : 'not reached'}).`,
    '',
    table(
      ['statements', 'microseconds'],
      sizes.map(({ size, microseconds }) => [thousands(size), microseconds.toFixed(1)]),
    ),
    '',
  ].join('\n');
}

function layersOf(statements: readonly object[]): Layers {
  const text = JSON.stringify({ Version: '2012-10-17', Statement: statements });
  const [policy]: readonly Policy[] = readDocument({ path: 'bench.json', text }).policies;
  if (!policy) throw new Error('The policy of the bench was not read.');
  const identity = { policies: [{ name: 'bench', policy }], isComplete: true };
  return { identity, boundary: 'none', session: 'none', resource: 'none', scp: 'none', rcp: 'none', endpoint: 'none' };
}

/** The statements again and again. */
function grown(size: number): readonly object[] {
  return Array.from({ length: size }, (_, at) => everyday[at % everyday.length] ?? {});
}

/** The best of five runs, each of about a fifth of a second. */
function perSecond(layers: Layers, trace: boolean): number {
  const runs = Array.from({ length: 5 }, () => {
    const start = performance.now();
    let done = 0;
    while (performance.now() - start < 200) {
      for (let time = 0; time < 50; time++) decide(request, layers, { trace });
      done += 50;
    }
    return (done / (performance.now() - start)) * 1000;
  });
  return Math.max(...runs);
}

function thousands(value: number): string {
  return Math.round(value).toLocaleString('en');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}
