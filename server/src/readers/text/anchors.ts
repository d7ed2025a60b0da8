import { literalAnchors } from '../../knowledge/credential/literal-anchors';
import { shapeAnchors } from '../../knowledge/credential/shapes/registry';
import { type Anchor, type Automaton, buildAutomaton, type Hit, scan } from '../../text/automaton';
import { type Changed, moveBehind } from '../../text/changed';
import { directive } from '../../text/directive';

/** What suppression comments begin with. */
const directives: Anchor = { text: directive, caseless: false, of: 'directive' };

const anchors: readonly Anchor[] = [...shapeAnchors, ...literalAnchors, directives];
const longest = Math.max(...anchors.map(({ text }) => text.length));

let automaton: Automaton | undefined;

/** The one pass over a text that finds where tokens and literals may be. The machine is built the first time. */
export function scanAnchors(text: string, take: (hit: Hit) => void, from = 0, to = text.length): void {
  automaton ??= buildAutomaton(anchors);
  scan(automaton, text, from, to, take);
}

/** Where tokens and literals may be, in the order of the ends. */
export interface Hits {
  readonly all: readonly Hit[];
  /** True if there were more than anybody looks at; then the end of the text was left out. */
  readonly cut: boolean;
}

/** Where words of credentials stand this close together, the rest of the text is no different. */
const most = 1_000_000;

/** All hits of a text. */
export function findHits(text: string): Hits {
  const all: Hit[] = [];
  let cut = false;
  scanAnchors(text, (hit) => {
    if (all.length < most) all.push(hit);
    else cut = true;
  });
  return { all, cut };
}

/** What `findHits` finds in a text, out of the hits of its earlier version and a look at what changed since. */
export function findHitsAgain(before: Hits, text: string, changed: Changed): Hits {
  const { start, endBefore, endAfter } = changed;
  const all = before.all.filter(({ end }) => end <= start);
  // A hit that touches what changed ends before this place.
  scanAnchors(
    text,
    (hit) => {
      if (hit.end > start) all.push(hit);
    },
    start - longest,
    endAfter + longest,
  );
  for (const hit of before.all) {
    if (hit.end > endBefore + longest) all.push({ anchor: hit.anchor, ...moveBehind(hit, changed) });
  }
  return before.cut || all.length > most ? findHits(text) : { all, cut: false };
}

/** Where the directive of suppression comments stands. */
export function placesOfDirective({ all }: Hits): readonly number[] {
  return all.filter(({ anchor }) => anchor === directives).map(({ start }) => start);
}
