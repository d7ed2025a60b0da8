import type { Span } from './span';

/** A comment that says that the route below it is meant to be as open as it is. */
export interface DesignComment {
  /** From its word to the end of what it says. */
  readonly span: Span;
  readonly says: DesignWord;
  /** Why; undefined where the comment does not tell. */
  readonly reason?: string;
  /** The line that it speaks about: the next one that has more than a comment on it. Undefined at the end of the text. */
  readonly line?: Span;
}

/** Open to everybody, or to everybody who is logged in. */
export type DesignWord = 'public' | 'token-only';

const prefix = 'two-gates-';
const words: readonly DesignWord[] = ['public', 'token-only'];

/** The word that a comment of this kind begins with. */
export function designDirective(word: DesignWord): string {
  return `${prefix}${word}`;
}

/** The comments of source code that say why a route is open: `// two-gates-public: reason`, on lines of their own. */
export function findDesignComments(text: string): readonly DesignComment[] {
  const found: DesignComment[] = [];
  for (let at = text.indexOf(prefix); at >= 0; at = text.indexOf(prefix, at + prefix.length)) {
    const says = words.find((word) => text.startsWith(word, at + prefix.length));
    if (!says) continue;
    const after = at + prefix.length + says.length;
    if (/[\w-]/.test(text.charAt(after)) || !isOpener(text, at)) continue;
    const end = lineEnd(text, after);
    const written = text
      .slice(after, end)
      .replace(/\*\/\}?\s{0,9}$/, '')
      .trimEnd();
    const reason = written.replace(/^\s{0,9}(?::|--)/, '').trim();
    const line = nextLine(text, end);
    found.push({
      span: { start: at, end: after + written.length },
      says,
      ...(reason !== '' && { reason }),
      ...(line && { line }),
    });
  }
  return found;
}

const openers: readonly string[] = ['//', '///', '#', '##', '/*', '/**', '*', '{/*'];
/** What stands before the word on its line is short, or it is no comment. */
const longestLead = 200;

function isOpener(text: string, at: number): boolean {
  let start = at;
  while (start > 0 && at - start < longestLead && !isLineEnd(text.charCodeAt(start - 1))) start--;
  return openers.includes(text.slice(start, at).trim());
}

/** Whoever writes a comment about a route writes it near. */
const mostLines = 50;

function nextLine(text: string, from: number): Span | undefined {
  let at = from;
  for (let count = 0; count < mostLines && at < text.length; count++) {
    const start = text.charCodeAt(at) === 13 && text.charCodeAt(at + 1) === 10 ? at + 2 : at + 1;
    at = lineEnd(text, start);
    if (!/^[^\S\r\n]*(?:\/\/|#(?!\w)|\/?\*|$)/.test(text.slice(start, Math.min(at, start + longestLead)))) {
      return { start, end: at };
    }
  }
  return undefined;
}

function lineEnd(text: string, offset: number): number {
  let at = offset;
  while (at < text.length && !isLineEnd(text.charCodeAt(at))) at++;
  return at;
}

function isLineEnd(code: number): boolean {
  return code === 10 || code === 13;
}
