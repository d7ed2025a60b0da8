import { matchesFilled, matchesPattern } from '../../../knowledge/iam/pattern';
import type { Compare } from './comparison';
import { agreesWithSome, toTexts } from './texts';

/** Strings as a whole, with wildcards for `StringLike`, and with `IgnoreCase` without regard to case. */
export const compareStrings: Compare = ({ name }, { values }, variables) => {
  const isPattern = name.endsWith('Like');
  const fold = name.endsWith('IgnoreCase') ? (text: string) => text.toLowerCase() : (text: string) => text;
  const texts = toTexts(values, { variables, isPattern }, fold);
  return {
    variables: texts.filled,
    agrees: (found, question) => {
      const text = fold(found);
      return agreesWithSome(texts, question, text, {
        ...(isPattern && { plain: (pattern: string) => matchesPattern(pattern, text) }),
        filled: (pattern) => matchesFilled(fold(pattern), text),
      });
    },
  };
};
