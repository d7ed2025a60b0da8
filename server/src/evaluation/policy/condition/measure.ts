import type { Operator, TestShape, Truth } from '../../../knowledge/iam/operators';
import type { Comparison } from './comparison';

/** Reads a value that can be measured; undefined for a text that is none. */
type Measure = (text: string) => number | undefined;

/**
 * The comparison of numbers and of dates. A value of the request that cannot be measured matches nothing, not even a
 * negated operator; one of the policy may mean anything.
 */
export function compareMeasures({ name }: Operator, { values }: TestShape, measure: Measure): Comparison {
  const limits = values.flatMap(({ value }) => measure(value) ?? []);
  const isOdd = limits.length < values.length;
  const holds = relationOf(name);
  return {
    variables: [],
    takes: (found) => measure(found) !== undefined,
    agrees: (found): Truth => {
      const value = measure(found);
      if (value !== undefined && limits.some((limit) => holds(value, limit))) return true;
      return isOdd ? undefined : false;
    },
  };
}

/** The relation that an operator asks for between the value of the request and a limit; negation is left aside. */
function relationOf(name: string): (value: number, limit: number) => boolean {
  if (name.endsWith('LessThan')) return (value, limit) => value < limit;
  if (name.endsWith('LessThanEquals')) return (value, limit) => value <= limit;
  if (name.endsWith('GreaterThan')) return (value, limit) => value > limit;
  if (name.endsWith('GreaterThanEquals')) return (value, limit) => value >= limit;
  return (value, limit) => value === limit;
}
