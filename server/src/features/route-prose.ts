import type { Place } from '../model/route';
import { clean } from '../text/clean';
import type { Span } from '../text/span';
import { escapeMarkdown } from './markdown';

/**
 * A part of a text about a program: words of ours, which may hold Markdown, or something that the program says, which
 * may not: `code` as it is written there, `words` in a sentence, and a `place` as file and line.
 */
export type Piece = string | { readonly code: string } | { readonly words: string } | { readonly place: Place };
export type Prose = readonly Piece[];

/** A place for people, `src/guards.ts:12`, with a URI where an editor can go there. */
export interface PlaceName {
  readonly text: string;
  readonly uri?: string;
}

/** How the places of a project are named. */
export type NamePlace = (place: Place) => PlaceName;

/** A text whose places are links in Markdown, for hovers. */
export function toMarkdown(prose: Prose, namePlace: NamePlace): string {
  return prose
    .map((piece) => {
      if (typeof piece === 'string') return piece;
      if ('code' in piece) return codeSpan(piece.code);
      if ('words' in piece) return escapeMarkdown(clean(piece.words));
      const { text, uri } = namePlace(piece.place);
      const shown = escapeMarkdown(clean(text));
      return uri === undefined ? shown : `[${shown}](${uri.replace(/[()\s<>]/g, encodeURIComponent)})`;
    })
    .join('');
}

/** A text that is read as it is written, and the spans of it that lead somewhere. */
export interface LinkedText {
  readonly text: string;
  readonly links: readonly { readonly span: Span; readonly uri: string }[];
}

/** The same text for an editor, where links stand beside the text and nothing is escaped. */
export function toLinkedText(prose: Prose, namePlace: NamePlace): LinkedText {
  const links: { readonly span: Span; readonly uri: string }[] = [];
  const parts: string[] = [];
  let length = 0;
  const add = (text: string): void => {
    parts.push(text);
    length += text.length;
  };
  for (const piece of prose) {
    if (typeof piece === 'string') add(piece);
    else if ('code' in piece) add(codeSpan(piece.code));
    else if ('words' in piece) add(clean(piece.words));
    else {
      const { text, uri } = namePlace(piece.place);
      const start = length;
      add(clean(text));
      if (uri !== undefined) links.push({ span: { start, end: length }, uri });
    }
  }
  return { text: parts.join(''), links };
}

function codeSpan(code: string): string {
  return `\`${clean(code.replace(/[\r\n`]/g, ' '))}\``;
}

/** Prose with something between its parts. */
export function joinProse(parts: readonly Prose[], between: string): Prose {
  return parts.flatMap((part, at) => (at === 0 ? part : [between, ...part]));
}
