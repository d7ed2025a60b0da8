import type { Severity } from '../../rules/define';
import { severities } from '../../settings/schema';
import { clean } from '../../text/clean';
import { enumerate } from '../../text/enumerate';
import type { NotAnalysed, Range, Result, Review } from '../review';
import { type Paint, plain } from './paint';

export interface TextOptions {
  readonly paint?: Paint;
  /** True to leave out the notes and the summary. */
  readonly quiet?: boolean;
}

/** Longer messages do not push the rule ids of all others to the right. */
const widestMessage = 100;

/** The review for people: the findings of each file, what was not analysed, and a summary. */
export function formatText(review: Review, { paint = plain, quiet = false }: TextOptions = {}): string {
  const files = groupByFile(review.results);
  const blocks = [...files].map(([file, results]) =>
    [paint.path(clean(file)), ...resultLines(results, paint), ''].join('\n'),
  );
  if (!quiet) blocks.push(...notes(review.notAnalysed, paint), summary(review));
  return blocks.map((block) => `${block}\n`).join('');
}

function groupByFile(results: readonly Result[]): ReadonlyMap<string, readonly Result[]> {
  const files = new Map<string, Result[]>();
  for (const result of results) {
    const known = files.get(result.file);
    if (known) known.push(result);
    else files.set(result.file, [result]);
  }
  return files;
}

function resultLines(results: readonly Result[], paint: Paint): readonly string[] {
  const places = results.map(({ range }) => place(range));
  const messages = results.map(({ message }) => clean(message));
  const placeWidth = widest(places);
  const severityWidth = widest(results.map(({ severity }) => severity));
  const messageWidth = Math.min(widestMessage, widest(messages));
  return results.flatMap(({ file, severity, ruleId, related }, index) => [
    [
      `  ${paint.faint((places[index] ?? '').padStart(placeWidth))}`,
      paint.severity(severity, severity.padEnd(severityWidth)),
      (messages[index] ?? '').padEnd(messageWidth),
      paint.faint(ruleId),
    ].join('  '),
    ...related.map(({ file: other, range, note }) => {
      const at = other === file ? place(range) : `${clean(other)}:${place(range)}`;
      return `  ${' '.repeat(placeWidth)}  ${paint.faint(`at ${at}: ${clean(note)}`)}`;
    }),
  ]);
}

function widest(texts: readonly string[]): number {
  return texts.reduce((width, { length }) => Math.max(width, length), 0);
}

function notes(notAnalysed: readonly NotAnalysed[], paint: Paint): readonly string[] {
  if (notAnalysed.length === 0) return [];
  const lines = notAnalysed.map(({ file, range, message }) => {
    const at = range ? `:${place(range)}` : '';
    return `  ${clean(file)}${at}  ${paint.faint(clean(message))}`;
  });
  return [['Not analysed:', ...lines, ''].join('\n')];
}

function summary({ results, files, filesWithAny, policies, credentials, routes, fixed }: Review): string {
  const found = severities.flatMap((severity) => {
    const count = results.filter((result) => result.severity === severity).length;
    return count === 0 ? [] : [counted(severity, count)];
  });
  const fixable = results.filter(({ fixes }) => fixes.some(({ safe }) => safe)).length;
  const lines = [
    `${enumerate([
      amount(policies, 'policy', 'policies'),
      amount(credentials, 'credential', 'credentials'),
      ...(routes > 0 ? [amount(routes, 'route', 'routes')] : []),
    ])} in ${filesWithAny} of ${amount(files, 'file', 'files')}: ` +
      `${found.length === 0 ? 'nothing to report' : found.join(', ')}.`,
    ...(fixed.length === 0 ? [] : [`Fixed: ${fixed.length}.`]),
    ...(fixable === 0 ? [] : [`Can be fixed safely with --fix: ${fixable}.`]),
  ];
  return lines.join('\n');
}

function counted(severity: Severity, count: number): string {
  return severity === 'information' ? `${count} information` : amount(count, severity, `${severity}s`);
}

function amount(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

function place({ start }: Range): string {
  return `${start.line + 1}:${start.character + 1}`;
}
