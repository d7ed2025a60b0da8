const values = new Int8Array(128).fill(-1);
for (const [index, character] of [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'].entries()) {
  values[character.charCodeAt(0)] = index;
}
values['-'.charCodeAt(0)] = 62;
values['_'.charCodeAt(0)] = 63;

/**
 * The bytes of base64 in either alphabet, with or without padding, at most `most` bytes of them.
 * Undefined if another character stands in it, or a single character is left over.
 */
export function base64Bytes(text: string, most = Number.POSITIVE_INFINITY): Uint8Array | undefined {
  let length = text.length;
  while (length > 0 && text.charCodeAt(length - 1) === 61) length--;
  if (length % 4 === 1) return undefined;
  const bytes = new Uint8Array(Math.min(Math.floor((length * 3) / 4), most));
  let held = 0;
  let bits = 0;
  let at = 0;
  for (let index = 0; index < length && at < bytes.length; index++) {
    const code = text.charCodeAt(index);
    const value = code < 128 ? (values[code] ?? -1) : -1;
    if (value < 0) return undefined;
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[at++] = (held >> bits) & 0xff;
  }
  return bytes;
}

/** The text that base64 stands for, one character for each byte. */
export function base64Text(text: string, most = Number.POSITIVE_INFINITY): string | undefined {
  const bytes = base64Bytes(text, most);
  if (!bytes) return undefined;
  let read = '';
  for (const byte of bytes) read += String.fromCharCode(byte);
  return read;
}

/** The JSON object that base64 stands for. */
export function base64Json(text: string): Readonly<Record<string, unknown>> | undefined {
  const bytes = base64Bytes(text);
  if (bytes?.[0] !== 0x7b) return undefined;
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
