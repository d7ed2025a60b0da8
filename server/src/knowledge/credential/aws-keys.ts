import { base32, runEnd } from './shapes/runs';

const base32Digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** What the first four letters of an id that AWS gives out stand for. Only the ids of credentials are listed. */
const credentialIds: Readonly<Record<string, string>> = {
  AKIA: 'access key id',
  ASIA: 'temporary access key id',
  ABIA: 'service bearer token id',
  ACCA: 'context-specific credential id',
};

/** What an access key id belongs to: its kind by the first four letters. */
export function kindOfKeyId(id: string): string | undefined {
  return credentialIds[id.slice(0, 4)];
}

/**
 * The account that an access key id belongs to, as twelve digits. Keys made since about March 2019 hold it in the nine
 * characters behind the prefix, read as base 32: one bit that is set, forty bits of the account, four bits of the rest.
 * AWS does not document this. Undefined for older keys, which hold none, and for impossible numbers.
 */
export function accountOf(id: string): string | undefined {
  if (runEnd(id, 4, base32, 9) < 13) return undefined;
  let number = 0;
  for (let index = 4; index < 13; index++) number = number * 32 + base32Digits.indexOf(id.charAt(index));
  if (number < 2 ** 44) return undefined;
  const account = Math.floor((number - 2 ** 44) / 16);
  return account > 999_999_999_999 ? undefined : String(account).padStart(12, '0');
}

/** True if the id is one that no real key can be: its account is out of range, zero, or one digit again and again. */
export function isInvented(id: string): boolean {
  const isNewFormat = base32Digits.indexOf(id.charAt(4)) >= 16;
  const account = accountOf(id);
  return isNewFormat && (account === undefined || /^(\d)\1{11}$/.test(account));
}

/** True if AWS made the value for its documentation: it holds the word EXAMPLE, in any case. */
export function isDocumented(value: string): boolean {
  return value.toUpperCase().includes('EXAMPLE');
}

/**
 * True if forty characters may be a secret access key: random base64 of thirty bytes. Hashes in hexadecimal lack upper
 * or lower case, paths and identifiers change less often between kinds of characters.
 */
export function maybeSecretKey(value: string): boolean {
  let kinds = 0;
  let changes = 0;
  let before = 0;
  const seen = new Uint8Array(128);
  let different = 0;
  for (let index = 0; index < value.length; index++) {
    const code = value.charCodeAt(index);
    const kind = code >= 97 ? 1 : code >= 65 ? 2 : code >= 48 && code <= 57 ? 4 : 8;
    kinds |= kind;
    if (index > 0 && kind !== before) changes++;
    before = kind;
    if (seen[code] === 0) different++;
    seen[code] = 1;
  }
  return (kinds & 7) === 7 && changes >= 15 && different >= 18;
}
