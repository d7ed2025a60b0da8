import { toNumber } from '../../../knowledge/iam/operators';
import type { Compare } from './comparison';
import { compareMeasures } from './measure';

/** Whole numbers and decimals. */
export const compareNumbers: Compare = (operator, test) => compareMeasures(operator, test, toNumber);
