const characters = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const generators = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];

/** True if the checksum of a bech32 text holds. https://github.com/bitcoin/bips/blob/master/bip-0173.mediawiki */
export function holdsBech32(text: string): boolean {
  const lower = text.toLowerCase();
  if (text !== lower && text !== text.toUpperCase()) return false;
  const divide = lower.lastIndexOf('1');
  const data = [...lower.slice(divide + 1)].map((character) => characters.indexOf(character));
  if (divide < 1 || data.length < 6 || data.includes(-1)) return false;
  return remainder([...expand(lower.slice(0, divide)), ...data]) === 1;
}

/** The six characters that make the checksum of a prefix and data characters hold. */
export function bech32Checksum(prefix: string, data: string): string {
  const values = [...data].map((character) => characters.indexOf(character));
  const rest = remainder([...expand(prefix), ...values, 0, 0, 0, 0, 0, 0]) ^ 1;
  return [5, 4, 3, 2, 1, 0].map((place) => characters[(rest >> (5 * place)) & 31] ?? '').join('');
}

function expand(prefix: string): readonly number[] {
  const codes = [...prefix].map((character) => character.charCodeAt(0));
  return [...codes.map((code) => code >> 5), 0, ...codes.map((code) => code & 31)];
}

function remainder(values: readonly number[]): number {
  let sum = 1;
  for (const value of values) {
    const top = sum >>> 25;
    sum = ((sum & 0x1ffffff) << 5) ^ value;
    for (const [bit, generator] of generators.entries()) if ((top >> bit) & 1) sum ^= generator;
  }
  return sum;
}
