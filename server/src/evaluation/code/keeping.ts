/** Something that was worked out, with what it rests on. */
export interface Kept<Found> {
  readonly found: Found;
  /** What was asked for on the way, by names; undefined if nothing was. */
  readonly asked: ReadonlySet<string> | undefined;
  /** Up to which change it is known to hold. */
  upTo: number;
}

/** Where what was worked out is kept, by what it was worked out of. */
export interface Memory<Key, Found> {
  get(key: Key): Kept<Found> | undefined;
  set(key: Key, kept: Kept<Found>): unknown;
}

/**
 * Keeps what was worked out as long as nothing has changed that it rests on. Whoever reads a module notes its name;
 * whatever is worked out meanwhile rests on it, and so does what is made of that.
 */
export interface Keeping {
  /** What is being worked out rests on this. */
  note(name: string): void;
  /** What rests on this no longer holds. */
  changed(name: string): void;
  /** What is in a memory, if it still holds. */
  recall<Key, Found>(memory: Memory<Key, Found>, key: Key): Kept<Found> | undefined;
  /** Works something out, to be put into a memory. */
  work<Found>(how: () => Found): Kept<Found>;
  /** What is in a memory, else what is worked out and put there. */
  keep<Key, Found>(memory: Memory<Key, Found>, key: Key, how: () => Found): Found;
}

/** A keeping to which nothing has happened yet. */
export function makeKeeping(): Keeping {
  let changes = 0;
  const changedAt = new Map<string, number>();
  /** What the work that is going on rests on. */
  let asked: Set<string> | undefined;

  const note = (name: string): void => {
    asked ??= new Set();
    asked.add(name);
  };
  const noteAll = (names: Kept<unknown>['asked']): void => {
    if (names) for (const name of names) note(name);
  };
  const holds = (kept: Kept<unknown>): boolean => {
    if (kept.upTo === changes) return true;
    if (kept.asked) {
      for (const name of kept.asked) if ((changedAt.get(name) ?? 0) > kept.upTo) return false;
    }
    kept.upTo = changes;
    return true;
  };
  const recall: Keeping['recall'] = (memory, key) => {
    const kept = memory.get(key);
    if (!kept || !holds(kept)) return undefined;
    noteAll(kept.asked);
    return kept;
  };
  const work: Keeping['work'] = (how) => {
    const around = asked;
    asked = undefined;
    try {
      return { found: how(), asked, upTo: changes };
    } finally {
      const inside = asked;
      asked = around;
      noteAll(inside);
    }
  };
  return {
    note,
    changed: (name) => changedAt.set(name, ++changes),
    recall,
    work,
    keep(memory, key, how) {
      const known = recall(memory, key);
      if (known) return known.found;
      const kept = work(how);
      memory.set(key, kept);
      return kept.found;
    },
  };
}
