import type { Origin } from './origin';
import type { GivenArgument } from './run';

const conversions = new Set(
  'Number String Boolean parseInt parseFloat BigInt ObjectId int str float bool UUID uuid isinstance list set dict tuple len sorted Symbol structuredClone decodeURIComponent encodeURIComponent'.split(
    ' ',
  ),
);

export function isConversion(package_: string, name: string): boolean {
  return (
    (package_ === '' ||
      package_ === 'mongoose' ||
      package_ === 'mongodb' ||
      package_ === 'bson' ||
      package_ === 'uuid') &&
    (conversions.has(name) || name === 'toObjectId')
  );
}

export function convert(args: readonly GivenArgument[]): Origin {
  const all = args.map(({ origin }) => origin);
  const [first] = all;
  if (
    all.length === 1 &&
    first &&
    (first.kind === 'list' ||
      first.kind === 'fields' ||
      first.kind === 'constant' ||
      first.kind === 'test' ||
      first.kind === 'nobody')
  )
    return first;
  return { kind: 'unknown', from: all };
}
