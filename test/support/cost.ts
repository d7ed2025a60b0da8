import assert from 'node:assert/strict';

/** A machine that does other things as well may be slow once; whatever is truly slow is slow every time. */
const tries = 5;
/** Below this many milliseconds, compiling and collecting garbage are most of what is measured. */
const noise = 20;

/** Fails unless the work can be done within so many milliseconds of processor time. */
export function assertTakesAtMost(milliseconds: number, work: () => void, what = 'the work'): void {
  const costs: number[] = [];
  for (let at = 0; at < tries; at++) {
    const cost = costOf(work);
    if (cost <= milliseconds) return;
    costs.push(cost);
  }
  assert.fail(`${what} may take ${milliseconds} ms and took ${costs.map((cost) => cost.toFixed()).join(', ')} ms`);
}

/**
 * Fails if the work on a large input costs more than so many times its size deserves, compared with a small one. The
 * large size has to be several times the small one, so that a cost that grows with the square is far above it.
 */
export function assertGrowsLinearly(
  sizes: { readonly small: number; readonly large: number },
  prepare: (size: number) => () => void,
  what = 'the work',
): void {
  const small = prepare(sizes.small);
  const large = prepare(sizes.large);
  const allowed = Math.sqrt(sizes.large / sizes.small);
  let [least, most] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let at = 0; at < tries; at++) {
    least = Math.min(least, costOf(small));
    most = Math.min(most, costOf(large));
    if (most <= noise || most <= least * (sizes.large / sizes.small) * allowed) return;
  }
  const figures = `${least.toFixed(1)} ms for ${sizes.small}, ${most.toFixed(1)} ms for ${sizes.large}`;
  assert.fail(`${what} takes ${figures}`);
}

/** The time of the processor, which does not pass while other processes have it. */
function costOf(work: () => void): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}
