import type { RuleFacts } from '../rules/define';
import { nearestClause } from '../settings/nearest';
import type { Settings } from '../settings/resolve';
import { resolveRule } from '../settings/resolve';
import { LineIndex } from '../text/line-index';
import type { Span } from '../text/span';
import type { Finding } from './finding';
import { noUnusedSuppression, requireSuppressionReason } from './own-rules';
import { severityOf } from './severity';
import type { Suppression } from './suppress';

/** What applying the suppressions needs to know about the review that has just been made. */
export interface Reviewed {
  readonly text: string;
  readonly findings: readonly Finding[];
  readonly settings: Settings;
  /** Every rule there is, whether it ran or not. */
  readonly known: ReadonlyMap<string, RuleFacts>;
  /** The ids of the rules that ran. A suppression of any other rule cannot be called unused. */
  readonly ran: ReadonlySet<string>;
}

/**
 * The findings that are left, with those about the suppressions themselves added.
 * A suppression without a reason still silences its rules, so that one comment gives one finding and not two.
 * Findings about suppressions cannot be silenced by a comment, only by settings. They count for the gate of the rule
 * that the comment names; where it names none that we know, they count for gate 1, where every review begins.
 */
export function applySuppressions(suppressions: readonly Suppression[], reviewed: Reviewed): readonly Finding[] {
  if (suppressions.length === 0) return reviewed.findings;
  const lines = new LineIndex(reviewed.text);
  const silencing = bySilenced(suppressions);
  const used = new Set<Span>();
  const left = reviewed.findings.filter(({ ruleId, span }) => {
    const spans = silencing.get(`${lines.toLineColumn(span.start).line} ${ruleId}`) ?? [];
    for (const each of spans) used.add(each);
    return spans.length === 0;
  });
  return [...left, ...suppressions.flatMap((suppression) => [...judge(suppression, used, reviewed)])];
}

/** For each line and rule that is silenced, where that is written. */
function bySilenced(suppressions: readonly Suppression[]): ReadonlyMap<string, readonly Span[]> {
  const silencing = new Map<string, Span[]>();
  for (const { line, rules } of suppressions) {
    if (line === undefined) continue;
    for (const { value, span } of rules) {
      const key = `${line} ${value}`;
      const spans = silencing.get(key);
      if (spans) spans.push(span);
      else silencing.set(key, [span]);
    }
  }
  return silencing;
}

function* judge({ span, rules, reason }: Suppression, used: ReadonlySet<Span>, reviewed: Reviewed): Iterable<Finding> {
  const { known, ran, settings } = reviewed;
  const { messages } = noUnusedSuppression;
  if (rules.length === 0) yield* report(noUnusedSuppression, span, messages.nameless, undefined, settings);
  for (const rule of rules) {
    const facts = known.get(rule.value);
    if (!facts) {
      const near = nearestClause(rule.value, known.keys());
      const message = messages.unknown.replace('{rule}', () => shorten(rule.value)).replace('{nearest}', near);
      yield* report(noUnusedSuppression, rule.span, message, undefined, settings);
      continue;
    }
    if (ran.has(facts.id) && !used.has(rule.span)) {
      yield* report(noUnusedSuppression, rule.span, messages.unused.replace('{rule}', facts.id), facts, settings);
    }
    if (reason === undefined) {
      const message = requireSuppressionReason.messages.reasonless.replace('{rule}', facts.id);
      yield* report(requireSuppressionReason, rule.span, message, facts, settings);
    }
  }
}

/** Anything may stand where a rule id belongs, a secret too: what does not look like an id is not repeated. */
function shorten(word: string): string {
  return /^[a-z]+(?:[/-][a-z]+){0,8}$/.test(word) && word.length <= 60 ? word : '…';
}

function* report(
  own: RuleFacts,
  span: Span,
  message: string,
  about: RuleFacts | undefined,
  settings: Settings,
): Iterable<Finding> {
  const setting = settings.rules.get(own.id) ?? resolveRule(own);
  if (setting.severity === 'off') return;
  yield {
    ruleId: own.id,
    gate: about?.gate ?? own.gate,
    severity: severityOf(own.severity, undefined, setting),
    message,
    span,
    related: [],
    fixes: [],
    properties: {},
  };
}
