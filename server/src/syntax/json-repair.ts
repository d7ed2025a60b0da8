import type { JsonError } from './json-error';
import { endOfComment, endOfString } from './json-scan';

/** A text of the same length that a parser can follow further, and what was wrong with it. */
export interface Repair {
  readonly text: string;
  readonly errors: readonly JsonError[];
}

interface Patch {
  readonly at: number;
  readonly text: string;
}

/**
 * Mends what is left open while somebody types a list or a value in front of further keys: in
 * `"Action": ["a:b", "Resource": "*"` a key shows that the list has ended, and in `"Action": "Resource": "*"` that
 * there is no value yet. Signs are put over the white space and the comma in front of the key, so that all offsets stay.
 * Undefined if there is nothing of the kind.
 */
export function repairJson(text: string): Repair | undefined {
  const patches: Patch[] = [];
  const errors: JsonError[] = [];
  const open: string[] = [];
  // The last sign or the first character of the last word, and where it ends.
  let last = '';
  let lastEnd = 0;
  for (let at = skipTrivia(text, 0); at < text.length; at = skipTrivia(text, lastEnd)) {
    const sign = text[at] ?? '';
    // The line break that ends a string without its quote counts as its end, because it must not be written over.
    const end = sign === '"' ? Math.min(endOfString(text, at) + 1, text.length) : at + 1;
    if (sign === '"' && text[skipTrivia(text, end)] === ':') {
      const patch = patchBefore(text, last === ',' ? lastEnd - 1 : lastEnd, at, open.at(-1) === '[', last);
      if (patch) {
        patches.push(patch);
        if (open.at(-1) === '[') {
          open.pop();
          errors.push({ message: 'A closing bracket is missing.', span: { start: patch.at, end: patch.at } });
        }
      }
    } else if (sign === '[' || sign === '{') {
      open.push(sign);
    } else if ((sign === ']' && open.at(-1) === '[') || (sign === '}' && open.at(-1) === '{')) {
      open.pop();
    }
    last = sign;
    lastEnd = end;
  }
  return patches.length > 0 ? { text: apply(text, patches), errors } : undefined;
}

/** What to put in front of a key, where it does not stand where a key can. */
function patchBefore(text: string, start: number, key: number, inList: boolean, last: string): Patch | undefined {
  const comment = text.slice(start, key).indexOf('/');
  const room = comment < 0 ? key - start : comment;
  if (room === 0) return undefined;
  if (inList) return { at: start, text: room > 1 ? '],' : ']' };
  return last === ':' ? { at: start, text: ',' } : undefined;
}

function skipTrivia(text: string, start: number): number {
  let at = start;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === 47) {
      const end = endOfComment(text, at);
      if (end === at) return at;
      at = end;
    } else if (code === 32 || code === 9 || code === 10 || code === 13) {
      at++;
    } else {
      return at;
    }
  }
  return at;
}

function apply(text: string, patches: readonly Patch[]): string {
  let result = '';
  let done = 0;
  for (const patch of patches) {
    result += text.slice(done, patch.at) + patch.text;
    done = patch.at + patch.text.length;
  }
  return result + text.slice(done);
}
