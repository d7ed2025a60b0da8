import type { Operator, TestShape, Truth } from '../../../knowledge/iam/operators';
import type { Question } from '../question';
import type { Wanted } from '../wanted';

/** What one test compares with, made ready for any value of a request. */
export interface Comparison {
  /** Whether one of the values of the policy agrees with the value of the request, negation left aside. */
  readonly agrees: (found: string, question: Question) => Truth;
  /** Whether the value of the request can be compared at all; where it cannot, even a negated operator does not match. */
  readonly takes?: (found: string) => boolean;
  /** The values with variables. */
  readonly variables: readonly Wanted[];
}

/** Makes the comparison of one family of operators. */
export type Compare = (operator: Operator, test: TestShape, variables: boolean) => Comparison;
