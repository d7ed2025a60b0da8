import { isInRange, readIpAddress, readIpRange } from '../../../knowledge/iam/ip-address';
import type { Truth } from '../../../knowledge/iam/operators';
import type { Compare } from './comparison';

/** Addresses in ranges, of versions 4 and 6 side by side. */
export const compareAddresses: Compare = (_operator, { values }) => {
  const ranges = values.flatMap(({ value }) => readIpRange(value) ?? []);
  const isOdd = ranges.length < values.length;
  return {
    variables: [],
    agrees: (found): Truth => {
      const address = readIpAddress(found);
      if (address && ranges.some((range) => isInRange(address, range))) return true;
      return isOdd ? undefined : false;
    },
  };
};
