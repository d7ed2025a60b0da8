/**
 * The Marvin checksum in 32 bits, with a seed of eight ASCII characters, as Microsoft appends it to keys of Azure.
 * https://github.com/microsoft/security-utilities
 */
export function marvin32(bytes: Uint8Array, seed: string): number {
  let high = wordOf(seed, 0);
  let low = wordOf(seed, 4);
  const mix = (word: number): void => {
    low = (low + word) | 0;
    high ^= low;
    low = (rotate(low, 20) + high) | 0;
    high = rotate(high, 9) ^ low;
    low = (rotate(low, 27) + high) | 0;
    high = rotate(high, 19);
  };
  const whole = bytes.length - (bytes.length % 4);
  for (let at = 0; at < whole; at += 4) mix(littleEndian(bytes.subarray(at, at + 4)));
  mix(littleEndian([...bytes.subarray(whole), 0x80]));
  mix(0);
  return (high ^ low) >>> 0;
}

function rotate(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}

/** Four characters as a number, the first one the highest. */
function wordOf(text: string, from: number): number {
  let word = 0;
  for (let at = from; at < from + 4; at++) word = (word << 8) | text.charCodeAt(at);
  return word;
}

/** At most four bytes as a number, the first one the lowest. */
export function littleEndian(bytes: ArrayLike<number>): number {
  let word = 0;
  for (let at = bytes.length - 1; at >= 0; at--) word = (word << 8) | (bytes[at] ?? 0);
  return word >>> 0;
}
