import type { VerdictState } from '../model/route';
import { clean } from '../text/clean';

/** One route as a line of the inventory. Lines count from one. */
export interface RouteRow {
  readonly file: string;
  readonly line: number;
  readonly method: string;
  readonly path: string;
  /** What checks who calls: names as the program writes them, or `none`. */
  readonly authentication: string;
  /** What checks what the caller may do. */
  readonly authorization: string;
  readonly verdict: VerdictState;
  /** All that runs before the handler, from the outside to the inside. */
  readonly chain: readonly string[];
}

const columns = ['file', 'line', 'method', 'path', 'authentication', 'authorization', 'verdict'] as const;

/** The inventory as RFC 4180 wants it. A cell that a spreadsheet would take for a formula begins with an apostrophe. */
export function routesAsCsv(rows: readonly RouteRow[]): string {
  const head = [...columns, 'chain'];
  const lines = rows.map((row) => [...columns.map((column) => String(row[column])), row.chain.join(' > ')]);
  return [head, ...lines].map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('');
}

function csvCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The inventory as a table of Markdown. */
export function routesAsMarkdown(rows: readonly RouteRow[]): string {
  const head = ['Route', 'Gate 1: who calls', 'Gate 2: what they may do', 'Verdict', 'Place'];
  const lines = rows.map(({ method, path, authentication, authorization, verdict, file, line }) => [
    `\`${method} ${path}\``,
    authentication,
    authorization,
    verdict,
    `${file}:${line}`,
  ]);
  const printed = [head, head.map(() => '---'), ...lines.map((cells) => cells.map(markdownCell))];
  return printed.map((cells) => `| ${cells.join(' | ')} |\n`).join('');
}

function markdownCell(text: string): string {
  return clean(text).replaceAll('\\', '\\\\').replaceAll('|', '\\|').replaceAll('\n', ' ');
}
