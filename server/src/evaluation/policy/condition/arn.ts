import { matchesArn } from '../../../knowledge/iam/arn';
import type { Compare } from './comparison';
import { agreesWithSome, toTexts } from './texts';

/** ARNs part by part; `ArnEquals` takes wildcards as `ArnLike` does. */
export const compareArns: Compare = (_operator, { values }, variables) => {
  const texts = toTexts(values, { variables, isPattern: true }, (text) => text);
  return {
    variables: texts.filled,
    agrees: (found, question) => {
      const matches = (pattern: string) => matchesArn(pattern, found);
      return agreesWithSome(texts, question, found, { plain: matches, filled: matches });
    },
  };
};
