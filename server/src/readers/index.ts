import type { TextDocument } from '../text/document';
import { jsonReader } from './json/policy';
import type { Reader } from './reading';

/** Every reader, the most particular first. */
export const readers: readonly Reader[] = [jsonReader];

/** The first reader that may find something in the document. */
export function readerFor(document: TextDocument): Reader | undefined {
  return readers.find((reader) => reader.suits(document));
}
