import type { Judgement } from '../shapes/shape';
import { base64Bytes } from './base64';
import { littleEndian, marvin32 } from './marvin';
import { onlyIfHolds } from './tails';

/**
 * Keys of Azure end with the Marvin checksum of what stands before it, seeded with the kind of the key. Services have
 * kinds that are not published, so only a checksum that holds says something.
 * https://github.com/microsoft/security-utilities
 */
export function azureTail(key: string, seeds: readonly string[]): Judgement {
  const bytes = base64Bytes(key);
  const before = bytes?.subarray(0, -4);
  return onlyIfHolds(
    bytes !== undefined && before !== undefined && seeds.some((seed) => sumOf(bytes) === marvin32(before, seed)),
  );
}

function sumOf(bytes: Uint8Array): number {
  return littleEndian(bytes.subarray(-4));
}

/** The alphabet in which the checksum of a client secret of Entra is written, in the order of its digits. */
const entraDigits = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ1234567890.-_~';

/** Client secrets of Entra with the mark `8Q~` end with the first three of the six digits of their checksum. */
export function entraTail(secret: string): Judgement {
  if (secret.slice(3, 6) !== '8Q~') return {};
  let rest = marvin32(new TextEncoder().encode(secret.slice(0, -3)), 'AadPwd00');
  let written = '';
  while (written.length < 6) {
    written = entraDigits.charAt(rest % entraDigits.length) + written;
    rest = Math.floor(rest / entraDigits.length);
  }
  return onlyIfHolds(written.startsWith(secret.slice(-3)));
}
