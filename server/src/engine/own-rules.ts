import type { RuleFacts } from '../rules/define';

const silenced = '{\n  // two-gates-ignore-next-line RULE\n  "Effect": "Allow", "Action": "*", "Resource": "*"\n}';

/** Reported by the engine itself: a comment that silences nothing. */
export const noUnusedSuppression = {
  id: 'engine/no-unused-suppression',
  gate: 1,
  severity: 'warning',
  summary: 'Disallow suppression comments that silence nothing.',
  why:
    'A comment that silences nothing tells a reviewer that somebody looked at a finding and accepted it, which is not so. ' +
    'It also waits for a finding of the same rule to come up on that line one day, and hides it without anybody having decided that.',
  references: [],
  messages: {
    unused: 'This comment silences nothing: "{rule}" reports nothing on the next line.',
    unknown: 'This comment silences nothing: there is no rule "{rule}"{nearest}.',
    nameless: 'This comment silences nothing, because it names no rule.',
    openless: 'This comment changes nothing: below it stands no route without a first gate.',
    gateless: 'This comment changes nothing: below it stands no route with the first gate alone.',
  },
  examples: {
    bad: [silenced.replace('RULE', 'mfa/no-such-rule -- Accepted until the migration.')],
    good: [silenced.replace(/\n.*RULE/, '')],
  },
} as const satisfies RuleFacts;

/** Reported by the engine itself: a comment that silences a rule and does not say why. */
export const requireSuppressionReason = {
  id: 'engine/require-suppression-reason',
  gate: 1,
  severity: 'warning',
  summary: 'Require a reason in every suppression comment.',
  why:
    'A silenced finding is a risk that somebody has accepted. ' +
    'Without the reason nobody can tell later whether it still holds, so the comment stays for good.',
  references: [],
  messages: {
    reasonless: 'This comment silences "{rule}" without a reason; a reason stands behind "--".',
    unexplained: 'This comment calls a route open and counts for nothing, because no reason stands behind ":".',
  },
  examples: {
    bad: [silenced.replace('RULE', 'mfa/require-for-sensitive-actions')],
    good: [silenced.replace('RULE', 'mfa/require-for-sensitive-actions -- Break-glass role, used under four eyes.')],
  },
} as const satisfies RuleFacts;

/** What the engine reports about a review itself. These have an id, a severity and a page as any rule has. */
export const ownRules: readonly RuleFacts[] = [noUnusedSuppression, requireSuppressionReason];
