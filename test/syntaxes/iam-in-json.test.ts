import assert from 'node:assert/strict';
import grammar from '../../syntaxes/iam-in-json.tmLanguage.json';
import { assertTakesAtMost } from '../support/cost';

const { repository } = grammar;

suite('the colours of IAM in JSON strings', () => {
  test('actions are the service and the name, as the whole of a string', () => {
    colours(repository.action.match, [
      '"s3:GetObject"',
      '"iam:*"',
      '"sts:Assume*"',
      '"cognito-idp:AdminGetUser"',
      '\\"s3:PutObject\\"',
    ]);
  });

  test('ordinary strings are not taken for actions', () => {
    leaves(repository.action.match, [
      '"http://x"',
      '"a:b"',
      '"mailto:a@b.c"',
      '"12:Foo"',
      '"npm:Foo bar"',
      '"Note: Hello"',
      '"x y:Z"',
      '"aws:SourceIp":',
    ]);
  });

  test('condition keys are keys of an object', () => {
    colours(repository['condition-key'].match, [
      '"aws:MultiFactorAuthPresent":',
      '"aws:PrincipalTag/team" :',
      '"s3:prefix":',
      '"token.actions.githubusercontent.com:sub":',
      '\\"aws:username\\": 1',
    ]);
    leaves(repository['condition-key'].match, ['"s3:GetObject"', '"http://x": 1', '"a:b": 1', '"http://X": 1']);
  });

  test('ARNs begin with a partition, a service, a region and an account', () => {
    colours(repository.arn.begin, [
      '"arn:aws:iam::123456789012:mfa/x"',
      '"arn:aws:s3:::bucket/*"',
      '"arn:aws-us-gov:sns:us-gov-west-1:*:t"',
      '"arn:*:iam::aws:policy/x"',
      '"arn:aws:iam::${aws:PrincipalAccount}:mfa/x"',
    ]);
    leaves(repository.arn.begin, [
      '"arn:aws"',
      '"an arn:aws:iam::123456789012:x"',
      '"arn:aws:iam::12:x"',
      '"barn:aws:s3:::x"',
    ]);
  });

  test('policy variables are those that IAM knows', () => {
    colours(repository.variable.match, ['${aws:username}', '${saml:sub}', "${aws:PrincipalTag/team, 'none'}"]);
    leaves(repository.variable.match, [
      '${env:HOME}',
      '${config:x.y}',
      '${workspaceFolder}',
      '${aws:}',
      '$aws:username',
    ]);
  });

  test('long strings take no time', () => {
    const long = 'a'.repeat(200_000);
    assertTakesAtMost(1000, () => {
      for (const text of [`"${long}:A"`, `"arn:aws:${long}"`, `\${aws:${long}`, `"aws:A/${long}`]) {
        for (const pattern of [
          repository.action.match,
          repository['condition-key'].match,
          repository.arn.begin,
          repository.variable.match,
        ]) {
          assert.equal(new RegExp(pattern).test(text), false);
        }
      }
    });
  });
});

function colours(pattern: string, texts: readonly string[]): void {
  for (const text of texts) assert.match(text, new RegExp(pattern));
}

function leaves(pattern: string, texts: readonly string[]): void {
  for (const text of texts) assert.doesNotMatch(text, new RegExp(pattern));
}
