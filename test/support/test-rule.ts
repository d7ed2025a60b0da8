import assert from 'node:assert/strict';
import { defaultSensitiveActions } from '../../server/src/knowledge/mfa/sensitive-actions';
import { noGuardNames, type Team } from '../../server/src/model/team';
import { readDocument, writeChange } from '../../server/src/readers/index';
import { type PolicyRule, type Report, type Severity, wording } from '../../server/src/rules/define';
import { policyRules } from '../../server/src/rules/index';
import type { TextDocument } from '../../server/src/text/document';
import { applyEdits } from '../../server/src/text/edit';
import type { Span } from '../../server/src/text/span';
import { readMarks } from './marks';

interface Case {
  /** The document. « » stands around what must be reported, ‹ › around what a report points back to. */
  readonly code: string;
  /** Where the document stands; the folder can tell what a policy is attached to. */
  readonly path?: string;
  readonly team?: Partial<Team>;
}

interface FlaggedCase extends Case {
  /** The whole message of each report, in the order of the marks. */
  readonly says: readonly string[];
  /** The severity of the reports, where it is not the rule's. */
  readonly severity?: Severity;
  /** The document after the first fix of the first report; left out where the report offers none. */
  readonly fixed?: string;
  /** The titles of the fixes of the first report, in their order. */
  readonly offers?: readonly string[];
}

interface Table {
  readonly clean: Readonly<Record<string, string | Case>>;
  readonly flagged: Readonly<Record<string, FlaggedCase>>;
}

/**
 * Runs a table of cases against one rule. Beside the sentences and places that a case states, every fix of every
 * report is tried: the text must stay valid, the finding must be gone, and no new error may appear from any rule.
 */
export function testRule(rule: PolicyRule, { clean, flagged }: Table): void {
  suite(rule.id, () => {
    for (const [name, written] of Object.entries(clean)) {
      test(`says nothing about ${name}`, () => {
        const given: Case = typeof written === 'string' ? { code: written } : written;
        assert.deepEqual(review(rule, given, given.code).map(sentence(rule)), []);
      });
    }
    for (const [name, given] of Object.entries(flagged)) test(`reports ${name}`, () => checkFlagged(rule, given));
    for (const [at, code] of rule.examples.bad.entries()) {
      test(`reports the bad example ${at + 1} of its page`, () => {
        assert.notEqual(review(rule, { code, team: { signIn: ['iamUsers'] } }, code).length, 0);
      });
    }
    for (const [at, code] of rule.examples.good.entries()) {
      test(`says nothing about the good example ${at + 1} of its page`, () => {
        assert.deepEqual(review(rule, { code, team: { signIn: ['iamUsers'] } }, code).map(sentence(rule)), []);
      });
    }
  });
}

function checkFlagged(rule: PolicyRule, given: FlaggedCase): void {
  const { text, reported, related } = readMarks(given.code);
  const reports = [...review(rule, given, text)].sort((a, b) => a.at.start - b.at.start || a.at.end - b.at.end);
  assert.deepEqual(reports.map(sentence(rule)), given.says);
  assert.deepEqual(
    reports.map(({ at }) => slice(text, at)),
    [...reported].sort((a, b) => a.start - b.start || a.end - b.end).map((span) => slice(text, span)),
    'what is reported',
  );
  const pointed = reports.flatMap((report) => report.related?.map(({ at }) => slice(text, at)) ?? []);
  if (related.length > 0)
    assert.deepEqual(
      [...new Set(pointed)],
      related.map((span) => slice(text, span)),
      'what is pointed to',
    );
  for (const report of reports) {
    assert.equal(report.severity ?? rule.severity, given.severity ?? rule.severity, 'severity');
    assert.doesNotMatch(wording(rule, report), /\{\w+\}/, 'a hole is not filled');
    checkFixes(rule, given, text, report);
  }
  const first = reports[0]?.fixes?.[0];
  assert.equal(first && fix(given, text, first.change), given.fixed, 'the text after the first fix');
  if (given.offers)
    assert.deepEqual(
      reports[0]?.fixes?.map(({ title }) => title),
      given.offers,
    );
}

function checkFixes(rule: PolicyRule, given: Case, text: string, report: Report): void {
  for (const { title, access, change } of report.fixes ?? []) {
    const fixed = fix(given, text, change);
    assert.notEqual(fixed, text, `"${title}" changes nothing`);
    const reading = read(given, fixed);
    assert.deepEqual(reading.broken, [], `"${title}" leaves broken text`);
    const count = (code: string) =>
      review(rule, given, code).filter((one) => sentence(rule)(one) === sentence(rule)(report)).length;
    assert.equal(count(fixed) < count(text), true, `the finding is still there after "${title}":\n${fixed}`);
    const before = errors(given, text);
    const added = errors(given, fixed).filter((error) => !before.includes(error));
    assert.deepEqual(added, [], `new errors after "${title}":\n${fixed}`);
    if (access !== 'keeps')
      assert.match(
        title,
        /\(.*(narrows|widens|changes).*\)|\baccess\b/,
        `"${title}" does not say what it does to access`,
      );
  }
}

function read(given: Case, text: string) {
  return readDocument(toDocument(given, text));
}

function review(rule: PolicyRule, given: Case, text: string): readonly Report[] {
  const team: Team = {
    signIn: [],
    sensitiveActions: defaultSensitiveActions,
    ownAccounts: [],
    guards: noGuardNames,
    ...given.team,
  };
  const options = Object.fromEntries(
    Object.entries(rule.options ?? {}).map(([name, option]) => [name, option.default]),
  );
  const reading = read(given, text);
  assert.notEqual(reading.policies.length, 0, 'the text holds no policy');
  return reading.policies.flatMap((policy) => [...rule.check(policy, { team, options: options as never })]);
}

function errors(given: Case, text: string): readonly string[] {
  return policyRules.flatMap((rule) =>
    review(rule, given, text)
      .filter((report) => (report.severity ?? rule.severity) === 'error')
      .map((report) => `${rule.id}: ${sentence(rule)(report)}`),
  );
}

function fix(given: Case, text: string, change: NonNullable<Report['fixes']>[number]['change']): string {
  const written = writeChange(toDocument(given, text), change);
  assert.ok('edits' in written, 'refused' in written ? written.refused : '');
  return applyEdits(text, written.edits);
}

function toDocument(given: Case, text: string): TextDocument {
  return { path: given.path ?? 'policy.json', text };
}

function sentence(rule: PolicyRule): (report: Report) => string {
  return (report) => wording(rule, report);
}

function slice(text: string, { start, end }: Span): string {
  return `${start}: ${text.slice(start, end)}`;
}
