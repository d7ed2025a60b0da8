import type { Change } from '../model/change';
import type { TextDocument } from '../text/document';
import type { TextEdit } from '../text/edit';
import { overlaps } from '../text/span';
import { jsonReader } from './json/policy';
import type { CommentStyle, Reader, Reading } from './reading';
import { credentialReader } from './text/credential';

/** Every reader, the most particular first. */
export const readers: readonly Reader[] = [jsonReader, credentialReader];

/** The readers that may find something in the document, the most particular first. */
export function readersFor(document: TextDocument): readonly Reader[] {
  return readers.filter((reader) => reader.suits(document));
}

/** All that the readers find in one document. */
export function readDocument(document: TextDocument): Reading {
  const readings = readersFor(document).map((reader) => reader.read(document));
  return {
    policies: readings.flatMap(({ policies }) => policies),
    credentials: readings.flatMap(({ credentials }) => credentials),
    notes: readings.flatMap(({ notes }) => notes),
    broken: readings.flatMap(({ broken }) => broken),
    comments: joinComments(readings),
  };
}

/** The most particular reader knows best what a comment is; the others add what it does not know. */
function joinComments(readings: readonly Reading[]): Reading['comments'] {
  const [known = [], ...others] = readings.map(({ comments }) => comments);
  const more = others.flat().filter(({ span }) => !known.some((one) => overlaps(one.span, span)));
  return more.length === 0 ? known : [...known, ...more].sort((a, b) => a.span.start - b.span.start);
}

/** The edits of a change to what `readDocument` found in the same document, or why they cannot be written. */
export function writeChange(
  document: TextDocument,
  change: Change,
): { readonly edits: readonly TextEdit[] } | { readonly refused: string } {
  const reader = readersFor(document).find((one) => one.writes(change));
  return reader?.write(document, change) ?? { refused: 'Nothing can be written in this kind of text.' };
}

/** How a comment that ends with its line is written in a document; undefined where there are no comments. */
export function commentStyle(document: TextDocument): CommentStyle | undefined {
  return readersFor(document)[0]?.commentStyle(document);
}

export { repairsFor } from './text/write/write';
