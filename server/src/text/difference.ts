import type { TextEdit } from './edit';

/** The edit that turns one text into the other, as whole lines from the first that differs to the last. None if they are equal. */
export function difference(before: string, after: string): TextEdit[] {
  if (before === after) return [];
  const old = linesOf(before);
  const fresh = linesOf(after);
  const most = Math.min(old.length, fresh.length);
  let head = 0;
  while (head < most && old[head] === fresh[head]) head++;
  let tail = 0;
  while (tail < most - head && old[old.length - 1 - tail] === fresh[fresh.length - 1 - tail]) tail++;
  const start = old.slice(0, head).join('').length;
  const end = before.length - old.slice(old.length - tail).join('').length;
  return [{ span: { start, end }, text: fresh.slice(head, fresh.length - tail).join('') }];
}

/** Each line with its end. */
function linesOf(text: string): readonly string[] {
  return text.match(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g) ?? [];
}
