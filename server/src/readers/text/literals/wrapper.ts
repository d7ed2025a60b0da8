import { isLetter, isQuote, isWordCode, skipBlanks, skipSpace } from './lexer';

/** Calls that make a value of a type out of a literal and keep what it says. */
const wrappers = new Set([
  'string::from',
  'string',
  'new string',
  'str',
  'some',
  'box::new',
  'arc::new',
  '[]byte',
  'bytes',
  'sensitive',
  'nonsensitive',
  'secretstr',
  'new secretstring',
  'secretstring::new',
  'secretstring::from',
  'secret::new',
  'buffer.from',
  'optional.of',
  'encoding.utf8.getbytes',
  'encoding.ascii.getbytes',
  'encoding.unicode.getbytes',
  'encoding.default.getbytes',
  'secretvalue.unsafeplaintext',
  'cdk.secretvalue.unsafeplaintext',
  'secretvalue.plaintext',
  'pulumi.secret',
  'pulumi.string',
  'aws.string',
  'ptr',
]);

const LONGEST = 40;

/** The place of the literal inside of `String::from("…")`, `[]byte("…")` or `("…")`; the same place if nothing wraps it. */
export function unwrap(text: string, at: number): number {
  if (text[at] === '(') {
    const inside = skipSpace(text, at + 1);
    return isQuote(text[inside]) ? inside : at;
  }
  const first = text.charCodeAt(at);
  if (!isLetter(first) && text[at] !== '[') return at;
  let end = at;
  while (end < at + LONGEST && isOfCallee(text.charCodeAt(end))) end++;
  if (text[end] === ' ') end = behindNew(text, at, end);
  const callee = text
    .slice(at, end)
    .toLowerCase()
    .replace(/^system\.text\./, '');
  return text[end] === '(' && wrappers.has(callee) ? skipSpace(text, end + 1) : at;
}

/** True if a literal is made into bytes here, as keys of ciphers and signatures are. */
export function makesBytes(text: string, at: number): boolean {
  const inside = unwrap(text, at);
  return (
    inside > at && /^(?:\[\]byte|(?:\w+\.)*getbytes|buffer\.from|bytes)\($/i.test(text.slice(at, inside).trimEnd())
  );
}

function behindNew(text: string, at: number, space: number): number {
  if (text.slice(at, space) !== 'new') return space;
  let end = skipBlanks(text, space);
  while (end < at + LONGEST && isOfCallee(text.charCodeAt(end))) end++;
  return end;
}

/** Letters, digits, underscores, stops, colons and square brackets. */
function isOfCallee(code: number): boolean {
  return isWordCode(code) || code === 46 || code === 58 || code === 91 || code === 93;
}
