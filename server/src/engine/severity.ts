import type { Severity } from '../rules/define';
import type { RuleSetting } from '../settings/resolve';
import { severities } from '../settings/schema';

/**
 * The severity of one report.
 *
 * A report may differ from its rule's own severity by some steps, mostly downward where the evidence is weak. The steps
 * are kept when a team sets another severity: a report one step below its rule stays one step below what the team has
 * set. A report never rises above what a team has set, because that is the most the team wants to hear from the rule.
 */
export function severityOf(rule: Severity, report: Severity | undefined, setting: RuleSetting): Severity {
  const base = setting.severity === 'off' ? rule : setting.severity;
  const steps = report === undefined ? 0 : severities.indexOf(report) - severities.indexOf(rule);
  const shift = setting.chosen ? Math.max(0, steps) : steps;
  const rank = Math.min(Math.max(severities.indexOf(base) + shift, 0), severities.length - 1);
  return severities[rank] ?? base;
}

/** True if the severity is as strong as the threshold, or stronger. */
export function atLeast(severity: Severity, threshold: Severity): boolean {
  return severities.indexOf(severity) <= severities.indexOf(threshold);
}
