import type { TextDocument } from '../../text/document';
import type { Comment } from '../reading';
import { lineEnd, lineStart, skipBlanks } from './literals/lexer';

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
    const line = lineStart(text, at, longestLead);
    const end = lineEnd(text, at, text.length);
    const start = skipBlanks(text, line, at - line);
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
