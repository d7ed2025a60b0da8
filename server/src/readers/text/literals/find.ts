import { isLiteralClass } from '../../../knowledge/credential/literal-anchors';
import { secretNameOf } from '../../../knowledge/credential/names';
import type { Credential } from '../../../model/credential';
import type { Hit } from '../../../text/automaton';
import { findAssignment } from './assignment';
import { findInCall } from './call';
import { type Collector, collectorOf } from './collect';
import { findInCommand } from './command';
import { findConnection } from './connection';
import { findDefault } from './default';
import { findByFile } from './files';
import { findAuthorization, findBearer, findHeaderLine, reportPair } from './header';
import { findIdentity } from './identity';
import { clientKey, findClientKey, findKubernetes } from './kubernetes';
import { findLogin } from './login';
import { nameAround, spokenName } from './name';
import { findNestedDefault } from './nested';
import { findPair, findSigner } from './pair';
import { plainKey } from './parent';
import { type Source, sourceOf } from './source';
import { findUrl } from './url';

/** A literal and the start of the hit at which it was found. */
export interface FoundLiteral {
  readonly hit: number;
  readonly credential: Credential;
}

/**
 * Credentials that no shape gives away: literals by the names they are given to, in URLs, connection strings, headers
 * and commands, and those that a file has by its kind; one for each place.
 */
export function findLiterals(text: string, hits: readonly Hit[], path: string): readonly Credential[] {
  const source = sourceOf(text, path);
  return gatherLiterals(source, findAtHits(source, hits));
}

/** How far around a hit its readers look at most: three long strings and what stands between them. */
export const reach = 50_000;

/**
 * The literals at the hits, which are in the order of the text; several hits may lead to one place. What is found at a
 * hit depends on the text within reach of it, on the hits before it on the same line and on the line above if that
 * leaves its value to the next one, and on nothing else but the family and the place of the source: so a text can be
 * read again in parts.
 */
export function findAtHits(source: Source, hits: readonly Hit[]): readonly FoundLiteral[] {
  const found: FoundLiteral[] = [];
  const collector = collectorOf(source);
  const names = new Map<string, boolean>();
  let named = 0;
  let commanded = 0;
  for (const { anchor, start, end } of hits) {
    if (!isLiteralClass(anchor.of) || (source.muted && anchor.of !== 'scheme')) continue;
    switch (anchor.of) {
      case 'name':
        if (start >= named) named = findByName(collector, names, start, end);
        break;
      case 'scheme':
        findUrl(collector, start, end);
        break;
      case 'header':
        findAuthorization(collector, start, end);
        break;
      case 'bearer':
        findBearer(collector, end);
        break;
      case 'login':
        findLogin(collector, anchor.text, start, end);
        break;
      case 'command':
        if (start >= commanded) commanded = findInCommand(collector, start);
        break;
      case 'call':
        findInCall(collector, anchor.text, start, end);
        break;
      case 'signer':
        findSigner(collector, end);
        break;
      case 'pair':
        findPair(collector, anchor.text, end, reportPair);
        break;
      case 'identity':
        findIdentity(collector, anchor.text, start, end);
        break;
    }
    if (collector.taken.size === 0) continue;
    for (const credential of collector.credentials.splice(0)) found.push({ hit: start, credential });
    collector.taken.clear();
  }
  return found;
}

/** Joins what the file as a whole tells with what was found at its hits: one credential for each place, the first. */
export function gatherLiterals(source: Source, found: readonly FoundLiteral[]): readonly Credential[] {
  const { credentials, taken } = gatherWhole(source);
  for (const { credential } of found) {
    if (taken.has(credential.span.start)) continue;
    taken.add(credential.span.start);
    credentials.push(credential);
  }
  return credentials.sort((a, b) => a.span.start - b.span.start);
}

function gatherWhole(source: Source): Collector {
  const collector = collectorOf(source);
  if (source.muted) return collector;
  findByFile(collector);
  findKubernetes(collector);
  return collector;
}

/** Reads the name around a hit and what is given to it; the result is the end of the name. */
function findByName(collector: Collector, names: Map<string, boolean>, start: number, end: number): number {
  const name = nameAround(collector.source.text, start, end);
  if (!name) return end;
  if (!isOfSecret(names, spokenName(collector.source.text, name))) return name.span.end;
  findClientKey(collector, name);
  findDefault(collector, name);
  if (!findConnection(collector, name)) {
    findNestedDefault(collector, name);
    findAssignment(collector, name);
    findHeaderLine(collector, name);
  }
  return name.span.end;
}

/** True if something that is given to the name may be secret. The same names come again and again in one text. */
function isOfSecret(names: Map<string, boolean>, name: string): boolean {
  const known = names.get(name);
  if (known !== undefined) return known;
  const isSecret = secretNameOf(name) !== undefined || name === clientKey || name === plainKey;
  names.set(name, isSecret);
  return isSecret;
}
