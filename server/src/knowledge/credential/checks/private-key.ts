import { base64Bytes, base64Text } from './base64';

/** What the body of a private key turned out to be. */
export type KeyBody = 'key' | 'encrypted' | 'unreadable';

/** Looks into the body of an armoured private key: is it DER, the format of OpenSSH or that of OpenPGP, and encrypted? */
export function readKeyBody(label: string, body: string): KeyBody {
  if (label.includes('ENCRYPTED')) return 'encrypted';
  if (label.includes('PGP')) return readPgp(body);
  const head = base64Text(body.slice(0, 120)) ?? '';
  if (head.startsWith('openssh-key-v1\0')) return readOpenSsh(head);
  // A body that was copied with one character too many or too few still begins as a key does.
  const bytes = base64Bytes(body) ?? base64Bytes(body.slice(0, body.length - (body.length % 4)));
  return bytes && isDer(bytes) ? 'key' : 'unreadable';
}

/** A sequence that is as long as it says and begins with a small version number. */
function isDer(bytes: Uint8Array): boolean {
  if (bytes[0] !== 0x30) return false;
  const first = bytes[1] ?? 0;
  const long = first > 0x80 ? first - 0x80 : 0;
  if (long > 3) return false;
  let length = long === 0 ? first : 0;
  for (let index = 0; index < long; index++) length = length * 256 + (bytes[2 + index] ?? 0);
  const at = 2 + long;
  if (bytes.length < at + length || bytes.length > at + length + 2) return false;
  return bytes[at] === 0x02 && bytes[at + 1] === 0x01 && (bytes[at + 2] ?? 9) < 3;
}

/** Behind the magic stands the name of the cipher, which is `none` for a key without a passphrase. */
function readOpenSsh(head: string): KeyBody {
  const length = head.charCodeAt(18);
  return head.slice(19, 19 + length) === 'none' ? 'key' : 'encrypted';
}

/** The number of integers of the public half, by the number of the algorithm; the rest follows them. RFC 4880, 5.5.2. */
const publicIntegers: Readonly<Record<number, number>> = { 1: 2, 2: 2, 3: 2, 16: 3, 17: 4 };

function readPgp(body: string): KeyBody {
  const bytes = base64Bytes(body, 4096);
  const tag = bytes?.[0] ?? 0;
  if (!bytes) return 'unreadable';
  const isNew = (tag & 0x40) !== 0;
  if ((isNew ? tag & 0x3f : (tag >> 2) & 0x0f) !== 5 || (tag & 0x80) === 0) return 'unreadable';
  const first = bytes[1] ?? 0;
  let at = 1 + (isNew ? (first < 192 ? 1 : first < 224 ? 2 : 5) : ([1, 2, 4, 0][tag & 3] ?? 0));
  const algorithm = bytes[at + 5] ?? 0;
  at += 6;
  const curve = algorithm === 18 || algorithm === 19 || algorithm === 22;
  if (curve) at += 1 + (bytes[at] ?? 0);
  for (let count = curve ? 1 : (publicIntegers[algorithm] ?? 0); count > 0; count--) {
    at += 2 + Math.ceil((((bytes[at] ?? 0) << 8) + (bytes[at + 1] ?? 0)) / 8);
  }
  if (algorithm === 18) at += 1 + (bytes[at] ?? 0);
  return (bytes[at] ?? 0) === 0 ? 'key' : 'encrypted';
}
