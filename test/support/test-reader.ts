import type { ConditionTest, Policy, Principals, Statement, Words } from '../../server/src/model/policy';
import type { Reader, Reading } from '../../server/src/readers/reading';
import type { Span } from '../../server/src/text/span';

/** Reads a text as a document of that name. */
export function readText(reader: Reader, text: string, path = 'policy.json'): Reading {
  return reader.read({ path, text });
}

/** A policy on a few lines, without its spans: what two spellings of the same policy must have in common. */
export function printPolicy(policy: Policy): string {
  const holder = policy.holder ? ` of ${policy.holder.kind} for ${policy.holder.usedBy}` : '';
  const head = [
    `${policy.kind}${holder}`,
    policy.place && `at ${policy.place}`,
    policy.version && `version ${policy.version.value}`,
    policy.id && `id ${policy.id.value}`,
    printUnknown(policy.unknown),
  ];
  return [head.filter(Boolean).join(', '), ...policy.statements.map(printStatement)].join('\n');
}

/** Every policy of a reading. */
export function printReading(reading: Reading): string {
  return reading.policies.map(printPolicy).join('\n');
}

/** One statement on one line: `Deny[sid] NotAction(a b) Resource(*) if Bool(key = x | y)`. */
export function printStatement(statement: Statement): string {
  const parts = [
    `- ${statement.effect?.value ?? 'no effect'}${statement.sid ? `[${statement.sid.value}]` : ''}`,
    printPrincipals('Principal', statement.principals),
    printPrincipals('NotPrincipal', statement.notPrincipals),
    printWords('Action', statement.actions),
    printWords('NotAction', statement.notActions),
    printWords('Resource', statement.resources),
    printWords('NotResource', statement.notResources),
    statement.conditions &&
      ['if', ...statement.conditions.tests.map(printTest), printUnknown(statement.conditions.unknown)]
        .filter(Boolean)
        .join(' '),
  ];
  return parts.filter(Boolean).join(' ');
}

function printTest({ operator, key, values, unknown }: ConditionTest): string {
  const printed = values.map(({ value, written }) => (written === 'string' ? value : `${value}:${written}`));
  const right = [printed.join(' | '), printUnknown(unknown)].filter(Boolean).join(' ');
  return `${operator.value}(${key.value} = ${right})`;
}

function printWords(name: string, words: Words | undefined): string | undefined {
  return (
    words &&
    `${name}(${[...words.items.map(({ value }) => value), printUnknown(words.unknown)].filter(Boolean).join(' ')})`
  );
}

function printPrincipals(name: string, principals: Principals | undefined): string | undefined {
  if (!principals) return undefined;
  const items = principals.items.map(({ type, value }) => (type === '*' ? '*' : `${type}:${value}`));
  return `${name}(${[...items, printUnknown(principals.unknown)].filter(Boolean).join(' ')})`;
}

function printUnknown(spans: readonly Span[]): string {
  return spans.length > 0 ? `?${spans.length}` : '';
}

/** Every span of a reading, to check that it lies in the text. */
export function spansOf(reading: Reading): Span[] {
  const spans: Span[] = [];
  collect(reading, spans);
  return spans;
}

function collect(value: unknown, spans: Span[]): void {
  if (typeof value !== 'object' || value === null) return;
  if ('start' in value && 'end' in value) spans.push({ start: Number(value.start), end: Number(value.end) });
  for (const part of Object.values(value)) collect(part, spans);
}
