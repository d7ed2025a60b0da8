import type { Hit } from '../../../text/automaton';
import { type Alphabet, alnum, closes, dotted, opens, type Range, runEnd } from './runs';

/** How much speaks for a real secret, as the model of a credential has it. */
export type Evidence = 'strong' | 'likely' | 'weak' | 'public' | 'example';

/** What a look at the value itself tells. No text in it holds the value or a part of it. */
export interface Judgement {
  readonly checksum?: 'holds' | 'fails';
  readonly evidence?: Evidence;
  /** Short sentences. */
  readonly reasons?: readonly string[];
  readonly facts?: Readonly<Record<string, string>>;
  readonly temporary?: boolean;
  /** A name that says more than that of the shape. */
  readonly name?: string;
  /** The shape and the issuer that it turned out to be of. */
  readonly shape?: string;
  readonly issuer?: string;
}

/** One kind of token: where to look for it, what it looks like and what it tells. */
export interface Shape {
  readonly id: string;
  /** For the beginning of a sentence. */
  readonly name: string;
  readonly issuer?: string;
  readonly kind?: 'privateKey' | 'signingKey' | 'connection';
  /** Texts that mind the case. */
  readonly anchors?: readonly string[];
  /** Texts that do not. */
  readonly words?: readonly string[];
  /** The value at a hit. Looks only at as many characters as the value has, or at a bounded number around the hit. */
  read(text: string, hit: Hit): Range | undefined;
  check?(value: string): Judgement;
  readonly temporary?: boolean;
  /** The evidence where `check` says nothing of it; `likely` if it is left out. */
  readonly evidence?: Evidence;
  /** What the text around the value tells of it, looking at a bounded number of characters. */
  around?(text: string, range: Range): Judgement | undefined;
  /** True if the look of the value says nothing and a word beside it says all. */
  readonly byWord?: boolean;
  /** For an id that is no secret: the shape of the secret that belongs to it and stands within five lines. */
  readonly halfOf?: OtherHalf;
}

/** The secret half of a pair whose id is known by its shape. */
export interface OtherHalf {
  /** The id of the shape of the secret. */
  readonly secret: string;
  /** What the id is, for the middle of a sentence. */
  readonly called: string;
  readonly of: Alphabet;
  readonly length: number;
  accept(value: string): boolean;
  /** True if the id without its secret is worth no word. */
  readonly silentAlone: boolean;
}

/** A fixed number of characters, or from the first number to the second. */
export type Length = number | readonly [least: number, most: number];

/** A piece of a value: a fixed text, or so many characters of an alphabet. */
export type Piece = string | { readonly of: Alphabet; readonly length: Length };

/** So many characters of the alphabet. */
export function some(of: Alphabet, length: Length): Piece {
  return { of, length };
}

/** No upper limit: vendors make tokens longer without notice. */
export const any = Number.POSITIVE_INFINITY;

/**
 * Reads an anchor and the pieces behind it. The neighbours on both sides must be outside of the alphabet of the piece
 * next to them and no letters or digits.
 */
export function behind(...pieces: readonly Piece[]): Shape['read'] {
  const last = pieces.at(-1);
  const around = typeof last === 'object' ? last.of : alnum;
  return (text, hit) => {
    if (!opens(text, hit.start, around)) return undefined;
    let end = readPieces(text, hit.end, pieces);
    if (end === undefined || !closes(text, end, around)) return undefined;
    // A full stop ends the sentence and not the value.
    while (text[end - 1] === '.') end--;
    return { start: hit.start, end };
  };
}

/** The same for anchors that read like words: they are none where a dash, a low line or a full stop makes them a part of a name. */
export function unjoined(read: Shape['read']): Shape['read'] {
  return (text, hit) => (opens(text, hit.start, dotted) ? read(text, hit) : undefined);
}

/** The end of the pieces that stand at the offset. */
export function readPieces(text: string, from: number, pieces: readonly Piece[]): number | undefined {
  let at = from;
  for (const piece of pieces) {
    if (typeof piece === 'string') {
      if (!text.startsWith(piece, at)) return undefined;
      at += piece.length;
      continue;
    }
    const [least, most] = typeof piece.length === 'number' ? [piece.length, piece.length] : piece.length;
    const end = runEnd(text, at, piece.of, most);
    if (end - at < least) return undefined;
    at = end;
  }
  return at;
}

/** The first range that one of the readers finds. */
export function either(...readers: readonly Shape['read'][]): Shape['read'] {
  return (text, hit) => {
    for (const read of readers) {
      const found = read(text, hit);
      if (found) return found;
    }
    return undefined;
  };
}
