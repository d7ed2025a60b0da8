import type { Change } from '../model/change';
import type { Policy } from '../model/policy';
import type { TextDocument } from '../text/document';
import { overlaps } from '../text/span';
import { codeWriter } from './code/write';
import { jsonReader } from './json/policy';
import type { CommentStyle, Reader, Reading, Writer, Written } from './reading';
import { credentialReader } from './text/credential';

/** Every reader, the most particular first. */
export const readers: readonly Reader[] = [jsonReader, credentialReader];

const writers: readonly Writer[] = [...readers, codeWriter];

/** The readers that may find something in the document, the most particular first. */
export function readersFor(document: TextDocument): readonly Reader[] {
  return readers.filter((reader) => reader.suits(document));
}

/** All that the readers find in one document. */
export function readDocument(document: TextDocument): Reading {
  return readAfter(new Map(), document);
}

/** True if a file of this name is looked at where the policies of a whole workspace are wanted. */
export function mayHoldPolicies(path: string): boolean {
  return readers.some(({ policyFiles }) => policyFiles?.test(path));
}

/** The policies of one document, and nothing else of it. */
export function policiesIn(document: TextDocument): readonly Policy[] {
  return readers
    .filter(({ policyFiles, suits }) => policyFiles && suits(document))
    .flatMap((reader) => reader.read(document).policies);
}

/** Reads a document after an earlier version of it, of which the readings are at hand. */
function readAfter(before: ReadonlyMap<Reader, Reading>, document: TextDocument): Reading {
  const read = (reader: Reader): Reading => before.get(reader)?.readNext?.(document) ?? reader.read(document);
  return join(new Map(readersFor(document).map((reader) => [reader, read(reader)])));
}

/** A function of its own, so that what it returns keeps the last readings alive and none before them. */
function join(byReader: ReadonlyMap<Reader, Reading>): Reading {
  const readings = [...byReader.values()];
  return {
    policies: readings.flatMap(({ policies }) => policies),
    credentials: readings.flatMap(({ credentials }) => credentials),
    notes: readings.flatMap(({ notes }) => notes),
    broken: readings.flatMap(({ broken }) => broken),
    comments: joinComments(readings),
    readNext: (document) => readAfter(byReader, document),
  };
}

/** The most particular reader knows best what a comment is; the others add what it does not know. */
function joinComments(readings: readonly Reading[]): Reading['comments'] {
  const [known = [], ...others] = readings.map(({ comments }) => comments);
  const more = others.flat().filter(({ span }) => !known.some((one) => overlaps(one.span, span)));
  return more.length === 0 ? known : [...known, ...more].sort((a, b) => a.span.start - b.span.start);
}

/** The edits of a change to what was found in the same document, or why they cannot be written. */
export function writeChange(document: TextDocument, change: Change): Written {
  const writer = writers.find((one) => one.writes(change) && one.suits(document));
  return writer?.write(document, change) ?? { refused: 'Nothing can be written in this kind of text.' };
}

/** How a comment that ends with its line is written in a document; undefined where there are no comments. */
export function commentStyle(document: TextDocument): CommentStyle | undefined {
  return readersFor(document)[0]?.commentStyle(document);
}

export { repairsFor } from './text/write/write';
