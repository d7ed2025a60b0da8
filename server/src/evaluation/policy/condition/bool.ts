import { either, type Truth } from '../../../knowledge/iam/operators';
import { matchesFilled } from '../../../knowledge/iam/pattern';
import type { Compare } from './comparison';
import { agreesWithSome, toTexts } from './texts';

/**
 * `true` and `false` in any case. A value of the policy that is neither may mean anything. The pages of AWS disagree on
 * variables, which are filled in here.
 */
export const compareBool: Compare = (_operator, { values }, variables) => {
  const texts = toTexts(values, { variables, isPattern: false }, (text) => text.toLowerCase());
  const isOdd = [...texts.plain].some((text) => !isBool(text));
  return {
    variables: texts.filled,
    takes: (found) => isBool(found.toLowerCase()),
    agrees: (found, question): Truth => {
      const text = found.toLowerCase();
      const agrees = agreesWithSome(texts, question, text, {
        filled: (pattern) => matchesFilled(pattern.toLowerCase(), text),
      });
      return isOdd ? either(agrees, undefined) : agrees;
    },
  };
};

function isBool(text: string): boolean {
  return text === 'true' || text === 'false';
}
