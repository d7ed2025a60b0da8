import type { Judgement } from '../shapes/shape';
import { crc32InBase62, crc32InHex, crc32InReversedHex } from './crc32';

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

/**
 * The last eight characters are the checksum of some part of what stands before them in hexadecimal. The parts are
 * tried in turn where the vendor does not say which one it is.
 */
export function hexTail(value: string, ...parts: readonly string[]): boolean {
  const tail = value.slice(-8).toLowerCase();
  return parts.some((part) => crc32InHex(part) === tail || crc32InReversedHex(part) === tail);
}

/** The same, where tokens without a checksum are known too, so that only one that holds says something. */
export function onlyIfHolds(isRight: boolean): Judgement {
  return isRight ? holds : {};
}
