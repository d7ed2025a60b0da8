import type { CodeReading } from '../project/project';
import { readDocument } from '../readers/index';
import type { Reading } from '../readers/reading';
import { type Report, type Rule, type RuleContext, type RuleFacts, wording } from '../rules/define';
import { rules as registry } from '../rules/index';
import { type RuleSetting, resolveRule, type Settings } from '../settings/resolve';
import type { TextDocument } from '../text/document';
import { judgeDesigns } from './design-findings';
import type { Analysis, Finding } from './finding';
import { ownRules } from './own-rules';
import { severityOf } from './severity';
import { findSuppressions } from './suppress';
import { applySuppressions } from './suppression-findings';

export interface AnalyzeOptions {
  /** Where the document is code of a project that was read. */
  readonly code?: CodeReading;
  /** The rules to run, where it is not all of them. */
  readonly rules?: readonly Rule[];
  /** Told once about each rule that throws; the other rules go on. Without it the error is thrown. */
  readonly onBug?: (ruleId: string, error: unknown) => void;
  /** Asked between rules. A review that was cancelled returns what it has, which is not all there is. */
  readonly isCancelled?: () => boolean;
}

/** Reviews one document. A document that no reader suits has nothing to say. */
export function analyze(document: TextDocument, settings: Settings, options: AnalyzeOptions = {}): Analysis {
  return analyzeReading(document, readDocument(document), settings, options);
}

/** Reviews what was found in a document. */
export function analyzeReading(
  document: TextDocument,
  reading: Reading,
  settings: Settings,
  options: AnalyzeOptions = {},
): Analysis {
  const running = (options.rules ?? registry).filter((rule) => settingOf(rule, settings).severity !== 'off');
  const findings = runRules(running, reading, settings, options);
  const suppressions = findSuppressions(document.text, reading.comments);
  const left =
    suppressions.length === 0
      ? findings
      : applySuppressions(suppressions, {
          text: document.text,
          findings,
          settings,
          known: new Map([...registry, ...(options.rules ?? []), ...ownRules].map((rule) => [rule.id, rule])),
          ran: new Set(running.map(({ id }) => id)),
        });
  const designs = options.code ? judgeDesigns(document.text, options.code.routes, settings) : [];
  return {
    findings: unique([...left, ...designs].sort(byPlace)),
    policies: reading.policies,
    credentials: reading.credentials,
    routes: options.code?.routes ?? [],
    notes: reading.notes,
    broken: reading.broken,
  };
}

function runRules(
  rules: readonly Rule[],
  reading: Reading,
  settings: Settings,
  { code, onBug, isCancelled }: AnalyzeOptions,
): readonly Finding[] {
  const findings: Finding[] = [];
  const failed = new Set<Rule>();
  const run = (rule: Rule, check: (context: RuleContext) => Iterable<Report>): void => {
    if (failed.has(rule) || isCancelled?.()) return;
    const setting = settingOf(rule, settings);
    // Each option was checked against the type of its default when the settings were read.
    const context = { team: settings.team, options: setting.options as RuleContext['options'] };
    try {
      for (const report of check(context)) findings.push(toFinding(rule, report, setting, reading));
    } catch (error) {
      if (!onBug) throw error;
      failed.add(rule);
      onBug(rule.id, error);
    }
  };
  // Policy by policy, since rules share what they find out about one.
  for (const policy of reading.policies) {
    for (const rule of rules) if (rule.reads === 'policy') run(rule, (context) => rule.check(policy, context));
  }
  for (const credential of reading.credentials) {
    for (const rule of rules) if (rule.reads === 'credential') run(rule, (context) => rule.check(credential, context));
  }
  for (const route of code?.routes ?? []) {
    for (const rule of rules) if (rule.reads === 'route') run(rule, (context) => rule.check(route, context));
  }
  for (const fault of code?.faults ?? []) {
    for (const rule of rules) if (rule.reads === 'fault') run(rule, (context) => rule.check(fault, context));
  }
  return findings;
}

function toFinding(rule: Rule, report: Report, setting: RuleSetting, reading: Reading): Finding {
  return {
    ruleId: rule.id,
    gate: rule.gate,
    severity: severityOf(rule.severity, report.severity, setting),
    message: wording(rule, report),
    span: report.at,
    related: report.related ?? [],
    // An edit to a policy that was only half understood could land in the wrong place.
    fixes: rule.reads === 'policy' && reading.broken.length > 0 ? [] : (report.fixes ?? []),
    properties: report.properties ?? {},
  };
}

function settingOf(rule: RuleFacts, settings: Settings): RuleSetting {
  return settings.rules.get(rule.id) ?? resolveRule(rule);
}

function byPlace(a: Finding, b: Finding): number {
  return (
    a.span.start - b.span.start || a.span.end - b.span.end || order(a.ruleId, b.ruleId) || order(a.message, b.message)
  );
}

/** By code unit, so that the order is the same on every machine. */
function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Sorted findings without those that say the same about the same place. */
function unique(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter((finding, index) => {
    const before = findings[index - 1];
    return before === undefined || byPlace(before, finding) !== 0;
  });
}
