/**
 * How much a value looks like one that a machine drew rather than like words. Raw entropy cannot tell a random value from
 * a long identifier, so two models are compared, letter by letter: one that writes words (with the pairs of letters that
 * words have, capitals at their beginning and digits at their end) and one that draws each character from the value's
 * alphabet. The result is the logarithm of how much better the second explains the value.
 */

/** From here on a value counts as random. One random string of words in a few thousand gets there. */
const RANDOM_BITS = 12;

/** Longer values are judged by their beginning. */
const LONGEST = 256;

/** True if chance explains the value far better than words do. */
export function looksRandom(value: string): boolean {
  return value.length >= 8 && randomBits(value) >= Math.max(RANDOM_BITS, value.length * 0.4);
}

/** The bits by which a random draw explains the value better than words do; negative for words. */
function randomBits(value: string): number {
  const length = Math.min(value.length, LONGEST);
  const { size, oneCase } = alphabetOf(value, length);
  const drawn = Math.log2(size);
  let bits = 0;
  let before = SEPARATOR;
  let letter = EDGE;
  for (let at = 0; at < length; at++) {
    const code = value.charCodeAt(at);
    const written = sortOf(code);
    // Constants are words too: capitals alone are read like small letters.
    const sort = oneCase && written === UPPER ? LOWER : written;
    const now = written === LOWER ? code - 97 : written === UPPER ? code - 65 : EDGE;
    bits += costAsWords(before, sort, letter, now) - drawn;
    before = sort;
    letter = now;
  }
  return bits;
}

const LOWER = 0;
const UPPER = 1;
const DIGIT = 2;
const SEPARATOR = 3;
const OTHER = 4;
/** The place of the border of a word in the table of pairs, behind the letters. */
const EDGE = 26;

function sortOf(code: number): number {
  if (code >= 97 && code <= 122) return LOWER;
  if (code >= 65 && code <= 90) return UPPER;
  if (code >= 48 && code <= 57) return DIGIT;
  // Dash, underscore, stop, slash, colon, space: what stands between words.
  if (code === 45 || code === 95 || code === 46 || code === 47 || code === 58 || code === 32) return SEPARATOR;
  return OTHER;
}

/** The number of characters that the value may have been drawn from, and whether it lacks letters of one case. */
function alphabetOf(value: string, length: number): { readonly size: number; readonly oneCase: boolean } {
  let lower = false;
  let upper = false;
  let digit = false;
  let more = false;
  let beyondHex = false;
  for (let at = 0; at < length; at++) {
    const code = value.charCodeAt(at);
    const sort = sortOf(code);
    if (sort === LOWER) lower = true;
    else if (sort === UPPER) upper = true;
    else if (sort === DIGIT) digit = true;
    else if (code !== 45) more = true;
    if ((sort === LOWER && code > 102) || (sort === UPPER && code > 70)) beyondHex = true;
  }
  const oneCase = !(lower && upper);
  if (!beyondHex && digit && oneCase && !more) return { size: 16, oneCase };
  return { size: Math.max(10, (lower ? 26 : 0) + (upper ? 26 : 0) + (digit ? 10 : 0) + (more ? 6 : 0)), oneCase };
}

/**
 * The share of each sort behind each sort when people write words and identifiers, in the order lower, upper, digit,
 * separator, other. Judged by eye over identifiers of public packages; exact figures matter little.
 */
const steps: readonly (readonly number[])[] = [
  [0.82, 0.08, 0.025, 0.06, 0.015],
  [0.62, 0.3, 0.03, 0.04, 0.01],
  [0.08, 0.06, 0.68, 0.15, 0.03],
  [0.6, 0.26, 0.1, 0.02, 0.02],
  [0.3, 0.2, 0.2, 0.1, 0.2],
];

/** The bits that words need for the next character. */
function costAsWords(before: number, sort: number, letter: number, now: number): number {
  const step = -Math.log2(steps[before]?.[sort] ?? 0.01);
  if (sort === DIGIT) return step + Math.log2(10);
  if (sort >= SEPARATOR) return step + (sort === OTHER ? 4 : 2);
  // A capital behind a small letter begins a word, so the letter in front of it says nothing.
  const from = sort === UPPER && before === LOWER ? EDGE : letter;
  return step + (pairs()[from * 27 + now] ?? 8);
}

let table: Float64Array | undefined;

/** The bits of each letter behind each letter or at the beginning of a word, counted over the words below. */
function pairs(): Float64Array {
  table ??= countPairs();
  return table;
}

function countPairs(): Float64Array {
  const counts = new Float64Array(27 * 27).fill(0.12);
  for (const word of words.split(' ')) {
    let before = EDGE;
    for (let at = 0; at < word.length; at++) {
      const now = word.charCodeAt(at) - 97;
      counts[before * 27 + now] = (counts[before * 27 + now] ?? 0) + 1;
      before = now;
    }
  }
  for (let from = 0; from < 27; from++) {
    let sum = 0;
    for (let to = 0; to < 26; to++) sum += counts[from * 27 + to] ?? 0;
    for (let to = 0; to < 26; to++) counts[from * 27 + to] = -Math.log2((counts[from * 27 + to] ?? 0) / sum);
  }
  return counts;
}

/** Common words of English and of programs: the source of the table of pairs. */
const words =
  'the of and to in is that for it as was with be by on not he his but at are this have from or had an they which one ' +
  'you were all her she there would their we him been has when who will no more if out so up said what its about than ' +
  'into them can only other time new some could these two may first then do any like my now over such our man me even ' +
  'most made after also did many off before must well back through years much where your way down should because long ' +
  'each just state those people too how little good world make very year still see own work men day get here old life ' +
  'both between being under three never know same last another while us might great go come since against right came ' +
  'take used himself few house use during without again place american around however home small found mrs thought went ' +
  'say part once general high upon school every does got united left number course war until always away something fact ' +
  'public water less hand put think head look system better social set far night point order business group large given ' +
  'need within several want important power change interest member second program company problem service against room ' +
  'turn follow begin word case keep show form report development local often among different toward city example window ' +
  'function return value string number object array length index key name type node list item data file path source ' +
  'target option config default error message handler event callback module export import require class interface method ' +
  'property field column table query database server client request response header body status code user password token ' +
  'secret access private public static const variable parameter argument expression statement operator identifier literal ' +
  'parse parser create update delete remove insert append replace split join filter reduce sort search match pattern test ' +
  'check validate verify enable disable start stop open close read write load save send receive connect disconnect listen ' +
  'emit render component element attribute style color font size width height margin padding border background position ' +
  'absolute relative display visible hidden active selected focus input output button label text link image icon menu ' +
  'dialog panel layout grid container wrapper content title description version package dependency script build compile ' +
  'bundle plugin extension loader template schema model view controller router route middleware session cookie cache ' +
  'storage memory buffer stream queue stack tree graph edge vertex root parent child sibling next previous current ' +
  'first last begin end start finish initial final max min count total sum average random unique common shared global ' +
  'local internal external remote network socket protocol address host port domain certificate signature encryption ' +
  'decode encode hash digest algorithm cipher authorization authentication permission role policy account admin manager ' +
  'super administrator customer product order payment invoice price amount currency date month week hour minute second ' +
  'timeout interval delay retry attempt success failure warning info debug trace log logger monitor metric alert notify ' +
  'subscribe publish topic channel consumer producer worker thread process task job schedule trigger action state store ' +
  'dispatch select transform convert format normalize sanitize escape unescape wrap unwrap merge clone copy move rename ' +
  'upload download sync async await promise resolve reject throw catch finally generator iterator context provider ' +
  'instance prototype constructor abstract override virtual readonly optional required nullable undefined boolean integer ' +
  'double float decimal binary character unicode language locale region country zone environment production staging ' +
  'docker kubernetes cluster deployment replica secret volume mount image registry repository branch commit merge release ' +
  'summer winter spring autumn monday january welcome dragon monkey football master sunshine princess shadow flower love ' +
  'postgres mysql redis mongo oracle azure google amazon github gitlab slack stripe twilio jenkins maven gradle spring ' +
  'hello example sample change company corp home office phone mobile email mail contact support please thanks keyboard ' +
  'cat dog horse battery staple correct tiger star blue green yellow purple orange black white red silver gold';
