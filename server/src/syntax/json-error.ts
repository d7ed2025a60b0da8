import type { ParseError } from 'jsonc-parser';
import type { Span } from '../text/span';

/** A place where the JSON is broken, in words. */
export interface JsonError {
  readonly message: string;
  readonly span: Span;
}

/** Enough to say what is wrong; what follows the first errors is mostly their echo. */
export const mostErrors = 5;

/** By the number that the parser gives an error, because its names vanish when it is bundled. */
const wordings: readonly string[] = [
  'This is not JSON.',
  'This is not JSON.',
  'This is not a number.',
  'A key in double quotes is missing.',
  'A value is missing.',
  'A colon is missing.',
  'A comma is missing.',
  'A closing brace is missing.',
  'A closing bracket is missing.',
  'The text goes on after the end of the JSON value.',
  'A comment cannot stand here.',
  'A comment is not closed.',
  'A string is not closed.',
  'A number is cut off.',
  'A \\u escape needs four hexadecimal digits.',
  'A string holds an escape that JSON does not know.',
  'A string holds a control character.',
];

/** The first few errors in words, one for each place. */
export function wordErrors(errors: readonly ParseError[]): readonly JsonError[] {
  const worded: JsonError[] = [];
  let last = -1;
  for (const { error, offset, length } of errors) {
    if (offset === last) continue;
    last = offset;
    worded.push({ message: wordings[error] ?? 'This is not JSON.', span: { start: offset, end: offset + length } });
    if (worded.length === mostErrors) break;
  }
  return worded;
}
