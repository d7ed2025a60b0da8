import { isDigit, isLetter } from './lexer';

/** Values that are written in another way than they are used: one layer, and only what becomes readable text. */

/** Longer base64 is data, not a password. */
const LONGEST = 65_536;

/** The text behind base64 in either alphabet, or undefined if it is none or not readable. */
export function decodeBase64(value: string): string | undefined {
  let end = value.length;
  while (end > 0 && value[end - 1] === '=') end--;
  if (end < 2 || end % 4 === 1 || end > LONGEST || value.length - end > 2) return undefined;
  let bits = 0;
  let held = 0;
  let result = '';
  for (let at = 0; at < end; at++) {
    const digit = digitOf(value.charCodeAt(at));
    if (digit < 0) return undefined;
    held = ((held << 6) | digit) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    const code = (held >> bits) & 0xff;
    if (code > 126 || (code < 32 && code !== 10 && code !== 13 && code !== 9)) return undefined;
    result += String.fromCharCode(code);
  }
  return result;
}

function digitOf(code: number): number {
  if (code >= 65 && code <= 90) return code - 65;
  if (code >= 97 && code <= 122) return code - 71;
  if (isDigit(code)) return code + 4;
  if (code === 43 || code === 45) return 62;
  return code === 47 || code === 95 ? 63 : -1;
}

/** The text behind percent signs; what is no escape stays as it is. */
export function decodePercent(value: string): string {
  if (!value.includes('%')) return value;
  let result = '';
  for (let at = 0; at < value.length; at++) {
    const high = value[at] === '%' ? hexOf(value.charCodeAt(at + 1)) : -1;
    const low = high < 0 ? -1 : hexOf(value.charCodeAt(at + 2));
    if (low < 0) {
      result += value[at];
    } else {
      result += String.fromCharCode(high * 16 + low);
      at += 2;
    }
  }
  return result;
}

function hexOf(code: number): number {
  if (isDigit(code)) return code - 48;
  const folded = code | 32;
  return isLetter(code) && folded <= 102 ? folded - 87 : -1;
}
