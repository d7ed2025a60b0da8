/** What a pattern with at most one `*` maps a text to: the `*` of the target is what that of the pattern stands for. */
export function fillPattern(pattern: string, target: string, text: string): string | undefined {
  const star = pattern.indexOf('*');
  if (star < 0) return pattern === text ? target : undefined;
  const [before, after] = [pattern.slice(0, star), pattern.slice(star + 1)];
  const isLongEnough = text.length >= before.length + after.length;
  if (!isLongEnough || !text.startsWith(before) || !text.endsWith(after)) return undefined;
  return target.replace('*', () => text.slice(before.length, text.length - after.length));
}
