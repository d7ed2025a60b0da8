import type { Policy } from '../../server/src/model/policy';
import type { Reading } from '../../server/src/readers/reading';
import type { PolicyRule, Report, RuleFacts } from '../../server/src/rules/define';
import type { Span } from '../../server/src/text/span';

/** Facts of a rule that is not in the registry. */
export function fakeFacts(id: string, facts: Partial<RuleFacts> = {}): RuleFacts {
  return {
    id,
    gate: 1,
    severity: 'warning',
    summary: 'Disallow what this test says.',
    why: 'A test says so.',
    references: [],
    messages: { found: 'Found {what}.' },
    examples: { bad: [], good: [] },
    ...facts,
  };
}

/** A rule that reports what it is told to, whatever the policy is. */
export function fakeRule(id: string, check: PolicyRule['check'], facts: Partial<RuleFacts> = {}): PolicyRule {
  return { ...fakeFacts(id, facts), reads: 'policy', check };
}

/** A report of a fake rule at some offsets. */
export function found(at: Span, what: string, more: Partial<Report> = {}): Report {
  return { at, message: 'found', data: { what }, ...more };
}

/** A reading of some text with one policy that covers all of it. */
export function fakeReading(text: string, more: Partial<Reading> = {}): Reading {
  return {
    policies: [fakePolicy({ start: 0, end: text.length })],
    credentials: [],
    notes: [],
    broken: [],
    comments: [],
    ...more,
  };
}

export function fakePolicy(span: Span, place = ''): Policy {
  return { span, kind: 'identity', kindReason: 'a test says so', place, statements: [], unknown: [] };
}
