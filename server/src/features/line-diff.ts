/** So many lines around a change are shown. */
const around = 2;

/**
 * The lines that differ between two texts, with some lines around them, as people know it from patches: ` ` stays, `-`
 * goes, `+` comes. The texts are taken to differ in one place, so that what is the same at both ends is left out.
 */
export function lineDiff(before: string, after: string): string {
  const [old, made] = [before.split('\n'), after.split('\n')];
  let start = 0;
  while (start < old.length && start < made.length && old[start] === made[start]) start++;
  let end = 0;
  const shorter = Math.min(old.length, made.length) - start;
  while (end < shorter && old[old.length - 1 - end] === made[made.length - 1 - end]) end++;
  const lines = [
    ...old.slice(Math.max(0, start - around), start).map((line) => ` ${line}`),
    ...old.slice(start, old.length - end).map((line) => `-${line}`),
    ...made.slice(start, made.length - end).map((line) => `+${line}`),
    ...old.slice(old.length - end, old.length - end + around).map((line) => ` ${line}`),
  ];
  return lines.map((line) => line.replace(/\r$/, '')).join('\n');
}
