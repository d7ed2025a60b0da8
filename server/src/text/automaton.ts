/** A fixed string that credentials are found by. */
export interface Anchor {
  readonly text: string;
  /** True if ASCII letters match in either case. */
  readonly caseless: boolean;
  /** What it stands for: the id of a shape, or a class of words. */
  readonly of: string;
}

/** A place where the text of an anchor stands. */
export interface Hit {
  readonly anchor: Anchor;
  readonly start: number;
  readonly end: number;
}

/** All anchors as one machine that reads a text once, one step for each character. */
export interface Automaton {
  /** The class of each UTF-16 code unit. Both cases of a letter share one; class 0 is in no anchor. */
  readonly classes: Uint8Array;
  /** For each state and class the next state, as the offset of its row. */
  readonly table: Int32Array;
  /** Rows from here on belong to states at which an anchor ends. */
  readonly firstEnding: number;
  /** The length of a row. */
  readonly width: number;
  /** The anchors that end at each of those states, the longest first. */
  readonly endings: readonly (readonly Anchor[])[];
}

/** A state while the machine is built. */
interface Node {
  readonly next: Map<number, Node>;
  readonly own: Anchor[];
  fail: Node | undefined;
  endings: readonly Anchor[];
  row: number;
}

/** Builds the machine of Aho and Corasick for the anchors. An empty anchor would be everywhere and is left out. */
export function buildAutomaton(anchors: readonly Anchor[]): Automaton {
  const told = anchors.filter(({ text }) => text.length > 0);
  const { classes, count } = classify(told);
  const root = node();
  for (const anchor of told) {
    let at = root;
    for (let index = 0; index < anchor.text.length; index++) {
      const cls = classes[anchor.text.charCodeAt(index)] ?? 0;
      let next = at.next.get(cls);
      if (!next) {
        next = node();
        at.next.set(cls, next);
      }
      at = next;
    }
    at.own.push(anchor);
  }
  const nodes = linkFailures(root);

  const plain = nodes.filter(({ endings }) => endings.length === 0);
  const ending = nodes.filter(({ endings }) => endings.length > 0);
  const ordered = [...plain, ...ending];
  for (const [index, each] of ordered.entries()) each.row = index * count;
  const table = new Int32Array(ordered.length * count);
  // In order of depth, so that the row of the state to fall back to is complete.
  for (const each of nodes) {
    if (each.fail) table.copyWithin(each.row, each.fail.row, each.fail.row + count);
    for (const [cls, next] of each.next) table[each.row + cls] = next.row;
  }
  return {
    classes,
    table,
    firstEnding: plain.length * count,
    width: count,
    endings: ending.map(({ endings }) => endings),
  };
}

/** So many characters are read before what was met in them is reported. */
const stretch = 8192;

/**
 * Reports every place of every anchor that lies between the two offsets, in the order of their ends, and of those with
 * the same end the longest first.
 */
export function scan(automaton: Automaton, text: string, from: number, to: number, take: (hit: Hit) => void): void {
  const { firstEnding, width, endings } = automaton;
  const stop = Math.min(to, text.length);
  const met: number[] = [];
  let state = 0;
  for (let start = Math.max(0, from); start < stop; start += stretch) {
    state = run(automaton, text, start, Math.min(stop, start + stretch), state, met);
    for (let index = 0; index < met.length; index += 2) {
      const end = met[index] as number;
      for (const anchor of endings[((met[index + 1] as number) - firstEnding) / width] ?? []) {
        // The machine reads both cases of a letter as one, so an anchor that minds the case is looked at again.
        if (!anchor.caseless && !text.startsWith(anchor.text, end - anchor.text.length)) continue;
        take({ anchor, start: end - anchor.text.length, end });
      }
    }
    met.length = 0;
  }
}

/**
 * Reads a stretch of the text and returns the state behind it. Notes each offset behind the end of an anchor, and the
 * state there. All else waits for this loop, so nothing more is done in it.
 */
function run(
  { classes, table, firstEnding }: Automaton,
  text: string,
  from: number,
  to: number,
  before: number,
  met: number[],
): number {
  let state = before;
  for (let index = from; index < to; index++) {
    state = table[state + (classes[text.charCodeAt(index)] as number)] as number;
    if (state >= firstEnding) met.push(index + 1, state);
  }
  return state;
}

function node(): Node {
  return { next: new Map(), own: [], fail: undefined, endings: [], row: 0 };
}

/** Gives each character of the anchors a class, and both cases of a letter the same one. */
function classify(anchors: readonly Anchor[]): { readonly classes: Uint8Array; readonly count: number } {
  const classes = new Uint8Array(0x10000);
  let count = 1;
  for (const { text } of anchors) {
    for (let index = 0; index < text.length; index++) {
      const code = text.charCodeAt(index);
      if (classes[code] !== 0) continue;
      if (count > 255) throw new RangeError('The anchors use more than 255 different characters.');
      classes[code] = count;
      const other = otherCase(code);
      if (other !== undefined) classes[other] = count;
      count++;
    }
  }
  return { classes, count };
}

function otherCase(code: number): number | undefined {
  if (code >= 65 && code <= 90) return code + 32;
  if (code >= 97 && code <= 122) return code - 32;
  return undefined;
}

/** All states in order of depth, each with the state to fall back to and the anchors that end at it. */
function linkFailures(root: Node): readonly Node[] {
  const nodes: Node[] = [root];
  for (let index = 0; index < nodes.length; index++) {
    const at = nodes[index] as Node;
    at.endings = [...at.own, ...(at.fail?.endings ?? [])];
    for (const [cls, next] of at.next) {
      let fail = at.fail;
      while (fail && !fail.next.has(cls)) fail = fail.fail;
      next.fail = fail?.next.get(cls) ?? root;
      nodes.push(next);
    }
  }
  return nodes;
}
