import type { TextEdit } from '../../../../text/edit';
import { environmentForm } from '../environment';
import { findLiteral } from '../find-literal';
import { python as lexis } from '../lexis';
import { lineStart, linesOf, newlineOf, nextLine, previousLine, skipBlanks, skipSpaceBack } from '../lines';
import { isWhole, type Language, notUnderstood, type Site } from '../site';
import { replaceWhole } from '../splice';

export const python: Language = {
  literalAt: (text, span) => findLiteral(text, span, lexis),
  forms: [environmentForm({ replace, also: ([first]) => (first ? importOs(first.text) : []) })],
};

function replace(site: Site): TextEdit | string {
  const { text, literal, variable, span } = site;
  if (!literal) return notUnderstood;
  const prefix = literal.open.replace(/["']+$/, '').toLowerCase();
  const quote = literal.open.slice(prefix.length);
  const mark = quote.charAt(0) === "'" ? "'" : '"';
  if (isWhole(site) && !isJoined(site)) {
    const read = `os.environ[${mark}${variable}${mark}]`;
    return replaceWhole(site, literal, { text: prefix.includes('b') ? `${read}.encode()` : read });
  }
  if (prefix.includes('b')) return 'A part of a byte string cannot be put together while the program runs.';
  // Until Python 3.12 the quotes of the string itself cannot stand in its braces.
  const other = mark === '"' ? "'" : '"';
  const read = `{os.environ[${other}${variable}${other}]}`;
  if (prefix.includes('f')) return { span, text: read };
  if (isFormatted(text, literal.span.end)) return 'The string is formatted afterwards; put the value in there.';
  const before = double(text.slice(literal.body.start, span.start));
  const after = double(text.slice(span.end, literal.body.end));
  const letters = prefix.replace('u', '');
  return { span: literal.span, text: `f${letters}${quote}${before}${read}${after}${quote}` };
}

function double(text: string): string {
  return text.replace(/[{}]/g, '$&$&');
}

function isFormatted(text: string, end: number): boolean {
  const at = skipBlanks(text, end);
  return text[at] === '%' || text.startsWith('.format', at);
}

/** True if another literal stands directly beside it, which joins the two. */
function isJoined({ text, literal }: Site): boolean {
  if (!literal) return false;
  const before = text.charAt(skipSpaceBack(text, literal.span.start) - 1);
  const after = text.slice(literal.span.end, literal.span.end + 200).trimStart();
  const sameStatement =
    /["']/.test(before) && !/[\r\n]/.test(text.slice(lineStart(text, literal.span.start), literal.span.start).trim());
  return (
    (sameStatement && isBracketed(text, literal.span.start)) ||
    (/^[rbuft]{0,2}["']/i.test(after) && isBracketed(text, literal.span.start))
  );
}

/** A look at the line and the one before: is a bracket open? */
function isBracketed(text: string, at: number): boolean {
  const from = previousLine(text, lineStart(text, at));
  const lead = text.slice(from, at);
  return (lead.match(/\(/g)?.length ?? 0) > (lead.match(/\)/g)?.length ?? 0);
}

/** `import os`, behind the imports at the top, or behind the docstring and what comes from the future. */
function importOs(text: string): TextEdit[] {
  let at = 0;
  let docstring = false;
  let lastImport = false;
  for (const { start, line } of linesOf(text)) {
    if (start < at) continue;
    const body = line.trim();
    if (/^import\s+(?:[\w.]+(?:\s+as\s+\w+)?\s*,\s*)*os(?:\s*,|\s*$|\s*#)/.test(line)) return [];
    if (/^from\s+__future__\s/.test(line) || /^(?:import|from)\s+[\w.]/.test(line)) {
      at = importEnd(text, start);
      lastImport = true;
    } else if (body === '' || body.startsWith('#')) {
      // A comment at the top belongs to the file: a shebang, an encoding, a licence.
      if (body !== '' && !docstring && !lastImport) at = nextLine(text, start);
    } else if (!docstring && !lastImport && /^[ru]?(?:"""|''')/i.test(body)) {
      docstring = true;
      at = docstringEnd(text, start);
    } else if (!docstring && !lastImport && /^[ru]?["']/i.test(body)) {
      docstring = true;
      at = nextLine(text, start);
    } else {
      break;
    }
  }
  const newline = newlineOf(text);
  const unfinished = at > 0 && !/[\r\n]$/.test(text.slice(0, at));
  const blank = lastImport || /^\s*$/.test(text.slice(at, nextLine(text, at)));
  const lead = unfinished ? newline : '';
  const gap = lastImport || at === 0 || !blank ? '' : newline;
  const rest = lastImport || blank ? '' : newline;
  return [{ span: { start: at, end: at }, text: `${lead}${gap}import os${newline}${rest}` }];
}

/** Where the lines of an import end, which may go on in brackets or behind a backslash. */
function importEnd(text: string, start: number): number {
  let at = nextLine(text, start);
  const first = text.slice(start, at);
  if (first.includes('(') && !first.includes(')')) {
    const close = text.indexOf(')', at);
    return close < 0 ? text.length : nextLine(text, close);
  }
  for (let line = first; /\\\s*$/.test(line) && at < text.length; ) {
    const next = nextLine(text, at);
    line = text.slice(at, next);
    at = next;
  }
  return at;
}

function docstringEnd(text: string, start: number): number {
  const from = skipBlanks(text, start);
  const quotes = text.slice(from, from + 4).includes('"""') ? '"""' : "'''";
  const open = text.indexOf(quotes, from);
  const close = text.indexOf(quotes, open + 3);
  return close < 0 ? text.length : nextLine(text, close);
}
