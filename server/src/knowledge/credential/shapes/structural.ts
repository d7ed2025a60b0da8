import type { Hit } from '../../../text/automaton';
import { holdsBech32 } from '../checks/bech32';
import { readJwt } from '../checks/jwt';
import { looksMasked } from '../checks/masked';
import { readKeyBody } from '../checks/private-key';
import { checksum } from '../checks/tails';
import { type Armour, readArmour } from './armour';
import { valueStart } from './beside';
import { alphabetOf, base64, base64Url, closes, digits, dotted, opens, type Range, runEnd } from './runs';
import { behind, type Judgement, type Shape, some } from './shape';

const bech32 = alphabetOf('QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L');

export const structuralShapes: readonly Shape[] = [
  {
    id: 'jwt',
    name: 'JSON Web Token',
    anchors: ['eyJ'],
    read: readToken,
    check: (value) => readJwt(value) ?? {},
  },
  {
    id: 'age-key',
    name: 'age private key',
    kind: 'privateKey',
    anchors: ['AGE-SECRET-KEY-1'],
    read: behind(some(bech32, 58)),
    check: (value) => checksum(holdsBech32(value)),
  },
  {
    id: 'wireguard-key',
    name: 'WireGuard key',
    kind: 'privateKey',
    words: ['privatekey', 'presharedkey'],
    read: readWireGuard,
    check: () => ({ reasons: ['It decodes to 32 bytes and its name says that it is private.'] }),
  },
  {
    id: 'pem',
    name: 'Private key',
    kind: 'privateKey',
    anchors: ['-----BEGIN '],
    read: (text, hit) => {
      const armour = readArmour(text, hit.start);
      return armour && isUsable(armour) ? { start: hit.start, end: armour.end } : undefined;
    },
    check: checkArmour,
    around: isServiceAccount,
  },
  {
    id: 'putty-key',
    name: 'PuTTY private key',
    kind: 'privateKey',
    anchors: ['PuTTY-User-Key-File-'],
    read: readPutty,
    check: () => ({ evidence: 'strong', reasons: ['It is not encrypted.'] }),
  },
  {
    id: 'key-store',
    name: 'Key store',
    kind: 'privateKey',
    // What follows the length of a PKCS #12 file, and the first bytes of stores of Java.
    anchors: ['IBAzCC', '/u3+7Q', 'zs7Ozg'],
    read: readKeyStore,
    check: (value) => ({
      name: value.startsWith('M') ? 'PKCS #12 key store' : 'Java key store',
      evidence: 'weak',
      reasons: ['It begins as key stores do. What is in it stands behind a password.'],
    }),
  },
  {
    id: 'jwk',
    name: 'JSON Web Key with its private part',
    kind: 'privateKey',
    anchors: ['"d"'],
    read: readJwk,
    check: () => ({ evidence: 'strong', reasons: ['The private part of the key stands in it.'] }),
  },
];

/** Three parts between dots, or five if it is encrypted, of which the first ones parse. */
function readToken(text: string, hit: Hit): Range | undefined {
  if (!opens(text, hit.start, dotted)) return undefined;
  const end = tokenEnd(text, hit.start);
  if (end === undefined || !closes(text, end, base64Url)) return undefined;
  return readJwt(text.slice(hit.start, end)) ? { start: hit.start, end } : undefined;
}

function tokenEnd(text: string, start: number): number | undefined {
  const ends: number[] = [];
  let at = start;
  while (ends.length < 6) {
    const end = runEnd(text, at, base64Url);
    // The key of an encrypted token may be empty, and so is the signature of one that is not signed.
    if (end === at && ends.length === 0) return undefined;
    ends.push(end);
    if (text[end] !== '.') break;
    at = end + 1;
  }
  // A full stop behind a token ends a sentence.
  if (ends.length > 3 && ends.at(-1) === at && ends.length !== 5) ends.pop();
  return ends.length === 3 || ends.length === 5 ? ends.at(-1) : undefined;
}

/** 32 bytes in base64 that are given to the name at the hit. */
function readWireGuard(text: string, hit: Hit): Range | undefined {
  const start = valueStart(text, hit);
  if (start === undefined || runEnd(text, start, base64, 44) !== start + 43 || text[start + 43] !== '=')
    return undefined;
  const end = start + 44;
  return closes(text, end, padded) && !looksMasked(text.slice(start, end)) ? { start, end } : undefined;
}

const padded = alphabetOf('+/=');

/** The base64 of a whole file that begins as key stores do. */
function readKeyStore(text: string, hit: Hit): Range | undefined {
  const start = hit.anchor.text === 'IBAzCC' ? hit.start - 6 : hit.start;
  if (start < 0 || (start < hit.start && !text.startsWith('MII', start)) || !opens(text, start, base64))
    return undefined;
  const end = runEnd(text, hit.end, base64);
  return end - start < 400 ? undefined : { start, end: runEnd(text, end, padding, 2) };
}

const padding = alphabetOf('=');

/** A body that is too short is a placeholder, and one that is encrypted opens nothing by itself. */
function isUsable({ label, headers, body, closed }: Armour): boolean {
  if (body.length < 64 || headers.includes('ENCRYPTED')) return false;
  if (!closed && !beginsAsKey(body)) return false;
  return readKeyBody(label, body) !== 'encrypted';
}

/** How the base64 of DER and of the format of OpenSSH begins. */
function beginsAsKey(body: string): boolean {
  return (
    body.startsWith('MI') || body.startsWith('MC4') || body.startsWith('MHc') || body.startsWith('b3BlbnNzaC1rZXktdjE')
  );
}

function checkArmour(value: string): Judgement {
  const armour = readArmour(value, 0);
  if (!armour) return {};
  return { name: nameOf(armour.label), facts: { label: armour.label }, ...judgeArmour(armour) };
}

function judgeArmour({ label, body, closed }: Armour): Judgement {
  if (looksMasked(body.slice(0, 1000))) return { evidence: 'example', reasons: ['Its body is masked.'] };
  if (!closed) return { evidence: 'weak', reasons: ['Its end is missing.'] };
  if (readKeyBody(label, body) === 'key') {
    return { evidence: 'strong', reasons: ['Its body decodes to a key that is not encrypted.'] };
  }
  if (!beginsAsKey(body)) return { evidence: 'weak', reasons: ['Its body does not decode to a key.'] };
  return { evidence: 'likely', reasons: ['Its body begins as a key does, but is not whole.'] };
}

function nameOf(label: string): string {
  if (label.startsWith('OPENSSH')) return 'OpenSSH private key';
  const [, kind] = /^(RSA|EC|DSA|PGP) /.exec(label) ?? [];
  return kind ? `${kind} private key` : 'Private key';
}

/** The file of a service account of Google holds its key beside names that tell whose it is. */
function isServiceAccount(text: string, { start, end }: Range): Judgement | undefined {
  const near = text.slice(Math.max(0, start - 1500), start) + text.slice(end, end + 1500);
  if (!near.includes('service_account')) return undefined;
  const [, account] = /client_email\\{0,2}"\s{0,4}:\s{0,4}\\{0,2}"([\w.@-]{3,120})/.exec(near) ?? [];
  const [, project] = /project_id\\{0,2}"\s{0,4}:\s{0,4}\\{0,2}"([\w.:-]{3,60})/.exec(near) ?? [];
  return {
    shape: 'gcp-service-account',
    issuer: 'Google',
    name: 'Google Cloud service account key',
    facts: { ...(account && { account }), ...(project && { project }) },
  };
}

/** From the first line to the last private one, if the file says that it is not encrypted. */
function readPutty(text: string, hit: Hit): Range | undefined {
  const head = text.slice(hit.start, hit.start + 400);
  if (!/\n\s{0,80}Encryption: none\s/.test(head.replaceAll('\\n', '\n'))) return undefined;
  const found = text.slice(hit.start, hit.start + 6000).indexOf('Private-Lines: ');
  if (found < 0) return undefined;
  const lines = hit.start + found;
  const counted = runEnd(text, lines + 15, digits, 3);
  let left = Number(text.slice(lines + 15, counted));
  let end = counted;
  while (left-- > 0) {
    const from = runEnd(text, end, puttyBreak, 80);
    const to = runEnd(text, text[from - 1] === '\\' && text[from] === 'n' ? from + 1 : from, paddedBase64, 80);
    if (to === from) return undefined;
    end = to;
  }
  return end > counted && counted > lines + 15 ? { start: hit.start, end } : undefined;
}

const puttyBreak = alphabetOf('\r\n \t\\');
const paddedBase64 = alphabetOf('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=');

/** The private number of a key, if the type of a key stands near it. */
function readJwk(text: string, hit: Hit): Range | undefined {
  const start = valueStart(text, hit);
  if (start === undefined) return undefined;
  const end = runEnd(text, start, base64Url, 1400);
  if (end - start < 32 || !closes(text, end, base64Url)) return undefined;
  const near = text.slice(Math.max(0, hit.start - 1600), hit.start) + text.slice(end, end + 3000);
  return near.includes('"kty"') && !looksMasked(text.slice(start, end)) ? { start, end } : undefined;
}
