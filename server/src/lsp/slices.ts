/** So many milliseconds a request may have to wait for work in the background. */
const longestSlice = 12;

/** Takes step after step, and lets the messages through that have arrived meanwhile. Ends early once it is cancelled. */
export async function inSlices<Step>(
  steps: Iterable<Step>,
  isCancelled: () => boolean,
  take: (step: Step) => void = () => undefined,
): Promise<void> {
  let started = performance.now();
  for (const step of steps) {
    take(step);
    if (performance.now() - started < longestSlice) continue;
    await readWhatHasArrived();
    if (isCancelled()) return;
    started = performance.now();
  }
}

/** Lets changes and cancellations take effect that are already here, before the thread is busy again. */
export function readWhatHasArrived(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
