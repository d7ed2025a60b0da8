/** SHA-256 over the ASCII characters of a short text, as 32 bytes. FIPS 180-4. */
export function sha256(text: string): Uint8Array {
  const state = new Uint32Array(firstState);
  const padded = pad(text);
  for (let at = 0; at < padded.byteLength; at += 64) addBlock(state, padded, at);
  const digest = new DataView(new ArrayBuffer(32));
  for (const [index, word] of state.entries()) digest.setUint32(index * 4, word);
  return new Uint8Array(digest.buffer);
}

const primes = firstPrimes(64);
const firstState = primes.slice(0, 8).map((prime) => fractionOf(Math.sqrt(prime)));
const constants = primes.map((prime) => fractionOf(Math.cbrt(prime)));

function firstPrimes(count: number): readonly number[] {
  const found: number[] = [];
  for (let number = 2; found.length < count; number++) {
    if (found.every((prime) => number % prime !== 0)) found.push(number);
  }
  return found;
}

/** The first 32 bits behind the point. */
function fractionOf(number: number): number {
  return Math.floor((number % 1) * 2 ** 32);
}

/** The text, a bit that is set, zeros, and the number of its bits, in whole blocks. */
function pad(text: string): DataView {
  const view = new DataView(new ArrayBuffer(Math.ceil((text.length + 9) / 64) * 64));
  for (let at = 0; at < text.length; at++) view.setUint8(at, text.charCodeAt(at));
  view.setUint8(text.length, 0x80);
  view.setUint32(view.byteLength - 4, text.length * 8);
  return view;
}

function addBlock(state: Uint32Array, view: DataView, from: number): void {
  const words = new Uint32Array(64);
  for (let at = 0; at < 64; at++) {
    if (at < 16) {
      words[at] = view.getUint32(from + at * 4);
      continue;
    }
    const early = words[at - 15] ?? 0;
    const late = words[at - 2] ?? 0;
    const first = turn(early, 7) ^ turn(early, 18) ^ (early >>> 3);
    const second = turn(late, 17) ^ turn(late, 19) ^ (late >>> 10);
    words[at] = (words[at - 16] ?? 0) + first + (words[at - 7] ?? 0) + second;
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let at = 0; at < 64; at++) {
    const chosen = (e & f) ^ (~e & g);
    const sum = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + chosen + (constants[at] ?? 0) + (words[at] ?? 0)) | 0;
    const most = (a & b) ^ (a & c) ^ (b & c);
    const other = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + most;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + sum) | 0, c, b, a, (sum + other) | 0];
  }
  for (const [index, word] of [a, b, c, d, e, f, g, h].entries()) state[index] = (state[index] ?? 0) + word;
}

function turn(word: number, bits: number): number {
  return (word >>> bits) | (word << (32 - bits));
}
