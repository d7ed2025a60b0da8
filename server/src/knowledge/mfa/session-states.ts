/**
 * The states of a request, as far as MFA goes.
 *
 * | state | `aws:MultiFactorAuthPresent` | `aws:MultiFactorAuthAge` | who |
 * | --- | --- | --- | --- |
 * | absent | not there | not there | long-term keys, unsigned requests, AWS services |
 * | false | `false` | not there | temporary credentials without MFA |
 * | fresh | `true` | within the limit | temporary credentials with MFA |
 * | stale | `true` | over the limit | the same, with MFA too long ago |
 *
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
export const state = { absent: 1, false: 2, fresh: 4, stale: 8 } as const;

/** States added up: `state.absent | state.false`. */
export type StateSet = number;
export const noStates: StateSet = 0;
export const withoutMfa: StateSet = state.absent | state.false;
export const withMfa: StateSet = state.fresh | state.stale;
export const allStates: StateSet = withoutMfa | withMfa;

/** The states that match for certain, and those of which it is not known. The two share no state. */
export interface StateMatch {
  readonly yes: StateSet;
  readonly maybe: StateSet;
}

/** Ages of MFA in seconds that stand for all others as far as the limits of a block tell them apart. */
export interface Ages {
  readonly fresh: number;
  readonly stale: number;
  readonly between: readonly number[];
}

/** One age for each range that the limits cut out. Ages are never negative. */
export function agesAround(limits: readonly number[]): Ages {
  const above = [...new Set(limits)].filter((limit) => limit > 0).sort((a, b) => a - b);
  const smallest = above[0];
  const largest = above.at(-1);
  if (smallest === undefined || largest === undefined) return { fresh: 1, stale: 1, between: [] };
  const between = above.flatMap((limit, at) => [limit, (limit + (above[at + 1] ?? limit)) / 2]);
  return { fresh: smallest / 2, stale: largest + 1, between };
}
