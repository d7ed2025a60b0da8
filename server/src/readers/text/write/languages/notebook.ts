import { unescapeString } from '../../../../syntax/json-string';
import type { TextEdit } from '../../../../text/edit';
import type { Span } from '../../../../text/span';
import { findJsonString, jsonNodes } from '../data-values';
import { environmentForm } from '../environment';
import { findLiteral } from '../find-literal';
import { python as lexis } from '../lexis';
import { type Language, type Literal, notUnderstood, type Site } from '../site';
import { readFromEnvironment } from './python';

/** Notebooks of Jupyter: cells of Python, whose lines are strings of JSON. */
export const notebook: Language = {
  literalAt(text, span) {
    const string = findJsonString(text, span);
    if (!string || string === 'comment') return string;
    if (!isCode(text, string)) return 'comment';
    const line = lineIn(text, string, span);
    return line?.literal === 'comment' ? 'comment' : string;
  },
  forms: [environmentForm({ replace, also: ([first]) => (first ? importOs(first) : []) })],
};

/** What else a cell holds, as notes and what a program printed, is for people. */
function isCode(text: string, string: Literal): boolean {
  const [, cells, cell] = jsonNodes(text, string);
  if (cells?.key !== 'cells' || cell === undefined) return false;
  const { value } = cell;
  const isSource = jsonNodes(text, string)[3]?.key === 'source';
  const kind = value.children?.find(({ children }) => children?.[0]?.value === 'cell_type')?.children?.[1]?.value;
  return isSource && kind === 'code';
}

/** A string of JSON as the Python that it stands for, with the way back. */
function lineIn(text: string, { span }: Literal, value: Span) {
  const line = unescapeString(text, span.start, span.end);
  if (!line) return undefined;
  const start = line.starts.indexOf(value.start);
  const end = line.starts.indexOf(value.end);
  if (start < 0 || end < 0) return undefined;
  const inner = { start, end };
  const toOuter = (offset: number): number => line.starts[offset] ?? span.end - 1;
  return { text: line.text, span: inner, literal: findLiteral(line.text, inner, lexis), toOuter };
}

function replace(site: Site): TextEdit | string {
  const { text, span, literal } = site;
  const line = literal && lineIn(text, literal, span);
  if (!literal || !line?.literal || line.literal === 'comment') return notUnderstood;
  if (foreignMagic(text, literal)) return 'The cell is written in another language.';
  const edit = readFromEnvironment({ ...site, text: line.text, span: line.span, literal: line.literal });
  if (typeof edit === 'string') return edit;
  return {
    span: { start: line.toOuter(edit.span.start), end: line.toOuter(edit.span.end) },
    text: JSON.stringify(edit.text).slice(1, -1),
  };
}

/** `%%bash` and its like hand the cell to another program. */
function foreignMagic(text: string, literal: Literal): boolean {
  const source = sourceOf(text, literal);
  const first = source?.type === 'array' ? source.children?.[0]?.value : source?.value;
  return typeof first === 'string' && /^%%(?!time\b|timeit\b|capture\b|prun\b)/.test(first);
}

function sourceOf(text: string, literal: Literal) {
  return jsonNodes(text, literal)[3]?.value;
}

/** Puts the import at the top of the cell, unless one of the cells has it. */
function importOs({ text, literal }: Site): TextEdit[] {
  const source = literal && sourceOf(text, literal);
  if (!source || /["n]\s*import (?:[\w.]+, *)*os(?:\\n|"|,|\\r)/.test(text)) return [];
  if (source.type === 'string') {
    const magic = /^"%%[^\\"]*\\n/.exec(text.slice(source.offset, source.offset + 200))?.[0].length ?? 1;
    const at = source.offset + magic;
    return [{ span: { start: at, end: at }, text: 'import os\\n' }];
  }
  const [first, second] = source.children ?? [];
  const before = typeof first?.value === 'string' && first.value.startsWith('%%') ? second : first;
  if (!before) return [];
  const lead = text.slice(source.offset + 1, first?.offset);
  const at = before.offset;
  return [{ span: { start: at, end: at }, text: `"import os\\n",${lead.trim() === '' ? lead : ' '}` }];
}
