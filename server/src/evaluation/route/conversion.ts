import type { Origin } from './origin';
import type { GivenArgument } from './run';

const conversions = new Set(
  'Number String Boolean parseInt parseFloat BigInt ObjectId int str float bool UUID uuid isinstance list set dict tuple len sorted Symbol structuredClone decodeURIComponent encodeURIComponent'.split(
    ' ',
  ),
);

/** What only unpacks: `base64.b64decode(x)`, `json.loads(x)`. */
export function isUnpacking(package_: string, name: string): boolean {
  return unpacking.get(package_)?.has(name) === true;
}

const unpacking: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['base64', new Set(['b64decode', 'urlsafe_b64decode', 'decodebytes', 'b32decode'])],
  ['json', new Set(['loads'])],
  ['pickle', new Set(['loads'])],
  ['urllib', new Set(['unquote', 'unquote_plus'])],
]);

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
      first.kind === 'controlled' ||
      first.kind === 'test' ||
      first.kind === 'nobody')
  )
    return first;
  return { kind: 'unknown', from: all };
}
