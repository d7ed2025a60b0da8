import type { TextEdit } from '../../../../text/edit';
import { environmentForm } from '../environment';
import { findLiteral } from '../find-literal';
import { python as lexis } from '../lexis';
import { lineStart, previousLine, skipBlanks, skipSpaceBack } from '../lines';
import { isWhole, type Language, notUnderstood, type Site } from '../site';
import { replaceWhole } from '../splice';
import { parameterStore, removeKeywords, secretsManager } from './python-aws';
import { importModule } from './python-imports';

export const python: Language = {
  literalAt: (text, span) => findLiteral(text, span, lexis),
  forms: [
    environmentForm({ replace: readFromEnvironment, also: ([first]) => (first ? importModule(first.text, 'os') : []) }),
    removeKeywords,
    secretsManager,
    parameterStore,
  ],
};

/** The edit that puts `os.environ` in place of a string of Python, or into it. */
export function readFromEnvironment(site: Site): TextEdit | string {
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

/** True if another literal stands directly beside it, which joins the two. Where that is none, what is written fits too. */
function isJoined({ text, literal }: Site): boolean {
  if (!literal) return false;
  const before = text.charAt(skipSpaceBack(text, literal.span.start) - 1);
  const after = text.slice(literal.span.end, literal.span.end + 200).trimStart();
  return /["']/.test(before) || (/^[rbuft]{0,2}["']/i.test(after) && isBracketed(text, literal.span.start));
}

/** A look at the line and the one before: is a bracket open? */
function isBracketed(text: string, at: number): boolean {
  const from = previousLine(text, lineStart(text, at));
  const lead = text.slice(from, at);
  return (lead.match(/\(/g)?.length ?? 0) > (lead.match(/\)/g)?.length ?? 0);
}
