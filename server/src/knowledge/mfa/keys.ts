import { editDistance } from '../../text/edit-distance';

/** What a condition key has to do with MFA. */
export interface MfaKey {
  readonly tests: 'presence' | 'age';
  /** The official spelling, where the key is a near miss of it and therefore never in a request. */
  readonly meant?: string;
}

export const presenceKey = 'aws:MultiFactorAuthPresent';
export const ageKey = 'aws:MultiFactorAuthAge';

/**
 * Recognises the two MFA keys, without regard to case as IAM does, and near misses of them:
 * a wrong or missing prefix, spaces, dashes or underscores, another word for MFA behind `aws:`, or up to two wrong letters.
 * AWS has no other global key that begins with "mfa" or "multifactor".
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
export function readMfaKey(key: string): MfaKey | undefined {
  const lower = key.toLowerCase();
  if (lower === 'aws:multifactorauthpresent') return { tests: 'presence' };
  if (lower === 'aws:multifactorauthage') return { tests: 'age' };
  if (lower.length > 60) return undefined;
  const [, prefix = '', written = ''] = /^([a-z]*)(?::+|[./])?([a-z_ -]+)$/.exec(splitPrefix(lower)) ?? [];
  const name = written.replace(/[_ -]/g, '');
  const official = name === 'multifactorauthpresent' || name === 'multifactorauthage';
  const nearAge = isNear(name, 'multifactorauthage');
  const near = nearAge || isNear(name, 'multifactorauthpresent') || /^(mfa|multifactor)/.test(name);
  if (!official && !(prefix === 'aws' && near)) return undefined;
  return nearAge || name.includes('age') ? { tests: 'age', meant: ageKey } : { tests: 'presence', meant: presenceKey };
}

/** Puts a colon between prefix and name, so that `awsMultiFactorAuthPresent` and a bare name read alike. */
function splitPrefix(lower: string): string {
  if (/[:./]/.test(lower)) return lower;
  return lower.startsWith('aws') ? `aws:${lower.slice(3)}` : `:${lower}`;
}

function isNear(name: string, official: string): boolean {
  return editDistance(name, official, 2) !== undefined;
}
