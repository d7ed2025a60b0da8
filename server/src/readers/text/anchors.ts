import { type Automaton, buildAutomaton, type Hit, scan } from '../../knowledge/credential/automaton';
import { literalAnchors } from '../../knowledge/credential/literal-anchors';
import { shapeAnchors } from '../../knowledge/credential/shapes/registry';

let automaton: Automaton | undefined;

/** The one pass over a text that finds where tokens and literals may be. The machine is built the first time. */
export function scanAnchors(text: string, take: (hit: Hit) => void): void {
  automaton ??= buildAutomaton([...shapeAnchors, ...literalAnchors]);
  scan(automaton, text, 0, text.length, take);
}
