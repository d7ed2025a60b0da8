import assert from 'node:assert/strict';
import { examplePath } from '../../server/src/features/rule-help';
import { noGuardNames } from '../../server/src/model/team';
import { writeChange } from '../../server/src/readers/index';
import {
  type FaultRule,
  type Report,
  type RouteRule,
  type RuleContext,
  type Severity,
  wording,
} from '../../server/src/rules/define';
import { rules } from '../../server/src/rules/index';
import { readCode } from '../../server/src/syntax/code/read-code';
import { applyEdits } from '../../server/src/text/edit';
import { readMarks } from './marks';
import { projectOf } from './project-of';

/** A program: one file, or several by their paths. « » stands around what must be reported. */
type Program = string | Readonly<Record<string, string>>;

interface FlaggedCase {
  readonly code: Program;
  /** The whole message of each report, in the order of the marks. */
  readonly says: readonly string[];
  /** The severity of the reports, where it is not the rule's. */
  readonly severity?: Severity;
  /** What the first report points to, as sentences. */
  readonly notes?: readonly string[];
  /** The titles of the fixes of the first report, in their order. */
  readonly offers?: readonly string[];
  /** The file of the first report after its first fix. */
  readonly fixed?: string;
}

interface Table {
  readonly clean: Readonly<Record<string, Program>>;
  readonly flagged: Readonly<Record<string, FlaggedCase>>;
}

type CodeRule = RouteRule | FaultRule;
type Files = Readonly<Record<string, string>>;

interface Found {
  readonly path: string;
  readonly report: Report;
}

/** Runs a table of programs against one rule about routes. */
export function testRouteRule(rule: CodeRule, { clean, flagged }: Table): void {
  suite(rule.id, () => {
    for (const [name, program] of Object.entries(clean)) {
      test(`says nothing about ${name}`, async () => assert.deepEqual(await sentences(rule, program), []));
    }
    for (const [name, given] of Object.entries(flagged)) test(`reports ${name}`, () => checkFlagged(rule, given));
    for (const [at, code] of rule.examples.bad.entries()) {
      test(`reports the bad example ${at + 1} of its page`, async () => {
        assert.equal((await sentences(rule, code)).length, 1);
      });
    }
    for (const [at, code] of rule.examples.good.entries()) {
      test(`says nothing about the good example ${at + 1} of its page`, async () => {
        assert.deepEqual(await sentences(rule, code), []);
      });
    }
  });
}

async function checkFlagged(rule: CodeRule, given: FlaggedCase): Promise<void> {
  const files: Record<string, string> = {};
  const marks: string[] = [];
  for (const [path, marked] of Object.entries(filesOf(given.code))) {
    const { text, reported } = readMarks(marked);
    files[path] = text;
    for (const span of reported) marks.push(`${path}: ${text.slice(span.start, span.end)}`);
  }
  const found = await review([rule], files);
  assert.deepEqual(found.map(sentence(rule)), given.says);
  assert.deepEqual(
    found.map(({ path, report: { at } }) => `${path}: ${files[path]?.slice(at.start, at.end)}`),
    marks,
    'what is reported',
  );
  for (const { report } of found) {
    assert.equal(report.severity ?? rule.severity, given.severity ?? rule.severity, 'severity');
    assert.doesNotMatch(wording(rule, report), /\{\w+\}/, 'a hole is not filled');
  }
  const [first] = found;
  const fixes = first?.report.fixes ?? [];
  if (given.notes)
    assert.deepEqual(
      first?.report.related?.map(({ note }) => note),
      given.notes,
    );
  if (given.offers)
    assert.deepEqual(
      fixes.map(({ title }) => title),
      given.offers,
    );
  if (given.fixed === undefined || !first) return;
  const fixed = applyFix(files, first);
  assert.equal(fixed[first.path], given.fixed);
  await checkRepair(rule, files, fixed, first.path);
}

function applyFix(files: Files, { path, report }: Found): Files {
  const text = files[path] ?? '';
  const fix = report.fixes?.[0];
  assert.ok(fix, 'no fix is offered');
  const written = writeChange({ path, text }, fix.change);
  assert.ok('edits' in written, 'refused' in written ? written.refused : '');
  return { ...files, [path]: applyEdits(text, written.edits) };
}

/** A repair leaves whole syntax, takes its finding away, and brings no other one. */
async function checkRepair(rule: CodeRule, before: Files, after: Files, path: string): Promise<void> {
  const broken = (files: Files): number | undefined => readCode(path, files[path] ?? '')?.broken.length;
  assert.equal(broken(after), broken(before), 'the repaired text is broken');
  assert.equal((await review([rule], after)).length, (await review([rule], before)).length - 1, 'it is still reported');
  const others = codeRules.filter(({ id }) => id !== rule.id);
  assert.ok((await review(others, after)).length <= (await review(others, before)).length, 'it brings another finding');
}

const codeRules = rules.filter((rule): rule is CodeRule => rule.reads === 'route' || rule.reads === 'fault');

const context: RuleContext = {
  team: { signIn: [], sensitiveActions: [], ownAccounts: [], guards: noGuardNames },
  options: {},
};

async function review(running: readonly CodeRule[], files: Files): Promise<readonly Found[]> {
  const project = await projectOf(files);
  return Object.keys(files).flatMap((path) => {
    const { routes, faults } = project.reading(path);
    const reports = running.flatMap((rule): Report[] =>
      rule.reads === 'route'
        ? routes.flatMap((route) => [...rule.check(route, context)])
        : faults.flatMap((fault) => [...rule.check(fault, context)]),
    );
    return reports.sort((a, b) => a.at.start - b.at.start).map((report) => ({ path, report }));
  });
}

async function sentences(rule: CodeRule, program: Program): Promise<readonly string[]> {
  return (await review([rule], filesOf(program))).map(sentence(rule));
}

function sentence(rule: CodeRule): (found: Found) => string {
  return ({ report }) => wording(rule, report);
}

function filesOf(program: Program): Files {
  // What is called an example weighs less.
  return typeof program === 'string' ? { [examplePath(program).replace('example', 'main')]: program } : program;
}
