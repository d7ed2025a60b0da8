import assert from 'node:assert/strict';
import { jsonReader } from '../../../server/src/readers/json/policy';
import { assertTakesAtMost } from '../../support/cost';
import { readMarks } from '../../support/marks';
import { printReading, readText, spansOf } from '../../support/test-reader';

function reads(text: string, printed: readonly string[], path?: string): void {
  assert.equal(printReading(readText(jsonReader, text, path)), printed.join('\n'));
}

function notesOf(text: string): readonly string[] {
  return readText(jsonReader, text).notes.map(({ message }) => message);
}

suite('JSON policy reader', () => {
  suite('finds policies by content', () => {
    test('a bare policy with every element', () => {
      reads(
        `{
          "Version": "2012-10-17",
          "Id": "example",
          "Statement": [
            {
              "Sid": "One",
              "Effect": "Allow",
              "Principal": { "AWS": ["111122223333", "arn:aws:iam::111122223333:user/Ana"], "Service": "ec2.amazonaws.com" },
              "Action": ["s3:GetObject", "s3:PutObject"],
              "Resource": "*",
              "Condition": {
                "Bool": { "aws:MultiFactorAuthPresent": "true", "aws:SecureTransport": true },
                "NumericLessThan": { "aws:MultiFactorAuthAge": [3600, "7200"] }
              }
            },
            { "Effect": "Deny", "NotPrincipal": "*", "NotAction": "iam:*", "NotResource": ["a", "b"] }
          ]
        }`,
        [
          'resource, version 2012-10-17, id example',
          '- Allow[One] Principal(AWS:111122223333 AWS:arn:aws:iam::111122223333:user/Ana Service:ec2.amazonaws.com)' +
            ' Action(s3:GetObject s3:PutObject) Resource(*)' +
            ' if Bool(aws:MultiFactorAuthPresent = true) Bool(aws:SecureTransport = true:boolean)' +
            ' NumericLessThan(aws:MultiFactorAuthAge = 3600:number | 7200)',
          '- Deny NotPrincipal(*) NotAction(iam:*) NotResource(a b)',
        ],
      );
    });

    test('a statement that is an object instead of a list', () => {
      reads('{ "Statement": { "Effect": "Allow", "Action": "s3:*", "Resource": "*" } }', [
        'unknown',
        '- Allow Action(s3:*) Resource(*)',
      ]);
    });

    test('a list of policies, and several policies under any keys', () => {
      reads('[{ "Statement": [{ "Effect": "Allow" }] }, 1, { "Statement": [{ "Effect": "Deny" }] }]', [
        'unknown, at [0]',
        '- Allow',
        'unknown, at [2]',
        '- Deny',
      ]);
      reads(
        '{ "a": { "b": [{ "Statement": [{ "Effect": "Allow" }] }] }, "Policy": { "Statement": [{ "Effect": "Deny" }] } }',
        ['unknown, at a.b[0]', '- Allow', 'unknown, at Policy', '- Deny'],
      );
    });

    test('a policy in an escaped string, with exact spans', () => {
      const { text, reported } = readMarks(
        String.raw`{ "policy": "«{\"Version\":\"2012-10-17\",\n\"Statement\":[{\"Effect\":\"Deny\",\"Action\":«\u0022s3:*\u0022»}]}»" }`,
      );
      const reading = readText(jsonReader, text);
      assert.equal(printReading(reading), 'unknown, at policy, version 2012-10-17\n- Deny Action(s3:*)');
      const [policy] = reading.policies;
      assert.deepEqual([policy?.span, policy?.statements[0]?.actions?.items[0]?.span], reported);
    });

    test('a policy in a string in a string', () => {
      const inner = JSON.stringify({ Statement: [{ Effect: 'Deny', Action: '*' }] });
      reads(JSON.stringify({ outer: JSON.stringify({ inner }) }), ['unknown, at outer.inner', '- Deny Action(*)']);
    });

    test('statements without a policy around them', () => {
      reads('{ "Effect": "Allow", "Action": "s3:*" }', ['unknown', '- Allow Action(s3:*)']);
      reads('[{ "Effect": "Allow", "Action": "s3:*" }, { "Effect": "Deny" }, 7]', [
        'unknown',
        '- Allow Action(s3:*)',
        '- Deny',
      ]);
      reads('{ "iamRoleStatements": [{ "Effect": "Allow", "NotAction": "s3:*" }] }', [
        'unknown, at iamRoleStatements',
        '- Allow NotAction(s3:*)',
      ]);
    });

    test('a policy with a date but nothing in it yet', () => {
      reads('{ "Version": "2012-10-17", "Statement": [] }', ['unknown, version 2012-10-17']);
      reads('{ "Version": "2008-10-17", "Statement": }', ['unknown, version 2008-10-17']);
      reads('{ "Version": "2012-10-17", "Statement": [{}] }', ['unknown, version 2012-10-17', '- no effect']);
    });

    test('nothing in what only looks alike', () => {
      for (const text of [
        '{ "Action": ["s3:GetObject"] }',
        '{ "Effect": "Allow" }',
        '{ "Effect": "Fade", "Action": "run" }',
        '{ "Statement": "of account" }',
        '{ "Statement": [1, 2] }',
        '{ "Version": "2012-10-17" }',
        '{ "Rules": [{ "Action": { "Block": {} }, "Statement": { "RateBasedStatement": {} } }] }',
        '{ "text": "{ no JSON about any Statement }" }',
      ]) {
        reads(text, []);
      }
    });
  });

  suite('reads what is there', () => {
    test('of a key that occurs twice the first', () => {
      reads('{ "Statement": [{ "Effect": "Deny", "Effect": "Allow", "Action": "a:b", "Action": "c:d" }] }', [
        'unknown',
        '- Deny Action(a:b)',
      ]);
    });

    test('with comments, trailing commas and a byte order mark', () => {
      reads('\uFEFF// why\n{ "Statement": [{ "Effect": "Deny", /* all */ "Action": ["a:b",], },], }', [
        'unknown',
        '- Deny Action(a:b)',
      ]);
    });

    test('on both sides of a merge conflict', () => {
      const text = [
        '{ "Version": "2012-10-17", "Statement": [',
        '<<<<<<< HEAD',
        '{ "Effect": "Deny", "Action": "a:b" },',
        '=======',
        '{ "Effect": "Allow", "Action": "a:b" },',
        '>>>>>>> topic',
        '] }',
      ].join('\n');
      reads(text, ['unknown, version 2012-10-17', '- Deny Action(a:b)', '- Allow Action(a:b)']);
      assert.deepEqual(
        readText(jsonReader, text).broken.map(({ message }) => message),
        ['A merge conflict is not resolved.'],
      );
    });

    test('of text that is half typed', () => {
      reads('{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Action": ["a:b", "c', [
        'unknown, version 2012-10-17',
        '- Deny Action(a:b c)',
      ]);
      reads('{ "Statement": [{ "Effect": "Deny" "Action": "a:b" "Resource": "*" }]', [
        'unknown',
        '- Deny Action(a:b) Resource(*)',
      ]);
      reads('{ "Statement": [{ "Effect": "Deny", "Condition": { "Bool": { "aws:MultiFactorAuthPresent" } } }] }', [
        'unknown',
        '- Deny if Bool(aws:MultiFactorAuthPresent = ?1)',
      ]);
    });

    test('and says where the text is broken', () => {
      const { text, reported } = readMarks('{ "Statement": [{ "Effect": "Deny" «"Action"»: "a:b" }] }');
      assert.deepEqual(readText(jsonReader, text).broken, [{ message: 'A comma is missing.', span: reported[0] }]);
    });

    test('and says where a policy in a string is broken', () => {
      const { text, reported } = readMarks(String.raw`["{\"Statement\":[{\"Effect\":\"Deny\" «\"Action\"»:1}]}"]`);
      assert.deepEqual(readText(jsonReader, text).broken, [{ message: 'A comma is missing.', span: reported[0] }]);
    });
  });

  suite('keeps apart what it cannot read', () => {
    test('values of the wrong type', () => {
      reads(
        '{ "Statement": [{ "Effect": 1, "Sid": [], "Action": ["a:b", 2, null], "Principal": ["x"], "Condition": "x" }, 3] }',
        ['resource, ?3', '- no effect Principal(?1) Action(a:b ?2) if ?1'],
      );
    });

    test('intrinsic functions, each with a note', () => {
      const text = `{ "Statement": [{
        "Effect": { "Ref": "Effect" },
        "Action": { "Fn::Join": ["", ["s3:", { "Ref": "Verb" }]] },
        "Resource": [{ "Fn::GetAtt": ["Bucket", "Arn"] }, { "Fn::Sub": "\${Bucket.Arn}/*" }, { "Fn::Sub": ["\${A}", {}] }],
        "Condition": { "Bool": { "Fn::If": ["C", {}, {}] }, "StringEquals": { "aws:username": [{ "Ref": "User" }, "x"] } }
      }, { "Fn::Transform": {} }] }`;
      reads(text, [
        'unknown, ?2',
        '- no effect Action(?1) Resource(${Bucket.Arn}/* ${A} ?1) if StringEquals(aws:username = x ?1) ?1',
      ]);
      assert.deepEqual(notesOf(text), [
        'Statement 1: Effect is computed by Ref.',
        'Statement 1: Action is computed by Fn::Join.',
        'Statement 1: Resource is computed by Fn::GetAtt.',
        'Statement 1: Condition is computed by Fn::If.',
        'Statement 2 is computed by Fn::Transform.',
      ]);
    });

    test('Fn::If is both branches', () => {
      reads(
        `{ "Statement": [
          { "Fn::If": ["C", { "Effect": "Deny", "Action": { "Fn::If": ["C", "a:b", ["c:d"]] } }, { "Ref": "AWS::NoValue" }] },
          { "Effect": "Allow", "Principal": { "Fn::If": ["C", "*", { "AWS": "1" }] } }
        ] }`,
        ['resource', '- Deny Action(a:b c:d)', '- Allow Principal(* AWS:1)'],
      );
    });

    test('template placeholders, but not policy variables', () => {
      const text =
        '{ "Version": "{{v}}", "Statement": [{ "Effect": "Allow", "Action": ["{{actions}}", "<%= more %>"], ' +
        '"Resource": "arn:aws:iam::*:user/${aws:username}" }] }';
      reads(text, ['unknown, ?1', '- Allow Action(?2) Resource(arn:aws:iam::*:user/${aws:username})']);
      assert.deepEqual(notesOf(text), [
        'Statement 1: Action holds a template placeholder.',
        'Version holds a template placeholder.',
      ]);
    });
  });

  suite('takes any text', () => {
    const whole = JSON.stringify(
      {
        Resources: {
          Role: {
            Type: 'AWS::IAM::Role',
            Properties: {
              AssumeRolePolicyDocument: {
                Statement: [{ Effect: 'Allow', Principal: { Service: 'a' }, Action: 'sts:AssumeRole' }],
              },
              Policies: [
                { PolicyDocument: JSON.stringify({ Statement: { Effect: 'Allow', Action: ['a:b'], Resource: '*' } }) },
              ],
            },
          },
        },
        Statement: [{ Effect: 'Deny', Condition: { Bool: { 'aws:MultiFactorAuthPresent': ['false'] } } }],
      },
      null,
      2,
    );

    test('cut off anywhere, with spans that lie in it', () => {
      for (let end = 0; end <= whole.length; end++) {
        const text = whole.slice(0, end);
        for (const span of spansOf(readText(jsonReader, text))) {
          assert.ok(
            span.start >= 0 && span.start <= span.end && span.end <= text.length,
            `${end}: ${JSON.stringify(span)}`,
          );
        }
      }
    });

    test('with any one character missing', () => {
      for (let at = 0; at < whole.length; at++) readText(jsonReader, whole.slice(0, at) + whole.slice(at + 1));
    });

    test('that is no policy, is not JSON, or is nothing', () => {
      for (const text of ['', 'null', '"Statement"', '\0', '{"Statement":"\uD800"}', 'Effect', '[[[', '\uFEFF']) {
        assert.deepEqual(readText(jsonReader, text).policies, []);
      }
    });

    test('with NUL bytes and lone surrogates inside of strings', () => {
      reads('{ "Statement": [{ "Effect": "Deny", "Action": "a\0b\uD800" }] }', [
        'unknown',
        '- Deny Action(a\0b\uD800)',
      ]);
    });

    test('nested too deeply or too long, with one note', () => {
      assert.deepEqual(notesOf(`{"Statement":${'['.repeat(10_000)}`), ['The text is nested deeper than 256 levels.']);
      assert.deepEqual(notesOf(`{"Statement":"${'x'.repeat(12_000_000)}"}`), [
        'The text is longer than 10 million characters.',
      ]);
    });

    test('with 20,000 policies in one object, in time that grows with the text alone', () => {
      const one = '{ "PolicyDocument": { "Statement": [{ "Effect": "Allow", "Action": "a:b" }] }, "RoleName": "x" }';
      const text = `{ ${Array.from({ length: 20_000 }, (_, index) => `"p${index}": ${one}`).join(', ')} }`;
      assertTakesAtMost(3000, () => assert.equal(readText(jsonReader, text, 'roles/all.json').policies.length, 20_000));
    });
  });

  suite('suits', () => {
    const suits = (text: string) => jsonReader.suits({ path: 'x', text });

    test('JSON that speaks of statements or effects', () => {
      assert.ok(suits('{ "Statement": [] }'));
      assert.ok(suits('\uFEFF  // a comment\n[{ "Effect": "Allow" }]'));
      assert.ok(suits('/* One\n * two */ // three\n\n{ "Statement": [] }'));
      assert.ok(suits(String.raw`{ "policy": "{\"Statement\": []}" }`));
      assert.ok(suits('<<<<<<< HEAD\n{ "Statement": [] }'));
    });

    test('no other JSON and no other language', () => {
      assert.ok(!suits('{ "name": "two-gates" }'));
      assert.ok(!suits('{ "text": "Statement of account" }'));
      assert.ok(!suits('Statement:\n  - Effect: "Allow"'));
      assert.ok(!suits('/* A licence. */\nconst a = { "Effect": 1 };'));
      assert.ok(!suits('// A comment and no end'));
      assert.ok(!suits('import { useEffect } from "react"; const a = { "Effect": 1 };'));
      assert.ok(!suits(''));
    });
  });

  test('a comment can be written where there is one already or where the name says so', () => {
    const comments = (path: string, text: string) => jsonReader.commentStyle({ path, text })?.open === '//';
    assert.ok(!comments('a.json', '{}'));
    assert.ok(comments('a.jsonc', '{}'));
    assert.ok(comments('a.json', '{} // yes'));
    assert.ok(!comments('a.json', '{ "a": "http://x" }'));
  });
});
