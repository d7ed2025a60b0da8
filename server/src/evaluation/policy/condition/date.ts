import { readDateTime } from '../../../knowledge/iam/date-time';
import type { Compare } from './comparison';
import { compareMeasures } from './measure';

/** Points in time, however they are written. */
export const compareDates: Compare = (operator, test) => compareMeasures(operator, test, readDateTime);
