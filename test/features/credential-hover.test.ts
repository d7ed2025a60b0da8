import assert from 'node:assert/strict';
import { analyze } from '../../server/src/engine/analyze';
import { catalogue } from '../../server/src/engine/catalogue';
import { hover } from '../../server/src/features/hover';
import { resolveSettings } from '../../server/src/settings/resolve';
import { fillExamples, madeUpArmour, madeUpJwt, madeUpKeyBody } from '../support/made-up';

const settings = resolveSettings([], catalogue);

/** The hover on the first credential of a text, or on its first half. */
function hoverOn(text: string, path = 'a.py', at: 'value' | 'part' = 'value') {
  const analysis = analyze({ path, text }, settings);
  const [credential] = analysis.credentials;
  assert.ok(credential, 'the text holds no credential');
  const span = at === 'value' ? credential.span : credential.parts[0]?.span;
  assert.ok(span, 'the credential has no other half');
  return hover(analysis, span.start + 1)?.markdown ?? '';
}

suite('The hover on a credential', () => {
  test('says what it is, masked, who issued it and whether its checksum holds', () => {
    const text = hoverOn(fillExamples('token = "<github-pat>"'));
    assert.match(text, /^\*\*GitHub personal access token: well-formed, so whoever reads this file has it\.\*\*\n/);
    const [, facts, toDo, why, better, rules] = text.split('\n\n');
    const life = 'Lives until somebody takes it back';
    assert.equal(facts, `\`ghp_…\` (40 characters) · Issued by GitHub · Checksum holds · ${life} · Given to token`);
    assert.match(toDo ?? '', /^\[Rotate it\]\(https:\/\/docs\.github\.com\/\S+\) where it was issued: /);
    assert.match(why ?? '', /^Why:\n- \S/);
    assert.match(better ?? '', /^Better: /);
    assert.match(rules ?? '', /^\[credential\/no-provider-token\]\(https:/);
  });

  test('names the account of an AWS key and what should replace it, on either half', () => {
    const pair = fillExamples('{ "accessKeyId": "<aws-access-key-id>", "secretAccessKey": "<aws-secret-key>" }');
    for (const half of ['value', 'part'] as const) {
      const text = hoverOn(pair, 'a.json', half);
      assert.match(text, / · Account 123456789012 · Access key id `AKIA…` \(20 characters\) · /);
      assert.match(text, /^Better: An IAM role /m);
    }
  });

  test('tells when a token expires and who issued it, by its claims', () => {
    const jwt = madeUpJwt({ iss: 'https://id.acme.dev', sub: 'u1', iat: 1_700_000_000, exp: 1_900_000_000 });
    const text = hoverOn(`token = "${jwt}"`);
    assert.match(text, / · Issued by https:\/\/id\.acme\.dev · Expires 2030-03-17 · /);
    assert.doesNotMatch(text, /Lives /);
  });

  test('lets no claim of a stranger act as markup', () => {
    const jwt = madeUpJwt({ iss: 'x | [y](http://z) <b>\n# q', sub: 'u1', exp: 1_900_000_000 });
    const text = hoverOn(`token = "${jwt}"`);
    assert.match(text, / · Issued by x \\\| \\\[y\\\]\(http:\/\/z\) \\<b\\> # q · /);
  });

  test('has no advice for what is public by design', () => {
    const text = hoverOn(fillExamples('key = "<newrelic-browser-key>"'));
    assert.match(text, /public by design/);
    assert.doesNotMatch(text, /Better:|Rotate/);
  });

  test('says why a documented example was not reported', () => {
    const text = hoverOn(`id = "${['AKIA', 'IOSFODNN7EXAMPLE'].join('')}"`);
    assert.match(text, /a documented example/);
    assert.match(text, /^- .*documentation\.$/m);
    assert.doesNotMatch(text, /no-provider-token/);
  });

  test('says what should stand in place of a resource that makes a key', () => {
    const text = hoverOn('resource "aws_iam_access_key" "deploy" {\n  user = "x"\n}\n', 'main.tf');
    assert.match(text, /^Better: An IAM role /m);
    assert.doesNotMatch(text, /characters\)|Rotate/);
  });

  test('shows the kind of a private key and nothing of its body', () => {
    const text = hoverOn(`KEY = """${madeUpArmour('EC PRIVATE KEY', madeUpKeyBody())}"""`);
    assert.match(text, /^`EC PRIVATE KEY` \(\d+ characters\) · /m);
    assert.doesNotMatch(text, new RegExp(madeUpKeyBody().slice(0, 6)));
  });
});
