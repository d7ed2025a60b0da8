import type { Hit } from '../../knowledge/credential/automaton';
import type { Credential } from '../../model/credential';
import type { TextDocument } from '../../text/document';
import type { Note, Reader, Reading } from '../reading';
import { scanAnchors } from './anchors';
import { commentStyleOf } from './comment-style';
import { findDirectives } from './comments';
import { findLiterals } from './literals/find';
import { mergeCredentials } from './merge';
import { mutesGeneric, placeOf } from './quiet';
import { findTokens } from './tokens';
import { writeText } from './write/write';

/** Reads and repairs the credentials of any text. */
export const credentialReader: Reader = {
  syntax: 'text',
  commentStyle: ({ path }) => commentStyleOf(path),
  suits: ({ text }) => !isBinary(text),
  read: readCredentials,
  writes: (change) => change.length > 0 && change.every((step) => step.do === 'replaceCredential'),
  write: writeText,
};

/** What is larger was made by a machine, and only values with a shape of their own are looked for. */
const largestWritten = 5_000_000;
/** Nobody repairs more than this by hand; a file with more is a dump. */
export const mostCredentials = 500;
/** Where words of credentials stand this close together, the rest of the text is no different. */
const mostHits = 1_000_000;

function isBinary(text: string): boolean {
  const nul = text.indexOf('\0');
  return nul >= 0 && nul < 8192;
}

function readCredentials(document: TextDocument): Reading {
  const { text, path } = document;
  const notes: Note[] = [];
  const hits = findHits(text, notes);
  const tokens = findTokens(text, hits);
  const literals =
    text.length > largestWritten || mutesGeneric(document)
      ? []
      : findLiterals(text, hits, path).map((one) => recognize(text, one));
  const found = mergeCredentials(text, tokens, literals);
  const place = placeOf(document);
  const credentials = found.slice(0, mostCredentials).map((one): Credential => ({ ...one, place: placed(one, place) }));
  if (found.length > mostCredentials) {
    const left = found.length - mostCredentials;
    notes.push({ message: `Only the first ${mostCredentials} credentials are reported; ${left} more were found.` });
  }
  return { policies: [], credentials, notes, broken: [], comments: findDirectives(document) };
}

/** A value that is written in base64 or with percent signs may hold a token, which says more than its name does. */
function recognize(text: string, literal: Credential): Credential {
  const [token] = literal.secret.judge((value) => {
    const { start, end } = literal.span;
    return value.length === end - start && text.startsWith(value, start) ? [] : findTokens(value, findHits(value, []));
  });
  if (!token || token.evidence === 'example') return literal;
  const { span, parts, secret, assignedTo, isDefault, place } = literal;
  return { ...token, span, parts, secret, isDefault, place, ...(assignedTo && { assignedTo }) };
}

/** What a reader of literals knows about the place is more than what the path tells. */
function placed({ place }: Credential, ofDocument: Credential['place']): Credential['place'] {
  return place === 'code' ? ofDocument : place;
}

function findHits(text: string, notes: Note[]): readonly Hit[] {
  const hits: Hit[] = [];
  let left = 0;
  scanAnchors(text, (hit) => {
    if (hits.length < mostHits) hits.push(hit);
    else left++;
  });
  if (left > 0)
    notes.push({ message: 'Too many words that credentials are found by: the end of the text was left out.' });
  return hits;
}
