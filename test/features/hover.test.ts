import assert from 'node:assert/strict';
import { analyze } from '../../server/src/engine/analyze';
import { catalogue } from '../../server/src/engine/catalogue';
import { hover } from '../../server/src/features/hover';
import { resolveSettings } from '../../server/src/settings/resolve';
import { readMarks } from '../support/marks';

const settings = resolveSettings([], catalogue);

/** The hover on the marked text, asked for in its middle, and the text that it is about. */
function hoverOn(marked: string, path = 'policy.json') {
  const { text, reported } = readMarks(marked);
  const [at] = reported;
  assert.ok(at, 'nothing is marked');
  const found = hover(analyze({ path, text }, settings), Math.floor((at.start + at.end) / 2));
  return found && { about: text.slice(found.span.start, found.span.end), paragraphs: found.markdown.split('\n\n') };
}

const condition = '"aws:MultiFactorAuthPresent": "true"';
const openAllow = '**Does not ask for MFA of everyone: also lets in access keys.**';
const pageOfOpenAllow = 'https://github.com/two-gates/two-gates/blob/main/docs/rules/mfa/no-open-allow.md';

suite('The hover on an MFA condition', () => {
  test('is the same on its key and its value, and is about both', () => {
    for (const marked of [
      '{ "Effect": "Allow", "Action": "s3:Get*", "Resource": "*", "Condition": { "BoolIfExists": { «"aws:MultiFactorAuthPresent"»: "true" } } }',
      '{ "Effect": "Allow", "Action": "s3:Get*", "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": «"true"» } } }',
    ]) {
      const found = hoverOn(marked);
      assert.equal(found?.about, condition);
      assert.equal(found?.paragraphs[0], openAllow);
    }
  });

  test('is there on its operator too', () => {
    const found = hoverOn(
      '{ "Effect": "Allow", "Action": "s3:Get*", "Resource": "*", "Condition": { «"BoolIfExists"»: { "aws:MultiFactorAuthPresent": "true" } } }',
    );
    assert.equal(found?.about, '"BoolIfExists"');
    assert.equal(found?.paragraphs[0], openAllow);
  });

  test('tells the verdict, who gets through, who is not concerned, what is uncertain, the page, and the kind of policy', () => {
    const found = hoverOn(
      '{ "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:user/ada" }, "Action": "sts:AssumeRole", "Condition": { "BoolIfExists": { «"aws:MultiFactorAuthPresent"»: "true" } } }',
    );
    assert.deepEqual(found?.paragraphs, [
      '**Does not ask for MFA of everyone: also lets in access keys and federated sign-ins.**',
      [
        '| Who | Let in |',
        '| --- | --- |',
        '| IAM user, console with MFA | yes, if it is one that is named |',
        '| IAM user, console without MFA | no |',
        '| IAM user, access key | yes, if it is one that is named |',
        '| IAM user, session token with MFA | yes, if it is one that is named |',
      ].join('\n'),
      'An Allow restricts nothing if another policy grants the same.',
      'Not concerned: Root user, console with MFA; Root user, access key; Assumed role; Single sign-on (Identity Center); SAML or OIDC federation; EC2 or Lambda role; AWS service; Anonymous.',
      `[mfa/no-open-allow](${pageOfOpenAllow})`,
      'Read as a trust policy, because it names a principal and only actions that take on a role.',
    ]);
  });

  test('says why a row is uncertain', () => {
    const found = hoverOn(
      '{ "Effect": "Deny", "Action": "s3:Get*", "Resource": "*", "Condition": { "BoolIfExists": { «"aws:MultiFactorAuthPresent"»: "false" } } }',
    );
    assert.ok(found?.paragraphs[1]?.startsWith('| Who | Gets past |'));
    assert.ok(found?.paragraphs[1]?.includes('| Assumed role | uncertain |'));
    assert.equal(
      found?.paragraphs[3],
      'Uncertain, because sources disagree:\n- Assumed role: AWS documents that role sessions carry no MFA; for roles taken on with MFA, reports from the field differ.',
    );
  });

  test('leads to the list of all rules where nothing was found', () => {
    const found = hoverOn(
      '{ "Effect": "Allow", "Action": "s3:Get*", "Resource": "*", "Condition": { "Bool": { «"aws:MultiFactorAuthPresent"»: "true" } } }',
    );
    assert.ok(
      found?.paragraphs.includes('[All rules](https://github.com/two-gates/two-gates/blob/main/docs/rules/README.md)'),
    );
  });
});

suite('The hover on an effect', () => {
  test('tells which requests reach a statement that tests MFA', () => {
    const found = hoverOn(
      '{ "Effect": «"Allow"», "Action": "s3:Get*", "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "true" } } }',
    );
    assert.equal(found?.about, '"Allow"');
    assert.deepEqual(found?.paragraphs.slice(0, 2), [
      openAllow,
      [
        '| Requests of | Reach it |',
        '| --- | --- |',
        '| access keys | yes |',
        '| sessions without MFA | no |',
        '| sessions with fresh MFA | yes |',
        '| sessions with old MFA | yes |',
      ].join('\n'),
    ]);
  });

  test('tells that any request reaches a statement without such a test, and what a Deny beside it keeps out', () => {
    const found = hoverOn(`{ "Version": "2012-10-17", "Statement": [
      { "Effect": «"Allow"», "Action": "s3:Get*", "Resource": "*" },
      { "Effect": "Deny", "Action": "s3:*", "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "false" } } }
    ] }`);
    assert.deepEqual(found?.paragraphs.slice(0, 2), [
      '**Reaches every request, with MFA or without.**',
      'A Deny of this policy keeps out sessions without MFA.',
    ]);
  });
});

suite('A hover on the policy of a stranger', () => {
  test('shows the name of a folder as text, never as a link', () => {
    const policy = '{ "Effect": «"Deny"», "Action": "*", "Resource": "*" }';
    const found = hoverOn(policy, '[scp](https://example.com)/scp/deny.json');
    assert.doesNotMatch(found?.paragraphs.at(-1) ?? '', /(?<!\\)[[\]]/);
  });
});

suite('No hover', () => {
  test('is on other conditions, on other elements, and outside of policies', () => {
    for (const marked of [
      '{ "Effect": "Allow", "Action": «"s3:Get*"», "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } }',
      '{ "Effect": "Allow", "Action": "s3:Get*", "Resource": "*", "Condition": { "Bool": { «"aws:SecureTransport"»: "true" } } }',
      '[{ "Effect": "Allow", "Action": "s3:Get*", "Resource": "*" }, { "note": «"Effect"» }]',
    ]) {
      assert.equal(hoverOn(marked), undefined);
    }
  });
});
