import { lineStart } from '../lines';

/** A block that is open at an offset: `variable "x"`, `provider "aws"`. */
export interface Block {
  readonly head: string;
  readonly open: number;
  readonly close: number;
}

/** The innermost block of HCL around an offset, by its braces. */
export function blockAround(text: string, offset: number): Block | undefined {
  let depth = 0;
  for (let at = offset - 1; at >= 0; at--) {
    if (text[at] === '}') depth++;
    if (text[at] !== '{' || depth-- > 0) continue;
    const head = text.slice(lineStart(text, at), at).trim();
    return { head, open: at, close: closeOf(text, at) };
  }
  return undefined;
}

function closeOf(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    if (text[at] === '{') depth++;
    if (text[at] === '}' && --depth === 0) return at;
  }
  return text.length;
}

/** Blocks in more blocks, and longer heads, are none that a person wrote. */
const deepest = 20;
const longestHead = 200;

/** The head of the resource around an offset: `resource "aws_db_instance" "main"`. */
export function resourceHead(text: string, offset: number): string | undefined {
  let depth = 0;
  let level = 0;
  for (let at = offset - 1; at >= 0 && level < deepest; at--) {
    if (text[at] === '}') depth++;
    if (text[at] !== '{' || depth-- > 0) continue;
    depth = 0;
    level++;
    const head = /(?:^|[\r\n])[ \t]*(resource\b[^\r\n]*)$/.exec(text.slice(Math.max(0, at - longestHead), at))?.[1];
    if (head !== undefined) return head;
  }
  return undefined;
}
