import type { Origin } from './origin';

/** Longer texts are known by their beginning. */
const longest = 4000;

/** What is known of the text that a value is, holes as ` ? `; undefined if it is no text. */
export function textIn(origin: Origin): string | undefined {
  if (origin.kind === 'constant') return typeof origin.value === 'string' ? origin.value : undefined;
  return origin.kind === 'unknown' ? origin.text : undefined;
}

/** The text that parts make one behind the other, if one of them is known to be a text. */
export function joinTexts(parts: readonly Origin[]): Origin {
  const texts = parts.map(textIn);
  const from = parts.filter(({ kind }) => kind !== 'constant');
  if (texts.every((text) => text === undefined)) return { kind: 'unknown', from };
  return withText(from, texts.map((text) => text ?? ' ? ').join(''));
}

/** A text with holes that these values fill: `'SELECT %s' % name`, `'SELECT {}'.format(name)`. */
export function fillText(text: Origin, values: readonly Origin[]): Origin {
  const from = [text, ...values].filter(({ kind }) => kind !== 'constant');
  const known = textIn(text);
  return known === undefined ? { kind: 'unknown', from } : withText(from, known);
}

function withText(from: readonly Origin[], text: string): Origin {
  return { kind: 'unknown', from, text: text.slice(0, longest) };
}
