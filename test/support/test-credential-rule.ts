import assert from 'node:assert/strict';
import { examplePath } from '../../server/src/features/rule-help';
import { noGuardNames } from '../../server/src/model/team';
import { readDocument, writeChange } from '../../server/src/readers/index';
import {
  type CredentialRule,
  type Report,
  type RuleContext,
  type Severity,
  wording,
} from '../../server/src/rules/define';
import type { TextDocument } from '../../server/src/text/document';
import { applyEdits } from '../../server/src/text/edit';
import type { Span } from '../../server/src/text/span';
import { fillExamples } from './made-up';
import { readMarks } from './marks';

interface Case {
  /** The document. « » stands around what must be reported, and the id of a shape in angle brackets for a secret. */
  readonly code: string;
  /** Where the document stands, if that is not told by its text. */
  readonly path?: string;
}

interface FlaggedCase extends Case {
  /** The whole message of each report, in the order of the marks. */
  readonly says: readonly string[];
  /** The severity of the reports, where it is not the rule's. */
  readonly severity?: Severity;
  /** The document after the first fix of the first report. */
  readonly fixed?: string;
  /** The titles of the fixes of the first report, in their order. */
  readonly offers?: readonly string[];
}

interface Table {
  readonly clean: Readonly<Record<string, string | Case>>;
  readonly flagged: Readonly<Record<string, FlaggedCase>>;
}

/** Runs a table of cases against one rule, with secrets that are made up anew. */
export function testCredentialRule(rule: CredentialRule, { clean, flagged }: Table): void {
  suite(rule.id, () => {
    for (const [name, written] of Object.entries(clean)) {
      test(`says nothing about ${name}`, () => {
        const given: Case = typeof written === 'string' ? { code: written } : written;
        assert.deepEqual(review(rule, toDocument(given)).map(sentence(rule)), []);
      });
    }
    for (const [name, given] of Object.entries(flagged)) test(`reports ${name}`, () => checkFlagged(rule, given));
    for (const [at, code] of rule.examples.bad.entries()) {
      test(`reports the bad example ${at + 1} of its page`, () => {
        assert.equal(review(rule, toDocument({ code })).length, 1);
      });
    }
    for (const [at, code] of rule.examples.good.entries()) {
      test(`says nothing about the good example ${at + 1} of its page`, () => {
        assert.deepEqual(review(rule, toDocument({ code })).map(sentence(rule)), []);
      });
    }
  });
}

function checkFlagged(rule: CredentialRule, given: FlaggedCase): void {
  const { text, reported } = readMarks(fillExamples(given.code));
  const document = { path: given.path ?? examplePath(given.code), text };
  const reports = [...review(rule, document)].sort((a, b) => a.at.start - b.at.start);
  assert.deepEqual(reports.map(sentence(rule)), given.says);
  assert.deepEqual(
    reports.map(({ at }) => place(at)),
    reported.map(place),
    'what is reported',
  );
  for (const report of reports) {
    assert.equal(report.severity ?? rule.severity, given.severity ?? rule.severity, 'severity');
    assert.doesNotMatch(wording(rule, report), /\{\w+\}/, 'a hole is not filled');
  }
  const [first] = reports;
  if (given.offers) {
    assert.deepEqual(
      first?.fixes?.map(({ title }) => title),
      given.offers,
    );
  }
  if (given.fixed !== undefined) {
    const fix = first?.fixes?.[0];
    assert.ok(fix, 'no fix is offered');
    const written = writeChange(document, fix.change);
    assert.ok('edits' in written, 'refused' in written ? written.refused : '');
    assert.equal(applyEdits(text, written.edits), fillExamples(given.fixed));
  }
}

function toDocument({ code, path }: Case): TextDocument {
  return { path: path ?? examplePath(code), text: fillExamples(code) };
}

const context: RuleContext = {
  team: { signIn: [], sensitiveActions: [], ownAccounts: [], guards: noGuardNames },
  options: {},
};

function review(rule: CredentialRule, document: TextDocument): readonly Report[] {
  return readDocument(document).credentials.flatMap((credential) => [...rule.check(credential, context)]);
}

function sentence(rule: CredentialRule): (report: Report) => string {
  return (report) => wording(rule, report);
}

/** Only the offsets, so that no failing test prints a value. */
function place({ start, end }: Span): string {
  return `${start}-${end}`;
}
