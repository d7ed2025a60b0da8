import type { Credential } from '../../model/credential';

/** From the strongest to the weakest. */
const levels = ['error', 'warning', 'information', 'hint'] as const;
export type Level = (typeof levels)[number];

/**
 * How much is at stake: at most `most`, less where less speaks for a secret that somebody could use. Undefined for a
 * value that is known to be an example.
 */
export function stakesOf(credential: Credential, most: Level): Level | undefined {
  const { evidence, checksum, temporary, isDefault, place } = credential;
  if (evidence === 'example') return undefined;
  if (evidence === 'public') return 'hint';
  const limits: Level[] = [most];
  // What has no proof of its own is an error only where its surroundings say what it opens.
  if (evidence === 'likely' && isIssued(credential)) limits.push('warning');
  if (evidence === 'weak' || checksum === 'fails' || temporary || isIdAlone(credential)) limits.push('information');
  // A value that carries the proof of its form is one wherever it stands.
  const proven = evidence === 'strong' && checksum === 'holds';
  if (!proven && (place === 'test' || place === 'documentation'))
    limits.push(isIssued(credential) ? 'information' : 'hint');
  if (isDefault && evidence !== 'strong') limits.push(evidence === 'likely' ? 'warning' : 'hint');
  return weakest(limits);
}

/** True for the id of a pair whose secret half is not there: it names somebody and opens nothing. */
export function isIdAlone({ shape, parts }: Credential): boolean {
  return shape === 'aws-access-key-id' && parts.length === 0;
}

/** True for what has a shape of its own, which nobody types by chance. */
function isIssued({ kind }: Credential): boolean {
  return kind === 'token' || kind === 'privateKey';
}

function weakest(among: readonly Level[]): Level {
  return levels[Math.max(...among.map((level) => levels.indexOf(level)))] ?? 'hint';
}
