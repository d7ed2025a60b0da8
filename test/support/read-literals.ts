import { literalAnchors } from '../../server/src/knowledge/credential/literal-anchors';
import type { Credential } from '../../server/src/model/credential';
import { findLiterals } from '../../server/src/readers/text/literals/find';
import { buildAutomaton, type Hit, scan } from '../../server/src/text/automaton';

const automaton = buildAutomaton(literalAnchors);

/** What the reader of literals finds in a text, with the hits of its own anchors. */
export function readLiterals(text: string, path: string): readonly Credential[] {
  const hits: Hit[] = [];
  scan(automaton, text, 0, text.length, (hit) => hits.push(hit));
  return findLiterals(text, hits, path);
}
