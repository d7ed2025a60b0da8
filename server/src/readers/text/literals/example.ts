import { lineEnd, lineStart, skipBlanks } from './lexer';
import type { Source } from './source';

/** Further up nobody looks for what an example belongs to. */
const MOST_LINES = 40;

/**
 * True in what shows how code is used: a line of a comment that documents it, ` * login('…')`, and in the documentation
 * of Python a session, `>>> login('…')`, with what it answers, and a block below `Example::`.
 */
export function isExample({ text, family, ending, place }: Source, at: number): boolean {
  if (family !== 'code' || place !== 'code') return false;
  const start = lineStart(text, at);
  if (text.startsWith('* ', skipBlanks(text, start, 400))) return true;
  return ending.startsWith('py') && isShown(text, start);
}

/** Goes up through the lines of the paragraph and then through those that the line is indented below. */
function isShown(text: string, from: number): boolean {
  let indentation = Number.POSITIVE_INFINITY;
  let isParagraph = true;
  let start = from;
  for (let count = 0; count < MOST_LINES; count++) {
    const first = skipBlanks(text, start, 400);
    const end = lineEnd(text, first, 400);
    if (isParagraph && text.startsWith('>>>', first)) return true;
    if (first === end) isParagraph = false;
    else if (first - start < indentation) {
      indentation = first - start;
      if (count > 0 && opensExample(text.slice(first, end).trimEnd())) return true;
    }
    if (start === 0) return false;
    start = lineStart(text, start - (text.startsWith('\r\n', start - 2) ? 2 : 1));
  }
  return false;
}

function opensExample(line: string): boolean {
  return line.endsWith('::') || /^(?!class )(?:\w+ )?(?:examples?|usage)(?: \w+)?:$/i.test(line);
}
