import type { Hit } from '../../../knowledge/credential/automaton';
import { isLiteralClass } from '../../../knowledge/credential/literal-anchors';
import type { Credential } from '../../../model/credential';
import { findAssignment } from './assignment';
import { findInCall } from './call';
import { type Collector, collectorOf } from './collect';
import { findInCommand } from './command';
import { findConnection } from './connection';
import { findDefault } from './default';
import { findByFile } from './files';
import { findAuthorization, findHeaderLine, reportPair } from './header';
import { findIdentity } from './identity';
import { findKubernetes } from './kubernetes';
import { nameAround } from './name';
import { findNestedDefault } from './nested';
import { findPair, findSigner } from './pair';
import { sourceOf } from './source';
import { findUrl } from './url';

/**
 * Credentials that no shape gives away: literals by the names they are given to, in URLs, connection strings, headers
 * and commands. Asks only at the hits, which are in the order of the text, and looks a bounded way around each.
 */
export function findLiterals(text: string, hits: readonly Hit[], path: string): readonly Credential[] {
  const collector = collectorOf(sourceOf(text, path));
  findByFile(collector);
  findKubernetes(collector);
  let named = 0;
  let commanded = 0;
  for (const { anchor, start, end } of hits) {
    if (!isLiteralClass(anchor.of)) continue;
    switch (anchor.of) {
      case 'name':
        if (start >= named) named = findByName(collector, start, end);
        break;
      case 'scheme':
        findUrl(collector, start, end);
        break;
      case 'header':
        findAuthorization(collector, start, end);
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
  }
  return collector.credentials.sort((a, b) => a.span.start - b.span.start);
}

/** Reads the name around a hit and what is given to it; the result is the end of the name. */
function findByName(collector: Collector, start: number, end: number): number {
  const name = nameAround(collector.source.text, start, end);
  if (!name) return end;
  findDefault(collector, name);
  if (!findConnection(collector, name)) {
    findNestedDefault(collector, name);
    findAssignment(collector, name);
    findHeaderLine(collector, name);
  }
  return name.span.end;
}
