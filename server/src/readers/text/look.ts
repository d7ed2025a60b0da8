import { type Changed, changedBetween } from '../../text/changed';
import type { TextDocument } from '../../text/document';
import { findHits, findHitsAgain, type Hits } from './anchors';
import { findAtHitsAgain } from './literals/again';
import { type FoundLiteral, findAtHits } from './literals/find';
import { type Source, sourceOf } from './literals/source';

/** What is larger was made by a machine, and only values with a shape of their own are looked for. */
const largestWritten = 5_000_000;

/**
 * After so many versions a text is looked at anew, since what was found in an old version may keep the whole of that
 * version in memory.
 */
const mostVersions = 50;

/** What was seen in a text, of which the next version can use what lies far from the change. */
export interface Look {
  readonly source: Source;
  readonly hits: Hits;
  /** The literals at the hits; undefined where they are not looked for. */
  readonly literals: readonly FoundLiteral[] | undefined;
  /** How many versions ago nothing was taken over from another look. */
  readonly age: number;
}

/** All that is seen in a text for the first time. */
export function lookAt({ path, text }: TextDocument): Look {
  const source = sourceOf(text, path);
  const hits = findHits(text);
  return { source, hits, literals: isDump(source) ? undefined : findAtHits(source, hits.all), age: 0 };
}

/** What `lookAt` sees, at the cost of what changed since the look before. */
export function lookAgain(before: Look, document: TextDocument): Look {
  if (before.age === mostVersions) return lookAt(document);
  const { path, text } = document;
  const changed = changedBetween(before.source.text, text);
  const source = sourceOf(text, path);
  const hits = findHitsAgain(before.hits, text, changed);
  const literals = isDump(source) ? undefined : literalsAgain(before, source, hits, changed);
  return { source, hits, literals, age: before.age + 1 };
}

function literalsAgain(before: Look, source: Source, hits: Hits, changed: Changed): readonly FoundLiteral[] {
  const { family, place, path, muted } = before.source;
  const isLike = family === source.family && place === source.place && path === source.path && muted === source.muted;
  return before.literals && isLike && !hits.cut
    ? findAtHitsAgain(before.literals, source, hits.all, changed)
    : findAtHits(source, hits.all);
}

function isDump({ text }: Source): boolean {
  return text.length > largestWritten;
}
