import { splitWords } from '../credential/names';

/** Phrases of whole words, kept by their first word so that a name is looked at once. */
export type Phrases = ReadonlyMap<string, readonly (readonly string[])[]>;

/** Reads phrases that are separated by commas: `logged in, login required`. */
export function phrasesOf(text: string): Phrases {
  const phrases = new Map<string, (readonly string[])[]>();
  for (const phrase of text.split(',')) {
    const words = phrase.trim().split(' ');
    const first = words[0] ?? '';
    phrases.set(first, [...(phrases.get(first) ?? []), words]);
  }
  return phrases;
}

/** True if one of the phrases stands in the words, whole and in order. */
export function holdsPhrase(phrases: Phrases, words: readonly string[]): boolean {
  return words.some((word, at) =>
    (phrases.get(word) ?? []).some((phrase) => phrase.every((part, index) => words[at + index] === part)),
  );
}

/** True if all the words together are one of the phrases. */
export function isPhrase(phrases: Phrases, words: readonly string[]): boolean {
  return (phrases.get(words[0] ?? '') ?? []).some(
    (phrase) => phrase.length === words.length && phrase.every((part, index) => words[index] === part),
  );
}

/** The words of a name without numbers, so that `oauth2Scheme` is oauth, scheme. */
export function wordsOf(name: string): readonly string[] {
  return splitWords(name).filter((word) => !(word.charCodeAt(0) >= 48 && word.charCodeAt(0) <= 57));
}
