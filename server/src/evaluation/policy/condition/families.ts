import type { OperatorFamily } from '../../../knowledge/iam/operators';
import { compareArns } from './arn';
import { compareBinary } from './binary';
import { compareBool } from './bool';
import type { Compare } from './comparison';
import { compareDates } from './date';
import { compareAddresses } from './ip';
import { compareNumbers } from './numeric';
import { compareStrings } from './string';

/** The families of operators that compare values; `Null` only asks whether there is one. */
export const comparisons: Readonly<Record<Exclude<OperatorFamily, 'null'>, Compare>> = {
  arn: compareArns,
  binary: compareBinary,
  bool: compareBool,
  date: compareDates,
  ip: compareAddresses,
  numeric: compareNumbers,
  string: compareStrings,
};
