import { either, type TestShape, type Truth } from '../../../knowledge/iam/operators';
import type { Question } from '../question';
import { matchesWanted, type Reading, toWanted, type Wanted } from '../wanted';

/** The values of a test that are texts: those that are always the same, and those that variables fill in. */
export interface Texts {
  readonly plain: ReadonlySet<string>;
  readonly filled: readonly Wanted[];
}

/** `fold` makes the texts alike that count as equal. */
export function toTexts(values: TestShape['values'], reading: Reading, fold: (text: string) => string): Texts {
  const plain = new Set<string>();
  const filled: Wanted[] = [];
  for (const { value } of values) {
    const wanted = toWanted(value, reading);
    if (wanted.parts) filled.push(wanted);
    else plain.add(fold(value));
  }
  return { plain, filled };
}

/** How a text of the policy is matched with the one of the request. */
interface Matching {
  /** Undefined where only the same text matches. */
  readonly plain?: (pattern: string) => boolean;
  readonly filled: (pattern: string) => boolean;
}

/** Whether one of the texts agrees with the text of the request, which is folded already. */
export function agreesWithSome({ plain, filled }: Texts, question: Question, found: string, matches: Matching): Truth {
  if (matches.plain ? some(plain, matches.plain) : plain.has(found)) return true;
  let truth: Truth = false;
  for (const wanted of filled) truth = either(truth, matchesWanted(wanted, question, matches.filled, found));
  return truth;
}

function some(texts: Iterable<string>, holds: (text: string) => boolean): boolean {
  for (const text of texts) if (holds(text)) return true;
  return false;
}
