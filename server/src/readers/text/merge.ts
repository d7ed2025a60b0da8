import type { Credential } from '../../model/credential';
import { contains, type Located } from '../../text/span';
import { definesProperty } from './literals/name';

/**
 * One credential for each place, in the order of the text. A value with a shape of its own says more than the name it
 * is given to; a connection string says more than the password inside of it.
 */
export function mergeCredentials(
  text: string,
  tokens: readonly Credential[],
  literals: readonly Credential[],
): readonly Credential[] {
  const halves = new Set(tokens.flatMap(({ parts }) => parts.map(({ span }) => span.start)));
  const others = literals.filter(({ span }) => !halves.has(span.start));
  const ordered = [...tokens.map((one) => ranked(one, 0)), ...others.map((one) => ranked(one, 1))].sort(
    (a, b) => a.credential.span.start - b.credential.span.start || a.rank - b.rank,
  );
  const kept: Ranked[] = [];
  for (const one of ordered) {
    const before = kept.at(-1);
    if (!before || !touching(before.credential, one.credential)) {
      kept.push(one);
      continue;
    }
    kept[kept.length - 1] = stronger(before, one);
  }
  return kept.map(({ credential, rank }) => (rank % 2 === 0 ? withName(text, credential) : credential));
}

interface Ranked {
  readonly credential: Credential;
  /** The lower one stays. */
  readonly rank: number;
}

function ranked(credential: Credential, reader: 0 | 1): Ranked {
  const byKind =
    credential.kind === 'privateKey' ? 0 : credential.kind === 'token' ? 1 : credential.kind === 'connection' ? 2 : 3;
  return { credential, rank: byKind * 2 + reader };
}

function touching(a: Credential, b: Credential): boolean {
  return a.span.start < b.span.end && b.span.start < a.span.end;
}

/** The one that stays knows afterwards what the other one knew of the place. */
function stronger(a: Ranked, b: Ranked): Ranked {
  const [stays, goes] = b.rank < a.rank ? [b, a] : [a, b];
  const { assignedTo, isDefault } = goes.credential;
  const around = contains(goes.credential.span, stays.credential.span);
  return {
    ...stays,
    credential: {
      ...stays.credential,
      ...(stays.credential.assignedTo === undefined && assignedTo && { assignedTo }),
      isDefault: stays.credential.isDefault || (around && isDefault),
    },
  };
}

function withName(text: string, credential: Credential): Credential {
  if (credential.assignedTo || credential.kind === 'identity') return credential;
  const assignedTo = findName(text, credential.span.start);
  return assignedTo ? { ...credential, assignedTo } : credential;
}

/** Names stand directly before what is given to them. */
const furthestName = 80;

/** The name in front of a value: `NAME = "`, `"name": "`, `name=>'`, `<name>`. */
function findName(text: string, start: number): Located<string> | undefined {
  const least = Math.max(0, start - furthestName);
  let at = skipBack(text, start, least, isOpening);
  const sign = text.charCodeAt(at - 1);
  // `user:value` in an address.
  if (sign === 58 && at === start) return undefined;
  if (sign === 62 && text.charCodeAt(at - 2) !== 61) return nameBefore(text, at - 1, least, false);
  if (sign !== 61 && sign !== 58 && sign !== 62) return undefined;
  at = skipBack(text, at, least, isSign);
  at = skipBack(text, at, least, isOpening);
  const typed = sign === 61 ? beforeType(text, at, least) : undefined;
  return nameBefore(text, typed ?? at, least, true);
}

/** The end of the name in front of a type: of `token` in `token: string`. */
function beforeType(text: string, end: number, least: number): number | undefined {
  const colon = skipBack(text, skipBack(text, end, least, isNamePart), least, isOpening);
  return text.charCodeAt(colon - 1) === 58 ? colon - 1 : undefined;
}

function nameBefore(text: string, end: number, least: number, mayBegin: boolean): Located<string> | undefined {
  const begin = skipBack(text, end, least, isNamePart);
  const start = definesProperty(text, begin) ? begin + 2 : begin;
  const first = text.charCodeAt(start);
  const isName =
    start < end &&
    end - start <= 64 &&
    !(first >= 48 && first <= 57) &&
    (mayBegin || text.charCodeAt(start - 1) === 60);
  return isName ? { value: text.slice(start, end), span: { start, end } } : undefined;
}

function skipBack(text: string, from: number, least: number, skips: (code: number) => boolean): number {
  let at = from;
  while (at > least && skips(text.charCodeAt(at - 1))) at--;
  return at;
}

/** White space and quotes, and the letters that may stand before a quote. */
function isOpening(code: number): boolean {
  return code === 32 || code === 9 || code === 34 || code === 39 || code === 96;
}

function isSign(code: number): boolean {
  return code === 61 || code === 58 || code === 62;
}

function isNamePart(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    (code >= 48 && code <= 57) ||
    code === 95 ||
    code === 45 ||
    code === 46 ||
    code === 36
  );
}
