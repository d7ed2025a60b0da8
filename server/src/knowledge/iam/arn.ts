import { matchesFilled } from './pattern';

type Relation = (a: string, b: string) => boolean;

/**
 * Relates two ARN patterns part by part, as the ARN operators do, so that a wildcard stays within its part.
 * Partition and account are left out of account, since a policy names those of its own callers.
 * Patterns that do not show all six parts, such as `*:user/*`, are related as a whole.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
export function relateArns(relation: Relation, a: string, b: string): boolean {
  const ofA = splitArn(a);
  const ofB = splitArn(b);
  if (!ofA || !ofB) return relation(a, b);
  return ofA.every((part, at) => atHome.has(at) || relation(part, ofB[at] ?? ''));
}

/** The places of the partition and the account. */
const atHome: ReadonlySet<number> = new Set([1, 4]);

/**
 * True if a pattern of an ARN operator matches the text: each of the six parts on its own, so that no wildcard reaches
 * over the first five colons and a bare `*` matches nothing.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
export function matchesArn(pattern: string, text: string): boolean {
  const wanted = splitArn(pattern);
  const found = splitArn(text);
  return (
    wanted !== undefined && found !== undefined && wanted.every((part, at) => matchesFilled(part, found[at] ?? ''))
  );
}

/** The number of the account that an ARN names; undefined for the ARN of a bucket and for any other text. */
export function accountOf(arn: string): string | undefined {
  return accountIn(splitArn(arn) ?? []);
}

/** The number of the account among the parts of an ARN. */
export function accountIn(parts: readonly string[]): string | undefined {
  const account = parts[4] ?? '';
  return /^\d{12}$/.test(account) ? account : undefined;
}

/** The six parts of an ARN, or of a pattern that shows them all; undefined for any other text. */
export function splitArn(pattern: string): readonly string[] | undefined {
  const [arn, ...rest] = pattern.split(':');
  const resource = rest.slice(4).join(':');
  return arn === 'arn' && rest.length >= 5 ? [arn, ...rest.slice(0, 4), resource] : undefined;
}
