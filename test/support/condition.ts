import type { TestShape } from '../../server/src/knowledge/iam/operators';

/**
 * The tests of a condition block that is written as JSON. `P` and `G` stand for the two MFA keys, as on a page that
 * explains them; `null` stands for a value that could not be read.
 */
export function readCondition(json: string): readonly TestShape[] {
  const block: Readonly<Record<string, Readonly<Record<string, unknown>>>> = JSON.parse(json);
  return Object.entries(block).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, written]) => {
      const values = Array.isArray(written) ? written : [written];
      return {
        operator: { value: operator },
        key: { value: longKeys[key] ?? key },
        values: values.filter((value) => value !== null).map((value) => ({ value: String(value) })),
        unknown: values.filter((value) => value === null),
      };
    }),
  );
}

const longKeys: Readonly<Record<string, string>> = {
  P: 'aws:MultiFactorAuthPresent',
  G: 'aws:MultiFactorAuthAge',
};
