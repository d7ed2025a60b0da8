import { wordsOf } from './words';

/** Words that people write where a value belongs. */
const placeholderWords = new Set(
  (
    'example examples sample dummy fake your yours my here token tokens secret secrets key keys api apikey password ' +
    'placeholder changeme change me replace replaceme insert todo redacted removed hidden masked test testing demo foo ' +
    'bar baz value access personal github gitlab slack aws openai put goes the not real invalid none null xxx some ' +
    'this is a an enter paste abc abcdef'
  ).split(' '),
);

/**
 * Why a value is plainly no random one: one character again and again, a sequence, or words that stand for a value.
 * Asked of the part behind the prefix; undefined if it may be random.
 */
export function looksMasked(body: string): string | undefined {
  if (body.length < 8) return undefined;
  if (longestRepeat(body) >= Math.max(7, body.length / 4)) return 'It repeats one character.';
  if (entropyOf(body) < Math.min(2.8, 0.55 * Math.log2(body.length))) return 'It has too few different characters.';
  if (sequenceLength(body) >= Math.max(8, body.length * 0.4)) return 'It counts up or down.';
  if (repeatsBlock(body)) return 'It repeats itself.';
  return wordShare(body) >= 0.4 ? 'It is made of words that stand for a value.' : undefined;
}

/** The entropy of the characters of a text by how often each stands in it, in bits per character. */
function entropyOf(text: string): number {
  const counts = new Uint16Array(128);
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index) & 127;
    counts[code] = (counts[code] ?? 0) + 1;
  }
  let bits = 0;
  for (const count of counts) if (count > 0) bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}

function longestRepeat(text: string): number {
  let longest = 1;
  let length = 1;
  for (let index = 1; index < text.length; index++) {
    length = text[index] === text[index - 1] ? length + 1 : 1;
    if (length > longest) longest = length;
  }
  return longest;
}

/** How many characters stand in sequences of at least four, such as `abcd` or `9876`. */
function sequenceLength(text: string): number {
  let sum = 0;
  let length = 1;
  let step = 0;
  for (let index = 1; index <= text.length; index++) {
    const next = index < text.length ? stepOf(text, index) : 0;
    if (next !== 0 && next === step) {
      length++;
      continue;
    }
    if (length >= 4) sum += length;
    step = next;
    length = next === 0 ? 1 : 2;
  }
  return sum;
}

/** 1 or -1 if the character follows or precedes the one before it; a zero follows a nine, and an `a` follows it too. */
function stepOf(text: string, index: number): number {
  const code = text.charCodeAt(index) | 0x20;
  const before = text.charCodeAt(index - 1) | 0x20;
  if ((before === 0x39 && (code === 0x30 || code === 0x61)) || code - before === 1) return 1;
  return code - before === -1 ? -1 : 0;
}

function repeatsBlock(text: string): boolean {
  for (let size = 2; size <= Math.min(12, text.length / 2); size++) {
    let same = 0;
    for (let index = size; index < text.length; index++) if (text[index] === text[index - size]) same++;
    if (same >= (text.length - size) * 0.9) return true;
  }
  return false;
}

/** The share of a text that words for a missing value take. Words of one or two letters count only beside others. */
function wordShare(text: string): number {
  let length = 0;
  let long = false;
  for (const word of wordsOf(text)) {
    if (!placeholderWords.has(word)) continue;
    length += word.length;
    long ||= word.length > 3;
  }
  return long ? length / text.length : 0;
}
