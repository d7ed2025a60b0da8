import type { Credential } from '../../model/credential';
import type { Note, Reader, Reading } from '../reading';
import { findHits, placesOfDirective } from './anchors';
import { commentStyleOf } from './comment-style';
import { findDirectives } from './comments';
import { gatherLiterals } from './literals/find';
import { type Look, lookAgain, lookAt } from './look';
import { mergeCredentials } from './merge';
import { findTokens } from './tokens';
import { writeText } from './write/write';

/** Reads and repairs the credentials of any text. */
export const credentialReader: Reader = {
  syntax: 'text',
  commentStyle: ({ path }) => commentStyleOf(path),
  suits: ({ text }) => !isBinary(text),
  read: (document) => toReading(lookAt(document)),
  writes: (change) => change.length > 0 && change.every((step) => step.do === 'replaceCredential'),
  write: writeText,
};

/** Nobody repairs more than this by hand; a file with more is a dump. */
export const mostCredentials = 500;

function isBinary(text: string): boolean {
  const nul = text.indexOf('\0');
  return nul >= 0 && nul < 8192;
}

/** What was seen of a text with more hits than this is not kept for its next version, since it would fill the memory. */
const mostKept = 100_000;

function toReading(look: Look): Reading {
  const { source, hits, literals } = look;
  const { text, path, place } = source;
  const notes: Note[] = [];
  if (hits.cut) {
    notes.push({ message: 'Too many words that credentials are found by: the end of the text was left out.' });
  }
  const found = mergeCredentials(
    text,
    findTokens(text, hits.all),
    literals ? gatherLiterals(source, literals).map((one) => recognize(text, one)) : [],
  );
  const credentials = found.slice(0, mostCredentials).map((one): Credential => ({ ...one, place: placed(one, place) }));
  if (found.length > mostCredentials) {
    const left = found.length - mostCredentials;
    notes.push({ message: `Only the first ${mostCredentials} credentials are reported; ${left} more were found.` });
  }
  return {
    policies: [],
    credentials,
    notes,
    broken: [],
    comments: findDirectives({ path, text }, placesOfDirective(hits)),
    ...(hits.all.length <= mostKept && { readNext: (document) => toReading(lookAgain(look, document)) }),
  };
}

/** A value that is written in base64 or with percent signs may hold a token, which says more than its name does. */
function recognize(text: string, literal: Credential): Credential {
  const [token] = literal.secret.judge((value) => {
    const { start, end } = literal.span;
    return value.length === end - start && text.startsWith(value, start) ? [] : findTokens(value, findHits(value).all);
  });
  if (!token || token.evidence === 'example') return literal;
  const { span, parts, secret, assignedTo, isDefault, place } = literal;
  return { ...token, span, parts, secret, isDefault, place, ...(assignedTo && { assignedTo }) };
}

/** What a reader of literals knows about the place is more than what the path tells. */
function placed({ place }: Credential, ofDocument: Credential['place']): Credential['place'] {
  return place === 'code' ? ofDocument : place;
}
