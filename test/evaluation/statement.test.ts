import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  appliesToAction,
  coversActions,
  coversResources,
  coversStatement,
  describeScope,
  isAboutEverything,
  isEverybody,
  listsPartOf,
  mayApplyToResource,
  mayShareAction,
  mayShareResource,
} from '../../server/src/evaluation/statement';
import type { Statement } from '../../server/src/model/policy';
import { readOneStatement } from '../support/read-policy';

const none = { tests: new Set<never>() };

suite('statements', () => {
  test('a statement speaks of the actions that it lists, or of all but those that it leaves out', () => {
    assert.equal(appliesToAction(read('"Action": "IAM:get*"'), 'iam:GetUser'), true);
    assert.equal(appliesToAction(read('"Action": "iam:GetUser"'), 'iam:GetRole'), false);
    assert.equal(appliesToAction(read('"NotAction": "iam:*"'), 'iam:GetUser'), false);
    assert.equal(appliesToAction(read('"NotAction": "iam:*"'), 's3:GetObject'), true);
    assert.equal(appliesToAction(read('"Resource": "*"'), 's3:GetObject'), false);
  });

  test('a statement lists a part of a pattern if some action fits both', () => {
    assert.equal(listsPartOf(read('"Action": "s3:GetObject"'), 's3:*'), true);
    assert.equal(listsPartOf(read('"Action": "s3:*"'), 's3:GetObject'), true);
    assert.equal(listsPartOf(read('"Action": "s3:Get*"'), 's3:Put*'), false);
    assert.equal(listsPartOf(read('"NotAction": "s3:Get*"'), 's3:Put*'), false);
  });

  test('a statement may speak of a resource unless its own resources rule that out', () => {
    assert.equal(mayApplyToResource(read('"Action": "iam:*", "Resource": "*"'), 'arn:aws:iam::*:user/*'), true);
    assert.equal(
      mayApplyToResource(
        read('"Action": "iam:*", "Resource": "arn:aws:iam::111122223333:user/${aws:username}"'),
        'arn:aws:iam::*:user/*',
      ),
      true,
    );
    assert.equal(
      mayApplyToResource(read('"Action": "s3:*", "Resource": "arn:aws:s3:::ledger/*"'), 'arn:aws:iam::*:user/*'),
      false,
    );
    assert.equal(mayApplyToResource(read('"Action": "s3:*", "Resource": { "Ref": "X" }'), 'arn:aws:iam::*:*'), true);
    assert.equal(mayApplyToResource(read('"Action": "sts:AssumeRole"'), 'arn:aws:iam::*:*'), true);
  });

  test('everything is a star, or no resource at all', () => {
    assert.equal(isAboutEverything(read('"Action": "s3:*", "Resource": ["arn:aws:s3:::ledger", "*"]')), true);
    assert.equal(isAboutEverything(read('"Action": "sts:AssumeRole"')), true);
    assert.equal(isAboutEverything(read('"Action": "s3:*", "Resource": "arn:aws:s3:::*"')), false);
    assert.equal(isAboutEverything(read('"Action": "s3:*", "NotResource": "arn:aws:s3:::ledger"')), false);
  });

  test('everybody is a star, bare or as an AWS principal', () => {
    const isOpen = (principal: string) => {
      const { principals } = read(`"Principal": ${principal}, "Action": "sts:AssumeRole"`);
      return principals && isEverybody(principals);
    };
    assert.equal(isOpen('"*"'), true);
    assert.equal(isOpen('{ "AWS": ["111122223333", "*"] }'), true);
    assert.equal(isOpen('{ "Service": "*" }'), false);
    assert.equal(isOpen('{ "AWS": "arn:aws:iam::*:root" }'), false);
  });

  // biome-ignore format: a table
  for (const [wide, narrow, covered] of [
    ['"Action": "s3:*"',                        '"Action": "s3:GetObject"',             true],
    ['"Action": "s3:*"',                        '"Action": ["s3:Get*", "S3:PutObject"]', true],
    ['"Action": ["s3:Get*", "s3:Put*"]',        '"Action": ["s3:GetObject", "s3:DeleteObject"]', false],
    ['"Action": "s3:GetObject"',                '"Action": "s3:Get*"',                  false],
    ['"Action": "*"',                           '"NotAction": "iam:*"',                 true],
    ['"Action": "s3:*"',                        '"NotAction": "iam:*"',                 false],
    ['"NotAction": "iam:*"',                    '"Action": "s3:*"',                     true],
    ['"NotAction": "iam:GetUser"',              '"Action": "iam:Get*"',                 false],
    ['"NotAction": "iam:Get*"',                 '"Action": "*"',                        false],
    ['"NotAction": "iam:GetUser"',              '"NotAction": ["iam:Get*", "sts:*"]',   true],
    ['"NotAction": ["iam:Get*", "sts:*"]',      '"NotAction": "iam:GetUser"',           false],
    ['"NotAction": { "Ref": "Exempt" }',        '"Action": "s3:*"',                     false],
    ['"Action": "s3:*"',                        '"Action": { "Ref": "Deeds" }',         false],
    ['"Action": "s3:*"',                        '"Action": []',                         false],
  ] as const) {
    test(`the actions of ${wide} ${covered ? 'cover' : 'do not cover'} those of ${narrow}`, () => {
      assert.equal(coversActions(read(wide), read(narrow)), covered);
    });
  }

  test('exemptions that are left out of account need not be covered', () => {
    const wide = read('"NotAction": ["iam:EnableMFADevice", "iam:GetUser"]');
    const narrow = read('"Action": "iam:*"');
    assert.equal(coversActions(wide, narrow), false);
    assert.equal(coversActions(wide, narrow, new Set(['iam:enablemfadevice'])), false);
    assert.equal(coversActions(wide, narrow, new Set(['iam:enablemfadevice', 'iam:getuser'])), true);
  });

  // biome-ignore format: a table
  for (const [wide, narrow, covered] of [
    ['"Resource": "*"',                            '"Resource": "arn:aws:s3:::ledger/*"',     true],
    ['"Resource": "arn:aws:s3:::ledger/*"',        '"Resource": "arn:aws:s3:::ledger/a"',     true],
    ['"Resource": "arn:aws:s3:::ledger/*"',        '"Resource": "arn:aws:s3:::ledger"',       false],
    ['"Resource": "arn:aws:s3:::Ledger/*"',        '"Resource": "arn:aws:s3:::ledger/a"',     false],
    ['"Resource": "arn:aws:s3:::ledger/*"',        '"Resource": "*"',                         false],
    ['"Resource": "arn:aws:iam::*:user/*"',        '"Resource": "arn:aws:iam::*:user/${aws:username}"', true],
    ['"Resource": "arn:aws:iam::*:user/${aws:username}"', '"Resource": "arn:aws:iam::*:user/${aws:username}"', true],
    ['"Resource": "arn:aws:iam::*:user/${aws:username}"', '"Resource": "arn:aws:iam::*:user/ada"', false],
    ['"NotResource": "arn:aws:s3:::ledger/*"',     '"Resource": "arn:aws:s3:::archive/*"',    true],
    ['"NotResource": "arn:aws:s3:::ledger/*"',     '"Resource": "arn:aws:s3:::*"',            false],
    ['"NotResource": "arn:aws:s3:::${aws:username}/*"', '"Resource": "arn:aws:s3:::ledger/*"', false],
  ] as const) {
    test(`the resources of ${wide} ${covered ? 'cover' : 'do not cover'} those of ${narrow}`, () => {
      assert.equal(coversResources(read(wide), read(narrow)), covered);
    });
  }

  test('a statement covers another one only if actions, resources, principals and conditions do', () => {
    const narrow = '"Principal": { "AWS": "111122223333" }, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::a/*"';
    const covers = (wide: string, more = '') => coversStatement(read(wide), read(`${narrow}${more}`), none);
    assert.equal(covers('"Principal": "*", "Action": "s3:*", "Resource": "*"'), true);
    assert.equal(
      covers('"Principal": { "AWS": ["111122223333", "444455556666"] }, "Action": "s3:*", "Resource": "*"'),
      true,
    );
    assert.equal(covers('"Principal": { "AWS": "444455556666" }, "Action": "s3:*", "Resource": "*"'), false);
    assert.equal(covers('"NotPrincipal": { "AWS": "444455556666" }, "Action": "s3:*", "Resource": "*"'), false);
    assert.equal(covers('"Principal": "*", "Action": "s3:Put*", "Resource": "*"'), false);
    assert.equal(covers('"Principal": "*", "Action": "s3:*", "Resource": "arn:aws:s3:::b/*"'), false);
    const inside = ', "Condition": { "StringEquals": { "aws:SourceVpc": ["b", "a"] } }';
    const everywhere = '"Principal": "*", "Action": "s3:*", "Resource": "*"';
    assert.equal(covers(`${everywhere}${inside}`), false);
    assert.equal(covers(`${everywhere}${inside}`, inside), true);
    assert.equal(
      covers(`${everywhere}, "Condition": { "stringequals": { "AWS:SourceVpc": ["a", "b"] } }`, inside),
      true,
    );
    assert.equal(covers(`${everywhere}, "Condition": { "StringEquals": { "aws:SourceVpc": "a" } }`, inside), false);
    assert.equal(
      covers(`${everywhere}, "Condition": { "StringEquals": { "aws:SourceVpc": { "Ref": "V" } } }`, inside),
      false,
    );
  });

  test('tests and principals that are left out of account do not count', () => {
    const wide = read(
      '"Principal": { "AWS": "111122223333" }, "Action": "s3:*", "Resource": "*", "Condition": { "Bool": { "aws:SecureTransport": "true" } }',
    );
    const narrow = read(
      '"Principal": { "AWS": "111122223333", "Service": "ec2.amazonaws.com" }, "Action": "s3:*", "Resource": "*"',
    );
    const tests = new Set(wide.conditions?.tests);
    assert.equal(coversStatement(wide, narrow, { tests }), false);
    assert.equal(coversStatement(wide, narrow, { tests, principals: ({ type }) => type === 'Service' }), true);
    assert.equal(coversStatement(wide, narrow, { tests: new Set(), principals: () => true }), false);
  });

  test('statements may share an action or a resource unless their lists show that they do not', () => {
    assert.equal(mayShareAction(read('"Action": "s3:*"'), read('"Action": "s3:GetObject"')), true);
    assert.equal(mayShareAction(read('"Action": "s3:Get*"'), read('"Action": "s3:Put*"')), false);
    assert.equal(mayShareAction(read('"NotAction": "iam:*"'), read('"Action": "iam:GetUser"')), false);
    assert.equal(mayShareAction(read('"Action": "iam:GetUser"'), read('"NotAction": "iam:*"')), false);
    assert.equal(mayShareAction(read('"NotAction": "iam:*"'), read('"NotAction": "s3:*"')), true);
    assert.equal(
      mayShareResource(read('"Resource": "arn:aws:s3:::a/*"'), read('"Resource": "arn:aws:s3:::b/*"')),
      false,
    );
    assert.equal(
      mayShareResource(read('"Resource": "arn:aws:s3:::a/*"'), read('"Resource": "arn:aws:s3:::${aws:username}/*"')),
      true,
    );
    assert.equal(mayShareResource(read('"Resource": "arn:aws:s3:::a/*"'), read('"Action": "s3:*"')), true);
  });

  test('long lists give the same answers as short ones', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', '*'), maxLength: 4 });
    const list = fc.array(word, { minLength: 9, maxLength: 14 });
    fc.assert(
      fc.property(list, fc.array(word, { minLength: 1, maxLength: 3 }), (long, short) => {
        const wide = read(`"Action": ${JSON.stringify(long)}`);
        const narrow = read(`"Action": ${JSON.stringify(short)}`);
        const one = (item: string) => read(`"Action": ${JSON.stringify(item)}`);
        assert.equal(
          coversActions(wide, narrow),
          short.every((item) => long.some((other) => coversActions(one(other), one(item)))),
        );
        assert.equal(
          mayShareAction(wide, narrow),
          short.some((item) => long.some((other) => mayShareAction(one(other), one(item)))),
        );
      }),
      { numRuns: 100 },
    );
  });

  test('two statements have the same scope if they differ only in effect, id and the tests left out', () => {
    const scope = (text: string) => {
      const statement = read(text);
      const mfa = statement.conditions?.tests.filter(({ key }) => key.value === 'aws:MultiFactorAuthPresent');
      return describeScope(statement, new Set(mfa));
    };
    const plain = '"Action": "s3:*", "Resource": "*"';
    const mfa = '"Bool": { "aws:MultiFactorAuthPresent": "false" }';
    assert.equal(scope(`"Sid": "A", ${plain}, "Condition": { ${mfa} }`), scope(`${plain}, "Condition": { ${mfa} }`));
    assert.notEqual(
      scope(`${plain}, "Condition": { ${mfa}, "Null": { "aws:username": "true" } }`),
      scope(`${plain}, "Condition": { ${mfa} }`),
    );
    assert.notEqual(scope('"Action": "s3:*", "Resource": "*"'), scope('"NotAction": "s3:*", "Resource": "*"'));
    assert.notEqual(scope('"Principal": "*", "Action": "s3:*"'), scope('"Action": "s3:*"'));
  });
});

function read(elements: string): Statement {
  const [, statement] = readOneStatement(`{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", ${elements} } }`);
  return statement;
}
