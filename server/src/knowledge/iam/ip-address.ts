/** A range of addresses: the sixteen-bit words of an address and how many of its bits count. */
export interface IpRange {
  readonly words: readonly number[];
  readonly bits: number;
}

/** Reads `192.0.2.0/24`, `2001:db8::/32` or a bare address, which is a range of one; undefined for anything else. */
export function readIpRange(text: string): IpRange | undefined {
  const slash = text.indexOf('/');
  const words = readIpAddress(slash < 0 ? text : text.slice(0, slash));
  if (!words) return undefined;
  const most = words.length * 16;
  if (slash < 0) return { words, bits: most };
  const bits = readNumber(text.slice(slash + 1), 3);
  return bits === undefined || bits > most ? undefined : { words, bits };
}

/** The sixteen-bit words of an address, two of version 4 and eight of version 6; undefined for anything else. */
export function readIpAddress(text: string): readonly number[] | undefined {
  return text.includes(':') ? readVersion6(text) : readVersion4(text);
}

/** True if the address lies in the range. Addresses of different versions never do. */
export function isInRange(address: readonly number[], { words, bits }: IpRange): boolean {
  if (address.length !== words.length) return false;
  return words.every((word, at) => {
    const counting = Math.min(16, Math.max(0, bits - at * 16));
    return word >> (16 - counting) === (address[at] ?? 0) >> (16 - counting);
  });
}

function readVersion4(text: string): readonly number[] | undefined {
  const bytes = text.split('.').map((part) => readNumber(part, 3));
  const [a, b, c, d] = bytes;
  if (bytes.length !== 4 || a === undefined || b === undefined || c === undefined || d === undefined) return undefined;
  return Math.max(a, b, c, d) > 255 ? undefined : [a * 256 + b, c * 256 + d];
}

function readVersion6(text: string): readonly number[] | undefined {
  if (text.length > 45) return undefined;
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const [before, after] = [halves[0] ?? '', halves[1] ?? ''].map(readWords);
  if (!before || !after) return undefined;
  const missing = 8 - before.length - after.length;
  if (halves.length === 1) return missing === 0 ? before : undefined;
  return missing < 1 ? undefined : [...before, ...new Array<number>(missing).fill(0), ...after];
}

/** The words of one half, of which the last may be written as an address of version 4. */
function readWords(half: string): readonly number[] | undefined {
  if (half === '') return [];
  const words: number[] = [];
  for (const part of half.split(':')) {
    if (part.includes('.')) {
      const tail = readVersion4(part);
      if (!tail || !half.endsWith(part)) return undefined;
      words.push(...tail);
    } else if (/^[0-9a-f]{1,4}$/i.test(part)) {
      words.push(Number.parseInt(part, 16));
    } else {
      return undefined;
    }
  }
  return words;
}

function readNumber(text: string, digits: number): number | undefined {
  return text.length <= digits && /^\d+$/.test(text) ? Number(text) : undefined;
}
