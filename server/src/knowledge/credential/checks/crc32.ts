const table = new Uint32Array(256).map((_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

/** The CRC-32 of zip and Ethernet over the ASCII characters of the text, as an unsigned number. */
export function crc32(text: string): number {
  let sum = 0xffffffff;
  for (let index = 0; index < text.length; index++) {
    sum = (table[(sum ^ text.charCodeAt(index)) & 0xff] ?? 0) ^ (sum >>> 8);
  }
  return (sum ^ 0xffffffff) >>> 0;
}

const base62Digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** The CRC-32 in base 62, six digits, as GitHub and npm append it to their tokens. */
export function crc32InBase62(text: string): string {
  let rest = crc32(text);
  let written = '';
  while (written.length < 6) {
    written = (base62Digits[rest % 62] ?? '') + written;
    rest = Math.floor(rest / 62);
  }
  return written;
}

/** The CRC-32 as eight lower-case hexadecimal digits, the highest byte first. */
export function crc32InHex(text: string): string {
  return crc32(text).toString(16).padStart(8, '0');
}

/** The CRC-32 as eight lower-case hexadecimal digits, the lowest byte first, as Grafana appends it. */
export function crc32InReversedHex(text: string): string {
  return (crc32InHex(text).match(/../g) ?? []).reverse().join('');
}

/** The CRC-32 in base 36, seven digits, as GitLab appends it to tokens that say where to route a request. */
export function crc32InBase36(text: string): string {
  return crc32(text).toString(36).padStart(7, '0');
}

/** The CRC-32 as six characters of base64, the lowest byte first, as Confluent appends it. */
export function crc32InBase64(text: string): string {
  const sum = crc32(text);
  const low = ((sum & 0xff) << 16) | (sum & 0xff00) | ((sum >>> 16) & 0xff);
  const last = (sum >>> 24) << 4;
  return [low >>> 18, low >>> 12, low >>> 6, low, last >>> 6, last].map((bits) => base64Digits[bits & 63]).join('');
}

const base64Digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
