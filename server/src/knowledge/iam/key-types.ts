import type { OperatorFamily } from './operators';

/**
 * Keys of which neither the pages of AWS nor reports from the field say what an operator for another type makes of them,
 * in lower case, with the family of operators for their type.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
const types: ReadonlyMap<string, OperatorFamily> = new Map([
  ['aws:multifactorauthpresent', 'bool'],
  ['aws:multifactorauthage', 'numeric'],
]);

/** The type of the key, which is in lower case, where operators of the family are for another one and it matters. */
export function otherTypeThan(family: OperatorFamily | undefined, key: string): OperatorFamily | undefined {
  const type = types.get(key);
  return family === type || family === 'null' ? undefined : type;
}
