/** True, false, or not known. */
export type Truth = boolean | undefined;

/** A condition test as far as operators look at it; the tests of the policy model have this shape. */
export interface TestShape {
  readonly operator: { readonly value: string };
  readonly key: { readonly value: string };
  readonly values: readonly { readonly value: string }[];
  /** Values that could not be read. */
  readonly unknown: readonly unknown[];
}

export type OperatorFamily = 'bool' | 'null' | 'numeric' | 'string' | 'arn' | 'date' | 'ip' | 'binary';

/** A condition operator taken apart: `ForAllValues:StringNotLikeIfExists` has all of it. */
export interface Operator {
  readonly set?: 'all' | 'any';
  /** The operator without set prefix and `IfExists`, in its official spelling; as written where it is not an operator. */
  readonly name: string;
  readonly family: OperatorFamily | undefined;
  readonly negated: boolean;
  readonly ifExists: boolean;
}

const families: Readonly<Record<string, OperatorFamily>> = {
  Bool: 'bool',
  Null: 'null',
  NumericEquals: 'numeric',
  NumericNotEquals: 'numeric',
  NumericLessThan: 'numeric',
  NumericLessThanEquals: 'numeric',
  NumericGreaterThan: 'numeric',
  NumericGreaterThanEquals: 'numeric',
  StringEquals: 'string',
  StringNotEquals: 'string',
  StringEqualsIgnoreCase: 'string',
  StringNotEqualsIgnoreCase: 'string',
  StringLike: 'string',
  StringNotLike: 'string',
  ArnEquals: 'arn',
  ArnLike: 'arn',
  ArnNotEquals: 'arn',
  ArnNotLike: 'arn',
  DateEquals: 'date',
  DateNotEquals: 'date',
  DateLessThan: 'date',
  DateLessThanEquals: 'date',
  DateGreaterThan: 'date',
  DateGreaterThanEquals: 'date',
  IpAddress: 'ip',
  NotIpAddress: 'ip',
  BinaryEquals: 'binary',
};
/** Every operator, without set prefixes and `IfExists`. */
export const operatorNames: readonly string[] = Object.keys(families);

const spelling = new Map(operatorNames.map((name) => [name.toLowerCase(), name]));
const parsed = new Map<string, Operator>();

/** Reads an operator without regard to case, as IAM does for set prefixes and keys; sources are silent on operators. */
export function parseOperator(written: string): Operator {
  const known = parsed.get(written);
  if (known) return known;
  const operator = takeApart(written);
  // Only spellings of real operators are kept, so text from strangers cannot fill the memory.
  if (operator.family && parsed.size < 1000) parsed.set(written, operator);
  return operator;
}

function takeApart(written: string): Operator {
  const lower = written.toLowerCase();
  const prefix = lower.startsWith('forallvalues:') ? 'all' : lower.startsWith('foranyvalue:') ? 'any' : undefined;
  const bare = prefix ? lower.slice(lower.indexOf(':') + 1) : lower;
  const ifExists = bare.endsWith('ifexists');
  const name = spelling.get(ifExists ? bare.slice(0, -'ifexists'.length) : bare) ?? written;
  const family = Object.hasOwn(families, name) ? families[name] : undefined;
  return {
    ...(prefix && { set: prefix }),
    name,
    family,
    negated: family !== undefined && name.includes('Not'),
    ifExists,
  };
}

/**
 * Whether a test matches a request in which its key is missing: a positive operator does not match, a negated one
 * does, every `IfExists` does, `ForAllValues` does and `ForAnyValue` does not. `Null` is answered from its values.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
export function matchesMissingKey(operator: Operator, values: readonly string[]): Truth {
  if (operator.family === undefined) return undefined;
  if (operator.family === 'null') return nullAsks(operator, values, 'true');
  if (operator.set === 'any' && operator.ifExists) return undefined;
  if (operator.ifExists || operator.set === 'all') return true;
  return operator.set === 'any' ? false : operator.negated;
}

/** Whether `Null` asks for what is the case: `"true"` for a missing key, `"false"` for a key that is there. */
export function nullAsks(operator: Operator, values: readonly string[], is: 'true' | 'false'): Truth {
  if (operator.ifExists || operator.set) return undefined;
  const asked = values.map((value) => value.toLowerCase());
  if (asked.includes(is)) return true;
  return asked.every((value) => value === 'true' || value === 'false') ? false : undefined;
}

/** The number that a numeric operator compares with, or undefined for a value that is not written as one. */
export function toNumber(value: string): number | undefined {
  return /^[+-]?\d+(\.\d+)?$/.test(value) ? Number(value) : undefined;
}

/** Holds if both hold; false if one of them is false. */
export function both(a: Truth, b: Truth): Truth {
  if (a === false || b === false) return false;
  return a === undefined || b === undefined ? undefined : true;
}

/** Holds if one of them holds; false if both are false. */
export function either(a: Truth, b: Truth): Truth {
  if (a === true || b === true) return true;
  return a === undefined || b === undefined ? undefined : false;
}

/** The opposite, which is as little known. */
export function not(a: Truth): Truth {
  return a === undefined ? undefined : !a;
}
