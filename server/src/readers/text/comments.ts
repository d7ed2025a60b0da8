import type { TextDocument } from '../../text/document';
import type { Comment } from '../reading';

/** The longest first, since one may begin with another. */
const openers: readonly string[] = [
  '{/*',
  '<!--',
  '<%#',
  '{{!',
  '/**',
  '@rem',
  '//',
  '/*',
  '--',
  '<#',
  '(*',
  '::',
  'rem',
  '#',
  ';',
  '%',
  "'",
];
const onlyMarkup: readonly string[] = ['<!--', '{/*'];

/**
 * The comments of any text, as far as they hold the directive, out of the places where it stands: lines that begin with
 * what opens a comment somewhere and go on with the directive. Anything else on such a line would be code, of which
 * nothing is known here.
 */
export function findDirectives({ path, text }: TextDocument, places: readonly number[]): readonly Comment[] {
  const comments: Comment[] = [];
  const allowed = /\.(?:md|markdown|mdx)$/i.test(path) ? onlyMarkup : openers;
  for (const at of places) {
    const line = lineStart(text, at);
    const end = lineEnd(text, at);
    const start = skipBlanks(text, line, at);
    const lead = text.slice(start, at).trimEnd().toLowerCase();
    if (lead.length > 8 || !allowed.some((opener) => isOpener(lead, opener))) continue;
    comments.push({ span: { start, end }, text: text.slice(start, end) });
  }
  return comments;
}

/** Some like their openers doubled: `##`, `///`, `;;`. */
function isOpener(lead: string, opener: string): boolean {
  if (!lead.startsWith(opener)) return false;
  const last = opener.charAt(opener.length - 1);
  for (let at = opener.length; at < lead.length; at++) if (lead.charAt(at) !== last) return false;
  return true;
}

/** Documents are read from the directive outward, and no line is longer than what a person writes. */
const longestLead = 500;

function lineStart(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && offset - at < longestLead && !isLineEnd(text.charCodeAt(at - 1))) at--;
  return at;
}

function lineEnd(text: string, offset: number): number {
  let at = offset;
  while (at < text.length && !isLineEnd(text.charCodeAt(at))) at++;
  return at;
}

function skipBlanks(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9)) at++;
  return at;
}

function isLineEnd(code: number): boolean {
  return code === 10 || code === 13;
}
