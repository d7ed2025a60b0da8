import type { Span } from './span';

/** The one stretch in which two versions of a text differ: all before `start` and all behind the two ends is the same. */
export interface Changed {
  readonly start: number;
  /** The end of the stretch in the earlier version. */
  readonly endBefore: number;
  /** The end of the stretch in the later version. */
  readonly endAfter: number;
}

/** Whole blocks are compared by the engine, which is much faster than a loop of ours. */
const block = 4096;

/** Where the later version of a text differs from the earlier one; an empty stretch if it does not. */
export function changedBetween(before: string, after: string): Changed {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start + block <= most && before.slice(start, start + block) === after.slice(start, start + block)) {
    start += block;
  }
  while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) start++;

  let [endBefore, endAfter] = [before.length, after.length];
  const left = () => Math.min(endBefore, endAfter) - start;
  while (left() >= block && before.slice(endBefore - block, endBefore) === after.slice(endAfter - block, endAfter)) {
    endBefore -= block;
    endAfter -= block;
  }
  while (left() > 0 && before.charCodeAt(endBefore - 1) === after.charCodeAt(endAfter - 1)) {
    endBefore--;
    endAfter--;
  }
  return { start, endBefore, endAfter };
}

/** Where a span that lies behind the stretch stands in the later version. */
export function moveBehind({ start, end }: Span, { endBefore, endAfter }: Changed): Span {
  const by = endAfter - endBefore;
  return { start: start + by, end: end + by };
}
