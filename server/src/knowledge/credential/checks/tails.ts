import type { Judgement } from '../shapes/shape';
import { crc32InBase62 } from './crc32';

const holds: Judgement = { checksum: 'holds', evidence: 'strong', reasons: ['Its checksum holds.'] };
const fails: Judgement = {
  checksum: 'fails',
  evidence: 'weak',
  reasons: ['Its checksum does not hold, so it is masked, cut or made up.'],
};

/** The judgement of a checksum that was computed. */
export function checksum(isRight: boolean): Judgement {
  return isRight ? holds : fails;
}

/** Behind the prefix, the last six characters are the checksum of those before them, as GitHub and npm do it. */
export function base62Tail(value: string): Judgement {
  const body = value.slice(value.indexOf('_') + 1);
  return checksum(crc32InBase62(body.slice(0, -6)) === body.slice(-6));
}

/** The same, where values without a checksum may be real too, so that only one that holds says something. */
export function onlyIfHolds(isRight: boolean): Judgement {
  return isRight ? holds : {};
}
