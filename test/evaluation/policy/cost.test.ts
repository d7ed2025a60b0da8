import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decide } from '../../../server/src/evaluation/policy/decide';
import type { Layers } from '../../../server/src/model/decision';
import { readDocument } from '../../../server/src/readers/index';
import { assertGrowsLinearly } from '../../support/cost';
import { toRequest } from '../../support/scenario';

const request = toRequest({
  resourceAccount: '111122223333',
  context: { 'aws:PrincipalTag/team': 'red', 'aws:TagKeys': ['a', 'b'] },
  others: 'unknown',
});
const numbers = (size: number) => Array.from({ length: size }, (_, at) => at);
const allow = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };

/** Large policies by how many of something they have. */
const shapes: Readonly<Record<string, (size: number) => readonly object[]>> = {
  statements: (size) => numbers(size).map((at) => ({ ...allow, Resource: `arn:aws:s3:::b${at}/*` })),
  'statements that hang on keys that are not known': (size) =>
    numbers(size).map((at) => ({ ...allow, Condition: { StringEquals: { [`aws:RequestTag/t${at}`]: 'x' } } })),
  'actions of one statement': (size) => [{ ...allow, Action: numbers(size).map((at) => `s3:*Action${at}`) }],
  'resources of one statement': (size) => [{ ...allow, Resource: numbers(size).map((at) => `arn:aws:s3:::*${at}`) }],
  'resources with variables': (size) => [
    { ...allow, Resource: numbers(size).map((at) => `arn:aws:s3:::${'${aws:PrincipalTag/team}'}/${at}`) },
  ],
  'values of one condition': (size) => [
    { ...allow, Condition: { 'ForAnyValue:StringLike': { 'aws:TagKeys': numbers(size).map((at) => `*${at}`) } } },
  ],
  'principals of one statement': (size) => [
    { ...allow, Principal: { AWS: numbers(size).map((at) => `arn:aws:iam::111122223333:user/u${at}`) } },
  ],
  'statements that could not be read': (size) => numbers(size).map((at) => ({ 'Fn::Transform': `t${at}` })),
  'statements whose effect could not be read': (size) =>
    numbers(size).map((at) => ({ ...allow, Effect: { Ref: `e${at}` } })),
};

suite('the cost of a decision', () => {
  for (const [what, shape] of Object.entries(shapes)) {
    test(`grows with the ${what} and no more`, () => {
      assertGrowsLinearly(
        { small: 500, large: 8000 },
        (size) => {
          const text = JSON.stringify({ Version: '2012-10-17', Statement: [allow, ...shape(size)] });
          return () => {
            for (const layers of layersOf(text)) decide(request, layers, { trace: true });
          };
        },
        what,
      );
    });
  }
});

suite('any text', () => {
  const word = fc.constantFrom<unknown>(
    '*',
    '',
    's3:*',
    '${',
    '${aws:x',
    "${a,'",
    'arn:aws:s3:::*',
    'arn:::::',
    ':',
    'true',
    7,
    null,
    {},
    [],
  );
  const element = fc.oneof(word, fc.array(word, { maxLength: 3 }), fc.string());
  const block = fc.dictionary(
    fc.constantFrom(
      'Bool',
      'Null',
      'IpAddress',
      'DateLessThan',
      'ForAllValues:ArnLike',
      'NumericEquals',
      'X',
      'BinaryEquals',
      'StringLike',
    ),
    fc.dictionary(fc.constantFrom('aws:TagKeys', 'aws:PrincipalTag/team', '', 'a'), element, { maxKeys: 2 }),
    { maxKeys: 3 },
  );
  const statement = fc.record(
    {
      Sid: element,
      Effect: fc.oneof(fc.constantFrom('Allow', 'Deny'), element),
      Action: element,
      NotAction: element,
      Resource: element,
      NotResource: element,
      Principal: fc.oneof(element, fc.dictionary(fc.constantFrom('AWS', 'Service', 'X'), element, { maxKeys: 2 })),
      Condition: fc.oneof(block, element),
    },
    { requiredKeys: [] },
  );

  test('is decided on without a mistake', () => {
    const document = fc.record({
      Version: fc.constantFrom('2012-10-17', '1'),
      Statement: fc.array(statement, { maxLength: 3 }),
    });
    fc.assert(
      fc.property(document, (written) => {
        for (const layers of layersOf(JSON.stringify(written))) {
          const { decision, layers: told } = decide(request, layers, { trace: true });
          assert.ok(['allowed', 'denied', 'unknown'].includes(decision));
          assert.equal(told.length, 7);
        }
      }),
      { numRuns: 500 },
    );
  });
});

/** The policies of a text as those of the caller, and as the one of the resource. */
function layersOf(text: string): readonly Layers[] {
  const { policies } = readDocument({ path: 'policy.json', text });
  const set = { policies: policies.map((policy) => ({ name: 'p', policy })), isComplete: true };
  const none = { policies: [], isComplete: true };
  const rest = { boundary: 'none', session: 'none', scp: 'none', rcp: 'none', endpoint: 'none' } as const;
  return [
    { ...rest, identity: set, resource: 'none' },
    { ...rest, identity: none, resource: set },
  ];
}
