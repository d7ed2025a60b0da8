/** The value of a JSON string, with the offset at which each of its characters is written. */
export interface EmbeddedText {
  readonly text: string;
  /** One entry for each character, and one for the end. */
  readonly starts: Int32Array;
}

const simpleEscapes: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

/** Resolves the escapes of the string literal at `start` to `end`, quotes included. Undefined if one is not valid. */
export function unescapeString(text: string, start: number, end: number): EmbeddedText | undefined {
  const closed = end - start > 1 && text[end - 1] === '"';
  const stop = closed ? end - 1 : end;
  const starts = new Int32Array(stop - start);
  let value = '';
  let length = 0;
  let plain = start + 1;
  let at = plain;
  while (at < stop) {
    starts[length++] = at;
    if (text.charCodeAt(at) !== 92) {
      at++;
      continue;
    }
    const resolved = readEscape(text, at, stop);
    if (!resolved) return undefined;
    value += text.slice(plain, at) + resolved.character;
    at += resolved.length;
    plain = at;
  }
  starts[length++] = stop;
  return { text: value + text.slice(plain, stop), starts: starts.subarray(0, length) };
}

function readEscape(text: string, at: number, stop: number): { character: string; length: number } | undefined {
  const letter = text[at + 1] ?? '';
  if (letter !== 'u') {
    const character = simpleEscapes[letter];
    return character && at + 2 <= stop ? { character, length: 2 } : undefined;
  }
  const digits = text.slice(at + 2, Math.min(at + 6, stop));
  if (!/^[0-9a-f]{4}$/i.test(digits)) return undefined;
  return { character: String.fromCharCode(Number.parseInt(digits, 16)), length: 6 };
}
