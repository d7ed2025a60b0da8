import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  fsyncSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describeFileError } from './file-error';

/** How the bytes of a file spell its text. */
export interface Encoding {
  readonly name: 'utf-8' | 'utf-16le' | 'utf-16be' | 'latin1';
  /** True if the file begins with a byte order mark, which is not part of the text. */
  readonly mark: boolean;
}

/** A file that was read: its text, or a note why it is not one to review, or a failure. */
export type FileText =
  | { readonly kind: 'text'; readonly text: string; readonly encoding: Encoding; readonly bytes: Uint8Array }
  | { readonly kind: 'note'; readonly message: string; readonly isBinary: boolean }
  | { readonly kind: 'failure'; readonly message: string };

/** Nothing that a person writes comes near this; what is larger is data. */
export const largestFile = 10_000_000;

const marks: readonly { readonly encoding: Encoding; readonly bytes: readonly number[] }[] = [
  { encoding: { name: 'utf-8', mark: true }, bytes: [0xef, 0xbb, 0xbf] },
  { encoding: { name: 'utf-16le', mark: true }, bytes: [0xff, 0xfe] },
  { encoding: { name: 'utf-16be', mark: true }, bytes: [0xfe, 0xff] },
];

/** Reads a file of at most so many bytes, looking at its size before its content. */
export function readTextFile(path: string, largest = largestFile): FileText {
  try {
    const facts = statSync(path);
    if (facts.isDirectory()) return { kind: 'failure', message: 'this is a folder, not a file' };
    if (!facts.isFile()) return { kind: 'failure', message: 'this is not a regular file' };
    if (facts.size > largest) return tooLarge(largest);
    return decodeText(readFileSync(path), largest);
  } catch (error) {
    return { kind: 'failure', message: describeFileError(error) };
  }
}

/**
 * The text of bytes in UTF-8, or in UTF-16 if a byte order mark says so. What is neither was mostly written before UTF-8
 * and has a letter for each byte; which letter matters little, since what is looked for is ASCII.
 */
export function decodeText(bytes: Uint8Array, largest = largestFile): FileText {
  if (bytes.length > largest) return tooLarge(largest);
  const marked = marks.find((mark) => mark.bytes.every((byte, index) => bytes[index] === byte));
  const encoding = marked?.encoding ?? ({ name: 'utf-8', mark: false } as const);
  const name = encoding.name === 'utf-8' ? 'UTF-8' : 'UTF-16';
  let text: string;
  try {
    text = new TextDecoder(encoding.name, { fatal: true, ignoreBOM: true }).decode(
      bytes.subarray(marked?.bytes.length),
    );
  } catch {
    // The decoder throws for this reason alone.
    const lettered = Buffer.from(bytes).toString('latin1');
    if (!marked && !hasControls(lettered)) {
      return { kind: 'text', text: lettered, encoding: { name: 'latin1', mark: false }, bytes };
    }
    return { kind: 'note', message: `not valid ${name}; not analysed`, isBinary: looksBinary(bytes) };
  }
  if (text.includes('\0')) return { kind: 'note', message: 'not a text; not analysed', isBinary: true };
  return { kind: 'text', text, encoding, bytes };
}

/**
 * Puts another text into a file that was read before: into a new file beside it first, which then takes its place, so
 * that the file never holds half a text. Returns why not, or undefined if it was written.
 */
export function replaceTextFile(
  path: string,
  before: Uint8Array,
  text: string,
  encoding: Encoding,
): string | undefined {
  let fresh: string | undefined;
  try {
    const target = realpathSync(path);
    const { mode } = statSync(target);
    if (!readFileSync(target).equals(before)) return 'not fixed, because the file changed meanwhile';
    fresh = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString('hex')}.tmp`);
    const file = openSync(fresh, 'wx', mode);
    try {
      writeFileSync(file, encodeText(text, encoding));
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    // The mode given to a new file is cut by the umask.
    chmodSync(fresh, mode);
    renameSync(fresh, target);
    return undefined;
  } catch (error) {
    if (fresh !== undefined) rmSync(fresh, { force: true });
    return `not fixed: ${describeFileError(error)}`;
  }
}

/** What is said of what has more bytes than so many and is not even opened. */
export function tooLarge(largest = largestFile): FileText {
  return { kind: 'note', message: `larger than ${Math.round(largest / 1_000_000)} MB; not analysed`, isBinary: false };
}

/** Text has no control characters but white space and, in logs, the one that colours begin with. */
function hasControls(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  return /[\x00-\x08\x0e-\x1a\x1c-\x1f]/.test(text);
}

/** Text in an old encoding has no NUL; what has one near its beginning is data. */
function looksBinary(bytes: Uint8Array): boolean {
  return bytes.subarray(0, 8000).includes(0);
}

function encodeText(text: string, { name, mark }: Encoding): Uint8Array {
  const marked = mark ? `\ufeff${text}` : text;
  if (name === 'utf-8' || name === 'latin1') return Buffer.from(marked, name);
  const bytes = Buffer.from(marked, 'utf16le');
  return name === 'utf-16le' ? bytes : bytes.swap16();
}
