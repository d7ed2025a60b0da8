import assert from 'node:assert/strict';
import { analyze } from '../../server/src/engine/analyze';
import { catalogue } from '../../server/src/engine/catalogue';
import { editsBeside } from '../../server/src/features/companions';
import { canBeIgnored, ignoreComment } from '../../server/src/features/ignore-comment';
import {
  commandsOf,
  findingsAt,
  findQuickFix,
  quickFixes,
  whyNoSafeFix,
  whyUnfixable,
} from '../../server/src/features/quick-fix';
import { statusOf } from '../../server/src/features/status';
import { resolveSettings } from '../../server/src/settings/resolve';
import { applyEdits } from '../../server/src/text/edit';
import { testRules } from '../support/lsp-rules';
import { fillExamples } from '../support/made-up';
import { readMarks } from '../support/marks';

suite('quick fixes of a finding', () => {
  test('a finding is found from any place in it, and from its end', () => {
    const { text, reported } = readMarks('{ "Statement": [{ "Effect": "Allow", "Action": «"*"», "Resource": "*" }] }');
    const { analysis } = review(text);
    const [at] = reported;
    assert.ok(at);
    const foundAt = (offset: number) => findingsAt(analysis, { start: offset, end: offset }).length;
    assert.deepEqual([at.start - 1, at.start, at.start + 1, at.end, at.end + 1].map(foundAt), [0, 1, 1, 1, 0]);
  });

  test('a selection over two findings gives both', () => {
    const text = '{ "Statement": [{ "Effect": "allow", "Action": "*", "Resource": "*" }] }';
    const { analysis } = review(text);
    assert.equal(findingsAt(analysis, { start: 0, end: text.length }).length, 2);
  });

  test('the first fix that can be written is preferred', () => {
    const { document, analysis } = review('{ "Id": "stuck", "Version": "2012-10-17", "Statement": [] }');
    const fixes = analysis.findings.flatMap((finding) => quickFixes(document, finding));
    assert.deepEqual(
      fixes.map(({ fix, preferred, written }) => [fix.title, preferred, 'edits' in written]),
      [
        ['Stay stuck', false, false],
        ['Let go', true, true],
      ],
    );
  });

  test('a fix is found again by its rule, its place and its title', () => {
    const { document, analysis } = review('{ "Id": "stuck", "Version": "2012-10-17", "Statement": [] }');
    const span = { start: 8, end: 15 };
    const name = { ruleId: 'test/no-stuck-id', span, title: 'Let go' };
    assert.equal(findQuickFix(document, analysis, name)?.fix.access, 'widens');
    assert.equal(findQuickFix(document, analysis, { ...name, title: 'Let all go' }), undefined);
    assert.equal(findQuickFix(document, analysis, { ...name, span: { start: 8, end: 14 } }), undefined);
    assert.equal(findQuickFix(document, analysis, { ...name, ruleId: 'test/no-star' }), undefined);
  });

  test('a broken text says why it cannot be fixed', () => {
    const broken = review('{ "Statement": [{ "Effect": "allow", "Action": "s3:Get*" "Resource": "*" }] }').analysis;
    const [finding] = broken.findings;
    assert.ok(finding);
    assert.equal(whyUnfixable(broken, finding), 'Fixes wait until the syntax is whole. A comma is missing.');
    assert.equal(whyNoSafeFix(broken), whyUnfixable(broken, finding));
  });

  test('only a fix that keeps access counts as safe', () => {
    const statement = '{ "Statement": [{ "Effect": "Allow", "Action": "*", "Resource": "*" }] }';
    assert.equal(
      whyNoSafeFix(review(statement).analysis),
      'No finding in this file has a fix that keeps access as it is.',
    );
    assert.equal(whyNoSafeFix(review(statement.replace('Allow', 'allow')).analysis), undefined);
  });
});

suite('the comment that ignores a finding', () => {
  test('it stands above the line and is indented like it', () => {
    const { document, analysis } = review('{\n  "Statement": [\n\t  { "Effect": "Allow", "Action": "*" }\n  ]\n}\n');
    const [finding] = analysis.findings;
    assert.ok(finding);
    const comment = ignoreComment(document, finding, { open: '//' });
    assert.deepEqual(comment, { at: 19, before: '\t  // two-gates-ignore-next-line test/no-star -- ', after: '\n' });
    const text = `${document.text.slice(0, comment.at)}${comment.before}Why.${comment.after}${document.text.slice(comment.at)}`;
    assert.deepEqual(review(text).analysis.findings, []);
  });

  test('on the first line it stands at the start of the text', () => {
    const { document, analysis } = review('{ "Statement": [{ "Effect": "Allow", "Action": "*" }] }');
    const [finding] = analysis.findings;
    assert.equal(finding && ignoreComment(document, finding, { open: '//' }).at, 0);
  });

  test('a finding about such a comment cannot be ignored by another one', () => {
    const { analysis } = review('{\n  // two-gates-ignore-next-line test/no-star -- Why.\n  "Statement": []\n}\n');
    assert.deepEqual(
      analysis.findings.map((finding) => [finding.ruleId, canBeIgnored(finding)]),
      [['engine/no-unused-suppression', false]],
    );
  });
});

suite('the status of a file', () => {
  test('it names each policy with its kind and place', () => {
    const { analysis } = review(
      '{ "PolicyDocument": { "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" }] } }',
    );
    const { policies, notAnalysed } = statusOf(analysis);
    assert.deepEqual(
      policies.map(({ place }) => place),
      ['PolicyDocument'],
    );
    assert.deepEqual(notAnalysed, []);
  });

  test('what is broken or was left out is said once', () => {
    const note = { message: 'An intrinsic cannot be resolved.' };
    const status = statusOf({
      findings: [],
      policies: [],
      credentials: [],
      routes: [],
      notes: [note, note],
      broken: [{ message: 'A comma is missing.' }],
    });
    assert.deepEqual(status.notAnalysed, ['A comma is missing.', 'An intrinsic cannot be resolved.']);
  });
});

function review(text: string) {
  const document = { path: 'policy.json', text };
  return { document, analysis: analyze(document, resolveSettings([], testRules), { rules: testRules }) };
}

suite('quick fixes of a credential', () => {
  const offered = (path: string, code: string) => {
    const document = { path, text: fillExamples(code) };
    const { findings } = analyze(document, resolveSettings([], catalogue));
    return findings
      .flatMap((finding) => quickFixes(document, finding))
      .map(({ fix, preferred, written, companions }) => ({
        title: fix.title,
        preferred,
        safe: fix.access === 'keeps',
        gives: 'edits' in written ? applyEdits(document.text, editsBeside(written.edits, companions)) : written.refused,
        beside: companions.map(({ file, entry }) => `${file}: ${entry}`),
      }));
  };

  test('the language of the document says what takes its place', () => {
    assert.deepEqual(offered('a.rb', 'GITHUB_TOKEN = "<github-pat>"\n'), [
      {
        title: 'Read it from the environment as GITHUB_TOKEN (then rotate it)',
        preferred: true,
        safe: false,
        gives: 'GITHUB_TOKEN = ENV.fetch("GITHUB_TOKEN")\n',
        beside: [],
      },
      {
        title:
          'Read it from the environment as GITHUB_TOKEN (then rotate it), and add it to .env.example, .env and .gitignore',
        preferred: false,
        safe: false,
        gives: 'GITHUB_TOKEN = ENV.fetch("GITHUB_TOKEN")\n',
        beside: ['.env.example: GITHUB_TOKEN=', '.env: GITHUB_TOKEN=', '.gitignore: .env'],
      },
    ]);
  });

  test('what another file declares is not declared in the document as well', () => {
    const [alone, beside] = offered('main.tf', 'github_token = "<github-pat>"\n');
    const block = 'variable "github_token" {\n  type      = string\n  sensitive = true\n}';
    assert.deepEqual([alone?.gives, alone?.beside], [`github_token = var.github_token\n\n${block}\n`, []]);
    assert.deepEqual(
      [beside?.gives, beside?.beside],
      ['github_token = var.github_token\n', [`variables.tf: ${block}`]],
    );
    assert.equal(beside?.title, `${alone?.title}, and declare it in variables.tf`);
  });

  test('a command line that two fixes share is offered once', () => {
    const text = fillExamples('jobs:\n  a:\n    env:\n      GH: <github-pat>\n');
    const document = { path: '.github/workflows/a.yml', text };
    const [finding] = analyze(document, resolveSettings([], catalogue)).findings;
    assert.ok(finding);
    const fixes = quickFixes(document, finding);
    const twice = commandsOf([...fixes, ...fixes]);
    assert.deepEqual(
      twice.map((command) => command.text),
      ['gh secret set GH_TOKEN'],
    );
  });

  test('where no way is known, the reason is given', () => {
    assert.deepEqual(offered('a.cob', 'MOVE "<github-pat>" TO TOKEN.\n'), [
      {
        title: 'Take the value out of the text (then rotate it: it is exposed)',
        preferred: false,
        safe: false,
        gives: 'Nothing is known of this language.',
        beside: [],
      },
    ]);
  });
});
