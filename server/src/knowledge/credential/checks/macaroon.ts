import { base64Bytes } from './base64';

const location = 1;
const signature = 6;

/**
 * The place that a macaroon in the second binary format is for, or undefined if it is none or is not whole: fields of
 * a type, a length and data, in sections that a zero closes, and a signature of 32 bytes at the end.
 * https://github.com/rescrv/libmacaroons/blob/master/doc/format.txt
 */
export function readMacaroon(encoded: string): string | undefined {
  const bytes = base64Bytes(encoded);
  if (bytes?.[0] !== 2) return undefined;
  let place: string | undefined;
  let at = 1;
  while (at < bytes.length) {
    const type = bytes[at++];
    if (type === 0) continue;
    const field = readLength(bytes, at);
    if (!field || field.from + field.length > bytes.length) return undefined;
    at = field.from + field.length;
    if (type === location) place ??= String.fromCharCode(...bytes.subarray(field.from, Math.min(at, field.from + 80)));
    if (type === signature) return field.length === 32 ? place : undefined;
  }
  return undefined;
}

/** A length as a number of seven bits a byte, the lowest first. */
function readLength(bytes: Uint8Array, at: number): { readonly length: number; readonly from: number } | undefined {
  let length = 0;
  for (let index = 0; index < 3; index++) {
    const byte = bytes[at + index];
    if (byte === undefined) return undefined;
    length += (byte & 0x7f) << (7 * index);
    if (byte < 0x80) return { length, from: at + index + 1 };
  }
  return undefined;
}
