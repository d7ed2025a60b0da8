/** Values without the shape of a provider, made up when the tests run, so that no scanner finds one in these files. */

const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789';

/** Letters and digits that look drawn, always the same ones for the same seed. */
export function drawn(length: number, seed = 7, letters = alphabet): string {
  let state = seed * 48271 + 11;
  let result = '';
  while (result.length < length) {
    state = (state * 48271) % 2147483647;
    result += letters[(state >> 8) % letters.length];
  }
  return result;
}

export const hexDigits = (length: number, seed = 3): string => drawn(length, seed, '0123456789abcdef');

/** A password as people make them up. */
export const password = ['W1nter', '2031', 'x'].join('#');

const values: Readonly<Record<string, string>> = {
  password,
  dotted: ['Winter', 'marble'].join('.') + 6330,
  /** As long as the key of the Azure storage emulator, and with its beginning. */
  emulator: ['Eby8', 'vdM0', drawn(80, 8)].join(''),
  plain: password.replaceAll('#', ''),
  random: drawn(24),
  long: drawn(64, 5),
  hex: hexDigits(40),
  key: hexDigits(32, 9),
  base64: Buffer.from(password).toString('base64'),
  pair: Buffer.from(`bob:${password}`).toString('base64'),
  percent: encodeURIComponent(password),
};

/** The text with made-up values in place of `‹password›`, `‹random›` and their like. */
export function fill(text: string): string {
  return text.replace(/‹(\w+)›/g, (_, name: string) => values[name] ?? '');
}

/** The text with its first value marked by `«»`, and where that value stands. */
export function locate(text: string): { readonly text: string; readonly value: string } {
  const marked = /‹(\w+)›/.exec(text);
  return { text: fill(text), value: values[marked?.[1] ?? ''] ?? '' };
}
