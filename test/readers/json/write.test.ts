import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Change, NewTest } from '../../../server/src/model/change';
import type { Policy, Statement } from '../../../server/src/model/policy';
import { jsonReader } from '../../../server/src/readers/json/policy';
import { applyEdits } from '../../../server/src/text/edit';
import { printPolicy, readText } from '../../support/test-reader';

const ifMfa: NewTest = { operator: 'Bool', key: 'aws:MultiFactorAuthPresent', values: ['true'] };
const unlessMfa: NewTest = { operator: 'BoolIfExists', key: 'aws:MultiFactorAuthPresent', values: ['false'] };

type Draw = (first: Statement, policy: Policy) => Change;

/** What writing a change gives: the new text, or the reason why not. */
function rewrite(text: string, draw: Draw): string {
  const document = { path: 'policy.json', text };
  const policy = jsonReader.read(document).policies[0];
  const statement = policy?.statements[0];
  assert.ok(policy && statement);
  const written = jsonReader.write(document, draw(statement, policy));
  return 'refused' in written ? `refused: ${written.refused}` : applyEdits(text, written.edits);
}

function becomes(before: string, draw: Draw, after: string): void {
  assert.equal(rewrite(before, draw), after);
}

/** The tests of a statement, at least one. */
function testsOf(statement: Statement) {
  return statement.conditions?.tests ?? [];
}

function testOf(statement: Statement, index = 0) {
  const test = testsOf(statement)[index];
  assert.ok(test);
  return test;
}

function actionOf(statement: Statement, index: number) {
  const action = (statement.actions ?? statement.notActions)?.items[index];
  assert.ok(action);
  return action;
}

function principalOf(statement: Statement, index: number) {
  const principal = statement.principals?.items[index];
  assert.ok(principal);
  return principal;
}

suite('JSON policy writer', () => {
  suite('adds a test', () => {
    const add: Draw = (to) => [{ do: 'addTest', to, test: ifMfa }];

    test('on one line', () => {
      becomes(
        '{ "Effect": "Allow", "Action": "a:b" }',
        add,
        '{ "Effect": "Allow", "Action": "a:b", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } }',
      );
      becomes(
        '{"Effect":"Allow","Action":"a:b"}',
        add,
        '{"Effect":"Allow","Action":"a:b","Condition":{"Bool":{"aws:MultiFactorAuthPresent":"true"}}}',
      );
    });

    test('over lines with two or four spaces, tabs, or CRLF', () => {
      const before = [
        '{',
        '  "Version": "2012-10-17",',
        '  "Statement": [',
        '    {',
        '      "Effect": "Allow",',
        '      "Action": "a:b"',
        '    }',
        '  ]',
        '}',
        '',
      ].join('\n');
      const after = [
        '{',
        '  "Version": "2012-10-17",',
        '  "Statement": [',
        '    {',
        '      "Effect": "Allow",',
        '      "Action": "a:b",',
        '      "Condition": {',
        '        "Bool": {',
        '          "aws:MultiFactorAuthPresent": "true"',
        '        }',
        '      }',
        '    }',
        '  ]',
        '}',
        '',
      ].join('\n');
      becomes(before, add, after);
      for (const restyle of [
        (text: string) => text.replaceAll('  ', '    '),
        (text: string) => text.replaceAll('  ', '\t'),
        (text: string) => text.replaceAll('\n', '\r\n'),
        (text: string) => text.trimEnd(),
        (text: string) => `\uFEFF${text}`,
      ]) {
        becomes(restyle(before), add, restyle(after));
      }
    });

    test('in the style of the conditions that are there', () => {
      becomes(
        '{ "Statement": [\n  {\n    "Effect": "Allow",\n    "Action": "a:b"\n  },\n  {\n    "Effect": "Deny",\n' +
          '    "Condition": { "Bool": { "x": "y" } }\n  }\n] }',
        add,
        '{ "Statement": [\n  {\n    "Effect": "Allow",\n    "Action": "a:b",\n' +
          '    "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } }\n  },\n  {\n    "Effect": "Deny",\n' +
          '    "Condition": { "Bool": { "x": "y" } }\n  }\n] }',
      );
    });

    test('merged into the condition and the block of the same operator', () => {
      becomes(
        '{ "Effect": "Allow", "Action": "*", "Condition": { "StringEquals": { "a": "b" } } }',
        add,
        '{ "Effect": "Allow", "Action": "*", "Condition": { "StringEquals": { "a": "b" },' +
          ' "Bool": { "aws:MultiFactorAuthPresent": "true" } } }',
      );
      becomes(
        '{ "Effect": "Allow", "Action": "*", "Condition": { "bool": { "a": "b" } } }',
        add,
        '{ "Effect": "Allow", "Action": "*", "Condition": { "bool": { "a": "b", "aws:MultiFactorAuthPresent": "true" } } }',
      );
    });

    test('over the values of the same key', () => {
      becomes(
        '{ "Effect": "Allow", "Action": "*", "Condition": { "Bool": { "AWS:MultiFactorAuthPresent": ["true", "false"] } } }',
        add,
        '{ "Effect": "Allow", "Action": "*", "Condition": { "Bool": { "AWS:MultiFactorAuthPresent": ["true"] } } }',
      );
      becomes(
        '{ "Effect": "Allow", "Action": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": false } } }',
        add,
        '{ "Effect": "Allow", "Action": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } }',
      );
    });

    test('into an empty condition', () => {
      becomes(
        '{\n  "Effect": "Allow",\n  "Condition": {},\n  "Action": "*"\n}',
        add,
        '{\n  "Effect": "Allow",\n  "Condition": {\n    "Bool": {\n      "aws:MultiFactorAuthPresent": "true"\n    }\n  },\n  "Action": "*"\n}',
      );
    });

    test('behind a comment and a trailing comma', () => {
      becomes(
        '{\n  "Effect": "Allow",\n  "Action": "a:b" // all of it\n  // the end\n}',
        add,
        '{\n  "Effect": "Allow",\n  "Action": "a:b", // all of it\n  "Condition": {\n    "Bool": {\n' +
          '      "aws:MultiFactorAuthPresent": "true"\n    }\n  }\n  // the end\n}',
      );
      becomes(
        '{ "Effect": "Allow", "Action": "a:b", }',
        add,
        '{ "Effect": "Allow", "Action": "a:b", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } }, }',
      );
    });

    test('into a policy in an escaped string, in a string', () => {
      const policy = '{"Statement":[{"Effect":"Allow","Action":"a:b"}]}';
      const changed =
        '{"Statement":[{"Effect":"Allow","Action":"a:b","Condition":{"Bool":{"aws:MultiFactorAuthPresent":"true"}}}]}';
      becomes(JSON.stringify({ policy }), add, JSON.stringify({ policy: changed }));
      const twice = (text: string) => JSON.stringify({ outer: JSON.stringify({ policy: text }) }, null, 2);
      becomes(twice(policy), add, twice(changed));
      becomes(
        JSON.stringify({ p: JSON.stringify(JSON.parse(policy), null, 2) }),
        add,
        JSON.stringify({ p: JSON.stringify(JSON.parse(changed), null, 2) }),
      );
    });

    test('never where the condition is computed', () => {
      assert.equal(
        rewrite('{ "Effect": "Allow", "Action": "*", "Condition": { "Fn::If": ["C", {}, {}] } }', add),
        'refused: The condition is not written as an object.',
      );
    });
  });

  suite('removes tests', () => {
    const two = '{ "Effect": "Deny", "Action": "*", "Condition": { "Bool": { "a": "1", "b": "2" } }, "Resource": "*" }';

    test('with the comma', () => {
      becomes(
        two,
        (statement) => [{ do: 'removeTests', tests: [testOf(statement, 0)] }],
        '{ "Effect": "Deny", "Action": "*", "Condition": { "Bool": { "b": "2" } }, "Resource": "*" }',
      );
      becomes(
        two,
        (statement) => [{ do: 'removeTests', tests: [testOf(statement, 1)] }],
        '{ "Effect": "Deny", "Action": "*", "Condition": { "Bool": { "a": "1" } }, "Resource": "*" }',
      );
    });

    test('and the blocks and the condition that are left empty', () => {
      becomes(
        two,
        (statement) => [{ do: 'removeTests', tests: testsOf(statement) }],
        '{ "Effect": "Deny", "Action": "*", "Resource": "*" }',
      );
      becomes(
        '{\n\t"Effect": "Deny",\n\t"Action": "*", // all\n\t"Condition": {\n\t\t"Bool": {\n\t\t\t"a": "1"\n\t\t}\n\t} // none\n}',
        (statement) => [{ do: 'removeTests', tests: testsOf(statement) }],
        '{\n\t"Effect": "Deny",\n\t"Action": "*" // all\n}',
      );
    });

    test('and adds others in their place', () => {
      becomes(
        '{ "Effect": "Deny", "Action": "*", "Condition": { "Bool": { "a": "1" } }, "Resource": "*" }',
        (statement) => [
          { do: 'removeTests', tests: testsOf(statement) },
          { do: 'addTest', to: statement, test: unlessMfa },
        ],
        '{ "Effect": "Deny", "Action": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }, "Resource": "*" }',
      );
    });
  });

  suite('replaces a test', () => {
    const put =
      (test: NewTest, index = 0): Draw =>
      (statement) => [{ do: 'replaceTest', old: testOf(statement, index), test }];

    test('touching only what differs', () => {
      const document = {
        path: 'x.json',
        text: '{ "Effect": "Deny", "Action": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "false" } } }',
      };
      const old = testOf((jsonReader.read(document).policies[0]?.statements ?? [])[0] ?? assert.fail());
      const written = jsonReader.write(document, [{ do: 'replaceTest', old, test: unlessMfa }]);
      const at = document.text.indexOf('Bool') + 4;
      assert.deepEqual(written, { edits: [{ span: { start: at, end: at }, text: 'IfExists' }] });
    });

    test('leaving a boolean or a number without quotes that says the same', () => {
      becomes(
        '{ "Effect": "Deny", "Action": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": false } } }',
        put(unlessMfa),
        '{ "Effect": "Deny", "Action": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": false } } }',
      );
      becomes(
        '{ "Effect": "Deny", "Action": "*", "Condition": { "NumericGreaterThan": { "aws:MultiFactorAuthAge": [3600] } } }',
        put({ operator: 'NumericGreaterThanIfExists', key: 'aws:MultiFactorAuthAge', values: ['3600'] }),
        '{ "Effect": "Deny", "Action": "*", "Condition": { "NumericGreaterThanIfExists": { "aws:MultiFactorAuthAge": [3600] } } }',
      );
      becomes(
        '{ "Effect": "Deny", "Action": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": true } } }',
        put(unlessMfa),
        '{ "Effect": "Deny", "Action": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } } }',
      );
    });

    test('out of a block that keeps other tests', () => {
      becomes(
        '{ "Effect": "Deny", "Action": "*", "Condition": { "Bool": { "x": "1", "y": "2" } } }',
        put(unlessMfa, 1),
        '{ "Effect": "Deny", "Action": "*", "Condition": { "Bool": { "x": "1" },' +
          ' "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } } }',
      );
    });

    test('into a block that is there', () => {
      becomes(
        '{ "Effect": "Deny", "Action": "*", "Condition": { "Bool": { "x": "1" }, "BoolIfExists": { "y": "2" } } }',
        put(unlessMfa),
        '{ "Effect": "Deny", "Action": "*", "Condition": { "BoolIfExists": { "y": "2", "aws:MultiFactorAuthPresent": "false" } } }',
      );
    });

    test('by another key and several values', () => {
      becomes(
        '{ "Effect": "Deny", "Action": "*", "Condition": { "Bool": { "x": "1" } } }',
        put({ operator: 'Bool', key: 'z', values: ['1', '2'] }),
        '{ "Effect": "Deny", "Action": "*", "Condition": { "Bool": { "z": ["1", "2"] } } }',
      );
    });
  });

  suite('renames', () => {
    test('an action, a key, an operator, a principal', () => {
      const text =
        '{ "Effect": "Deny", "Principal": { "AWS": "x" }, "Action": ["a:b", "c:d"], "Condition": { "Bool": { "k": "1" } } }';
      becomes(
        text,
        (statement) => [{ do: 'rename', at: actionOf(statement, 1), to: 'e"f' }],
        text.replace('c:d', 'e\\"f'),
      );
      becomes(
        text,
        (statement) => [{ do: 'rename', at: testOf(statement).key, to: 'key' }],
        text.replace('"k"', '"key"'),
      );
      becomes(
        text,
        (statement) => [{ do: 'rename', at: testOf(statement).operator, to: 'Null' }],
        text.replace('Bool', 'Null'),
      );
      becomes(
        text,
        (statement) => [{ do: 'rename', at: principalOf(statement, 0), to: 'y' }],
        text.replace('"x"', '"y"'),
      );
    });

    test('an operator into one that is there by merging the blocks', () => {
      becomes(
        '{ "Effect": "Deny", "Action": "*", "Condition": { "Bool": { "x": "1" }, "BoolIfExists": { "y": "2" } } }',
        (statement) => [{ do: 'rename', at: testOf(statement).operator, to: 'BoolIfExists' }],
        '{ "Effect": "Deny", "Action": "*", "Condition": { "BoolIfExists": { "y": "2", "x": "1" } } }',
      );
    });

    test('nothing into a key that is there', () => {
      assert.equal(
        rewrite('{ "Effect": "Deny", "Action": "*", "Condition": { "Bool": { "x": "1", "Y": "2" } } }', (statement) => [
          { do: 'rename', at: testOf(statement).key, to: 'y' },
        ]),
        'refused: "y" is there already.',
      );
    });
  });

  suite('changes lists', () => {
    test('by taking an item out, wherever it stands', () => {
      const text = '{ "Effect": "Deny", "NotAction": ["a:b", "c:d", "e:f"] }';
      const remove =
        (index: number): Draw =>
        (statement) => [{ do: 'removeItem', item: actionOf(statement, index) }];
      becomes(text, remove(0), '{ "Effect": "Deny", "NotAction": ["c:d", "e:f"] }');
      becomes(text, remove(1), '{ "Effect": "Deny", "NotAction": ["a:b", "e:f"] }');
      becomes(text, remove(2), '{ "Effect": "Deny", "NotAction": ["a:b", "c:d"] }');
      const lines =
        '{ "Effect": "Deny", "NotAction": [\n  "a:b", // one\n  // two\n  "c:d", // two\n  "e:f" // three\n] }';
      becomes(lines, remove(0), '{ "Effect": "Deny", "NotAction": [\n  // two\n  "c:d", // two\n  "e:f" // three\n] }');
      becomes(lines, remove(2), '{ "Effect": "Deny", "NotAction": [\n  "a:b", // one\n  // two\n  "c:d" // two\n] }');
    });

    test('but never to nothing', () => {
      const remove: Draw = (statement) => [{ do: 'removeItem', item: actionOf(statement, 0) }];
      assert.equal(
        rewrite('{ "Effect": "Deny", "Action": "a:b" }', remove),
        'refused: Nothing would be left of Action.',
      );
      assert.equal(
        rewrite('{ "Effect": "Deny", "Action": ["a:b"] }', remove),
        'refused: Nothing would be left of Action.',
      );
    });

    test('by taking a principal out, with its kind if it was the last of it', () => {
      const drop: Draw = (statement) => [{ do: 'removeItem', item: principalOf(statement, 0) }];
      becomes(
        '{ "Effect": "Deny", "Principal": { "Service": "x", "AWS": ["y"] }, "Action": "*" }',
        drop,
        '{ "Effect": "Deny", "Principal": { "AWS": ["y"] }, "Action": "*" }',
      );
      assert.equal(
        rewrite('{ "Effect": "Deny", "Principal": { "AWS": ["y"] }, "Action": "*" }', drop),
        'refused: Nothing would be left of Principal.',
      );
    });

    test('by adding what is missing', () => {
      const add =
        (...items: string[]): Draw =>
        (to) => [{ do: 'addItems', to, element: 'NotAction', items }];
      becomes(
        '{ "Effect": "Deny", "NotAction": "a:b" }',
        add('c:d'),
        '{ "Effect": "Deny", "NotAction": ["a:b", "c:d"] }',
      );
      becomes(
        '{ "Effect": "Deny", "NotAction": ["A:B"] }',
        add('a:b', 'c:d', 'e:f'),
        '{ "Effect": "Deny", "NotAction": ["A:B", "c:d", "e:f"] }',
      );
      becomes(
        '{ "Effect": "Deny", "NotAction": [\n    "a:b" // one\n  ] }',
        add('c:d'),
        '{ "Effect": "Deny", "NotAction": [\n    "a:b", // one\n    "c:d"\n  ] }',
      );
      assert.equal(
        rewrite('{ "Effect": "Deny", "NotAction": "a:b" }', add('a:b')),
        'refused: The text says so already.',
      );
      assert.equal(
        rewrite('{ "Effect": "Deny", "Action": "a:b" }', add('a:b')),
        'refused: The statement has Action already.',
      );
    });

    test('but not where a template computes them', () => {
      assert.equal(
        rewrite('{ "Effect": "Deny", "NotAction": { "Fn::Join": [] } }', (to) => [
          { do: 'addItems', to, element: 'NotAction', items: ['a:b'] },
        ]),
        'refused: NotAction is computed by Fn::Join.',
      );
      assert.equal(
        rewrite('{ "Effect": "Deny", "Action": { "Fn::If": ["C", "a:b", "c:d"] } }', (statement) => [
          { do: 'removeItem', item: actionOf(statement, 0) },
        ]),
        'refused: The list is computed by Fn::If.',
      );
    });

    test('by putting one element in the place of another', () => {
      becomes(
        '{ "Effect": "Deny", "Action": ["a:b", "c:d"], "Resource": "*" }',
        (of) => [{ do: 'setList', of, element: 'Action', becomes: 'NotAction', items: ['c:d', 'e:f', 'g:h'] }],
        '{ "Effect": "Deny", "NotAction": ["c:d", "e:f", "g:h"], "Resource": "*" }',
      );
    });
  });

  suite('splits a statement', () => {
    test('by actions, with tests of its own and a name of its own', () => {
      becomes(
        [
          '{',
          '  "Statement": [',
          '    {',
          '      "Sid": "Some",',
          '      "Effect": "Allow",',
          '      "Action": [',
          '        "a:b",',
          '        "c:d"',
          '      ],',
          '      "Resource": "*"',
          '    },',
          '    { "Sid": "Some2", "Effect": "Deny", "Action": "x:y", "Resource": "*" }',
          '  ]',
          '}',
        ].join('\n'),
        (from) => [{ do: 'splitOff', from, actions: [actionOf(from, 1)], dropTests: [], addTests: [ifMfa] }],
        [
          '{',
          '  "Statement": [',
          '    {',
          '      "Sid": "Some",',
          '      "Effect": "Allow",',
          '      "Action": [',
          '        "a:b"',
          '      ],',
          '      "Resource": "*"',
          '    },',
          '    {',
          '      "Sid": "Some3",',
          '      "Effect": "Allow",',
          '      "Action": [',
          '        "c:d"',
          '      ],',
          '      "Resource": "*",',
          '      "Condition": {',
          '        "Bool": {',
          '          "aws:MultiFactorAuthPresent": "true"',
          '        }',
          '      }',
          '    },',
          '    { "Sid": "Some2", "Effect": "Deny", "Action": "x:y", "Resource": "*" }',
          '  ]',
          '}',
        ].join('\n'),
      );
    });

    test('by principals, dropping kinds that are left empty and tests that do not suit them', () => {
      becomes(
        '[{ "Effect": "Allow", "Principal": { "AWS": ["1", "2"], "Service": "s" }, "Action": "sts:AssumeRole",' +
          ' "Condition": { "Bool": { "m": "true" } } }]',
        (from) => [
          {
            do: 'splitOff',
            from,
            principals: [principalOf(from, 1), principalOf(from, 2)],
            dropTests: testsOf(from),
            addTests: [],
          },
        ],
        '[{ "Effect": "Allow", "Principal": { "AWS": ["1"] }, "Action": "sts:AssumeRole",' +
          ' "Condition": { "Bool": { "m": "true" } } },' +
          ' { "Effect": "Allow", "Principal": { "AWS": ["2"], "Service": "s" }, "Action": "sts:AssumeRole" }]',
      );
    });

    test('that is no list yet into a list', () => {
      const split: Draw = (from) => [
        { do: 'splitOff', from, actions: [actionOf(from, 1)], dropTests: [], addTests: [] },
      ];
      becomes(
        '{ "Statement": { "Effect": "Allow", "Action": ["a:b", "c:d"] } }',
        split,
        '{ "Statement": [{ "Effect": "Allow", "Action": ["a:b"] }, { "Effect": "Allow", "Action": ["c:d"] }] }',
      );
      becomes(
        '{\n  "Statement": {\n    "Effect": "Allow",\n    "Action": ["a:b", "c:d"]\n  }\n}\n',
        split,
        '{\n  "Statement": [\n    {\n      "Effect": "Allow",\n      "Action": ["a:b"]\n    },\n' +
          '    {\n      "Effect": "Allow",\n      "Action": ["c:d"]\n    }\n  ]\n}\n',
      );
      becomes(
        '{ "Effect": "Allow", "Action": ["a:b", "c:d"] }',
        split,
        '[{ "Effect": "Allow", "Action": ["a:b"] }, { "Effect": "Allow", "Action": ["c:d"] }]',
      );
    });

    test('never so that nothing is left, nor where only one can stand', () => {
      assert.equal(
        rewrite('{ "Effect": "Allow", "Action": "a:b" }', (from) => [
          { do: 'splitOff', from, actions: [actionOf(from, 0)], dropTests: [], addTests: [] },
        ]),
        'refused: Nothing would be left in the statement.',
      );
      assert.equal(
        rewrite('{ "x": { "Effect": "Allow", "Action": ["a:b", "c:d"] } }', (from) => [
          { do: 'splitOff', from, actions: [actionOf(from, 0)], dropTests: [], addTests: [] },
        ]),
        'refused: The statement stands where only one can stand.',
      );
    });
  });

  suite('refuses', () => {
    const add: Draw = (to) => [{ do: 'addTest', to, test: ifMfa }];

    test('text with a syntax error', () => {
      const reason = 'refused: The JSON has a syntax error; repair it first.';
      assert.equal(rewrite('{ "Effect": "Allow" "Action": "a:b" }', add), reason);
      assert.equal(rewrite('["{\\"Effect\\":\\"Allow\\",\\"Action\\":\\"a:b\\""]', add), reason);
      assert.equal(rewrite('["{\\"Effect\\":\\"Allow\\",\\"Action\\":\\"a:b\\"}"', add), reason);
    });

    test('a change to a text that was read in another version', () => {
      const old = readText(jsonReader, '   { "Effect": "Allow", "Action": "a:b" }').policies[0]?.statements[0];
      assert.ok(old);
      assert.deepEqual(
        jsonReader.write({ path: 'x', text: '{ "Effect": "Allow", "Action": "a:b" }' }, add(old, {} as Policy)),
        {
          refused: 'The text has changed since it was read.',
        },
      );
      assert.deepEqual(jsonReader.write({ path: 'x', text: '' }, add(old, {} as Policy)), {
        refused: 'The text has changed since it was read.',
      });
    });

    test('steps that contradict each other', () => {
      const text = '{ "Effect": "Deny", "Action": ["a:b", "c:d"], "Condition": { "Bool": { "x": "1" } } }';
      assert.equal(
        rewrite(text, (statement) => [
          { do: 'removeTests', tests: testsOf(statement) },
          { do: 'replaceTest', old: testOf(statement), test: ifMfa },
        ]),
        'refused: Two steps change the same condition.',
      );
      assert.equal(
        rewrite(text, (statement) => [
          { do: 'removeItem', item: actionOf(statement, 0) },
          { do: 'rename', at: actionOf(statement, 0), to: 'z' },
        ]),
        'refused: Two steps change the same string.',
      );
    });

    test('nothing at all', () => {
      assert.equal(
        rewrite('{ "Effect": "Allow", "Action": "a:b" }', () => []),
        'refused: The text says so already.',
      );
    });
  });

  suite('for any policy', () => {
    const word = fc.constantFrom('a:b', 'c:d', 'e:f', 'x"y', 'é\u2028😀', '${aws:username}');
    const words = fc.oneof(word, fc.uniqueArray(word, { minLength: 1, maxLength: 4 }));
    const block = fc.dictionary(fc.constantFrom('k1', 'k2', 'k3'), fc.oneof(words, fc.boolean(), fc.integer()), {
      minKeys: 1,
    });
    const condition = fc.dictionary(fc.constantFrom('Bool', 'Null', 'StringLike'), block, { minKeys: 1 });
    const statement = fc.record(
      {
        Sid: fc.constantFrom('One', 'Two'),
        Effect: fc.constantFrom('Allow', 'Deny'),
        Principal: fc.oneof(fc.constant('*'), fc.dictionary(fc.constantFrom('AWS', 'Service'), words, { minKeys: 1 })),
        Action: words,
        Resource: words,
        Condition: condition,
      },
      { requiredKeys: ['Effect', 'Action'] },
    );
    const policy = fc.record({
      Version: fc.constant('2012-10-17'),
      Statement: fc.oneof(statement, fc.array(statement, { minLength: 1, maxLength: 3 })),
    });
    const layout: fc.Arbitrary<(value: unknown) => string> = fc.constantFrom(
      (value: unknown) => JSON.stringify(value),
      (value: unknown) => JSON.stringify(value, null, 2),
      (value: unknown) => `${JSON.stringify(value, null, '\t').replaceAll('\n', '\r\n')}\r\n`,
      (value: unknown) => JSON.stringify(value, null, 2).replace(/(["\]}])(,?)$/gm, '$1$2 // note'),
      (value: unknown) => JSON.stringify(value, null, 4).replace(/(["\]}\de])(?=\n\s*[\]}])/g, '$1,'),
      (value: unknown) => JSON.stringify({ policy: JSON.stringify(value) }),
      (value: unknown) =>
        JSON.stringify({ policy: JSON.stringify({ policy: JSON.stringify(value, null, 2) }) }, null, 2),
    );

    /** Writes the change and reads the result: it must be sound, and its print must be what `expect` makes of the old. */
    function changes(draw: (statement: Statement) => Change, expect: (before: Plain, index: number) => void): void {
      fc.assert(
        fc.property(policy, layout, fc.nat(2), (value, spell, pick) => {
          const document = { path: 'x.jsonc', text: spell(value) };
          const before = jsonReader.read(document);
          assert.deepEqual(before.broken, []);
          const read = before.policies[0];
          assert.ok(read);
          const index = pick % read.statements.length;
          const target = read.statements[index];
          assert.ok(target);
          const written = jsonReader.write(document, draw(target));
          if ('refused' in written) {
            assert.match(written.refused, /^(?:The text says so already|Nothing would be left)/);
            return;
          }
          const after = readText(jsonReader, applyEdits(document.text, written.edits), 'x.jsonc');
          assert.deepEqual(after.broken, []);
          const expected: Plain = structuredClone(value) as Plain;
          expect(expected, index);
          const wanted = readText(jsonReader, JSON.stringify(expected)).policies[0];
          const got = after.policies[0];
          assert.ok(wanted && got);
          assert.equal(printPolicy({ ...got, place: '' }), printPolicy(wanted));
          const untouched = spell(value).trimEnd().slice(-1);
          assert.equal(applyEdits(document.text, written.edits).trimEnd().slice(-1), untouched);
        }),
        { numRuns: 300 },
      );
    }

    type Block = Record<string, unknown>;
    interface PlainStatement {
      Sid?: string;
      Action: unknown;
      Condition?: { Bool?: Block; [operator: string]: Block | undefined };
    }
    interface Plain {
      Statement: PlainStatement | PlainStatement[];
    }

    function at(plain: Plain, index: number): PlainStatement {
      const list = Array.isArray(plain.Statement) ? plain.Statement : [plain.Statement];
      return list[index] ?? assert.fail();
    }

    function list(value: unknown): unknown[] {
      return Array.isArray(value) ? value : [value];
    }

    test('adding a test adds it and nothing else', () => {
      changes(
        (to) => [{ do: 'addTest', to, test: ifMfa }],
        (plain, index) => {
          const target = at(plain, index);
          target.Condition ??= {};
          target.Condition.Bool = { ...target.Condition.Bool, 'aws:MultiFactorAuthPresent': 'true' };
        },
      );
    });

    test('removing all tests removes the condition', () => {
      changes(
        (from) => [{ do: 'removeTests', tests: testsOf(from) }],
        (plain, index) => {
          delete at(plain, index).Condition;
        },
      );
    });

    test('removing the first test removes it alone', () => {
      changes(
        (from) => [{ do: 'removeTests', tests: testsOf(from).slice(0, 1) }],
        (plain, index) => {
          const target = at(plain, index);
          const [operator = ''] = Object.keys(target.Condition ?? {});
          const [key = ''] = Object.keys(target.Condition?.[operator] ?? {});
          delete target.Condition?.[operator]?.[key];
          if (Object.keys(target.Condition?.[operator] ?? {}).length === 0) delete target.Condition?.[operator];
          if (Object.keys(target.Condition ?? {}).length === 0) delete target.Condition;
        },
      );
    });

    test('adding an action, removing one and renaming one', () => {
      changes(
        (to) => [{ do: 'addItems', to, element: 'Action', items: ['new:one'] }],
        (plain, index) => {
          at(plain, index).Action = [...list(at(plain, index).Action), 'new:one'];
        },
      );
      changes(
        (from) => [{ do: 'removeItem', item: actionOf(from, 0) }],
        (plain, index) => {
          at(plain, index).Action = list(at(plain, index).Action).slice(1);
        },
      );
      changes(
        (of) => [{ do: 'rename', at: actionOf(of, 0), to: 'new:"one"' }],
        (plain, index) => {
          at(plain, index).Action = ['new:"one"', ...list(at(plain, index).Action).slice(1)];
        },
      );
    });

    test('putting another element in the place of the actions', () => {
      changes(
        (of) => [{ do: 'setList', of, element: 'Action', becomes: 'NotAction', items: ['new:one', 'new:two'] }],
        (plain, index) => {
          const { Action: _, ...rest } = at(plain, index);
          const changed = { ...rest, NotAction: ['new:one', 'new:two'] } as unknown as PlainStatement;
          if (Array.isArray(plain.Statement)) plain.Statement[index] = changed;
          else plain.Statement = changed;
        },
      );
    });

    test('replacing the first test', () => {
      changes(
        (of) =>
          testsOf(of)
            .slice(0, 1)
            .map((old) => ({
              do: 'replaceTest',
              old,
              test: { operator: old.operator.value, key: 'new', values: ['1', '2'] },
            })),
        (plain, index) => {
          const condition = at(plain, index).Condition ?? {};
          const [operator = ''] = Object.keys(condition);
          const rest = Object.entries(condition[operator] ?? {}).slice(1);
          condition[operator] = Object.fromEntries([['new', ['1', '2']], ...rest]);
        },
      );
    });

    test('splitting off the first action', () => {
      changes(
        (from) => [{ do: 'splitOff', from, actions: [actionOf(from, 0)], dropTests: [], addTests: [ifMfa] }],
        (plain, index) => {
          const original = at(plain, index);
          const copy = structuredClone(original);
          copy.Action = list(original.Action).slice(0, 1);
          original.Action = list(original.Action).slice(1);
          const all = list(plain.Statement) as PlainStatement[];
          if (copy.Sid) {
            const taken = all.map((each) => each.Sid);
            let number = 2;
            while (taken.includes(`${copy.Sid}${number}`)) number++;
            copy.Sid = `${copy.Sid}${number}`;
          }
          copy.Condition ??= {};
          copy.Condition.Bool = { ...copy.Condition.Bool, 'aws:MultiFactorAuthPresent': 'true' };
          all.splice(index + 1, 0, copy);
          plain.Statement = all;
        },
      );
    });
  });
});

suite('JSON policy writer, a new statement', () => {
  const allow = (statement: Statement): Change => [
    {
      do: 'addStatement',
      behind: statement,
      statement: {
        sid: 'ReadMail',
        effect: 'Allow',
        actions: ['sqs:ReceiveMessage'],
        resources: ['arn:aws:sqs:eu-north-1:111122223333:mail'],
        tests: [ifMfa],
      },
    },
  ];

  test('stands behind the one that it is added to, laid out as that one', () => {
    becomes(
      '{\n  "Statement": [\n    {\n      "Sid": "One",\n      "Effect": "Allow",\n      "Action": "a:b",\n      "Resource": "*"\n    }\n  ]\n}\n',
      allow,
      '{\n  "Statement": [\n    {\n      "Sid": "One",\n      "Effect": "Allow",\n      "Action": "a:b",\n      "Resource": "*"\n    },\n    {\n      "Sid": "ReadMail",\n      "Effect": "Allow",\n      "Action": "sqs:ReceiveMessage",\n      "Resource": "arn:aws:sqs:eu-north-1:111122223333:mail",\n      "Condition": {\n        "Bool": {\n          "aws:MultiFactorAuthPresent": "true"\n        }\n      }\n    }\n  ]\n}\n',
    );
  });

  test('makes a list of a single statement', () => {
    becomes(
      '{ "Statement": { "Effect": "Allow", "Action": "a:b", "Resource": "*" } }',
      (behind) => [
        {
          do: 'addStatement',
          behind,
          statement: { effect: 'Allow', principals: { AWS: ['111122223333'] }, actions: ['a:c'], tests: [] },
        },
      ],
      '{ "Statement": [{ "Effect": "Allow", "Action": "a:b", "Resource": "*" }, { "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": "a:c" }] }',
    );
  });

  test('gets an id of its own where another one has it', () => {
    const behind = '{ "Statement": [{ "Sid": "ReadMail", "Effect": "Allow", "Action": "a:b" }] }';
    assert.match(rewrite(behind, allow), /"Sid": "ReadMail2"/);
  });
});
