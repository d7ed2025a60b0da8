import { isDocumentedExample, isEmulatorKey } from '../../../knowledge/credential/known-examples';
import { isLocalDefault } from '../../../knowledge/credential/local-defaults';
import type { SecretSort } from '../../../knowledge/credential/names';
import { isSecretWord, splitWords } from '../../../knowledge/credential/names';
import { isPlaceholder, namesItself } from '../../../knowledge/credential/placeholders';
import { looksRandom } from '../../../knowledge/credential/randomness';
import type { Evidence } from '../../../model/credential';
import { decodeBase64 } from './decode';
import { isDigit, isLetter, isWordCode } from './lexer';
import { isCall, isMember, isProse, isReference } from './reference';
import type { Source } from './source';

/** What is known of a value beside itself. */
export interface Circumstances {
  readonly sort: SecretSort;
  /** True if only a value that looks random counts. */
  readonly vague: boolean;
  /** The name it is given to; empty if there is none. */
  readonly name: string;
  /** The opening quote, empty for a value without quotes. */
  readonly quote: string;
  readonly formatted?: boolean;
}

export interface Judgement {
  readonly evidence: Evidence;
  readonly reasons: readonly string[];
}

/** How much speaks for a secret, or undefined if the value is none. */
export function judge(source: Source, value: string, about: Circumstances): Judgement | undefined {
  if (isReference(source, value, about.quote, about.formatted ?? false)) return undefined;
  return judgeValue(source, value, about);
}

/** As `judge`, for a value that was decoded and cannot be a reference. */
export function judgeValue(source: Source, value: string, about: Circumstances): Judgement | undefined {
  const { sort, vague, name, quote } = about;
  const least = sort === 'password' ? 4 : 8;
  if (value.length < least || isNoValue(value) || isForeignText(value) || repeatsName(value, name)) return undefined;
  const random = looksRandom(value) || hasRandomTail(value);
  if (!random && (isPath(value) || isMember(value) || (quote === '' && isCall(value)))) return undefined;
  if (sort === 'password' && !vague && source.place !== 'test' && isLocalDefault(value)) {
    return { evidence: 'weak', reasons: ['It is a default that everybody knows.'] };
  }
  if (isPlaceholder(value)) return undefined;
  if (random) {
    const decoded = value.length >= 12 ? decodeBase64(value) : undefined;
    if (decoded !== undefined && !looksRandom(decoded)) return judgeValue(source, decoded, about);
    if (isProse(value) || (isConstant(value) && !hasDigit(value))) return undefined;
    return {
      evidence: 'likely',
      reasons: [`${inWords[sort]} given a value that looks random.`],
    };
  }
  if (sort === 'password') return judgePassword(source, value, about);
  return judgeOther(source, value, sort, vague);
}

/** `prefix-` and then a long random part: words in front of it do not make words of the whole. */
function hasRandomTail(value: string): boolean {
  const joint = Math.max(
    value.lastIndexOf('-'),
    value.lastIndexOf('_'),
    value.lastIndexOf('.'),
    value.lastIndexOf(':'),
  );
  return joint > 0 && value.length - joint > 16 && looksRandom(value.slice(joint + 1));
}

const inWords: Readonly<Record<SecretSort, string>> = {
  password: 'It is named like a password and is',
  token: 'It is named like a token and is',
  secret: 'It is named like a secret and is',
  key: 'It is named like a secret key and is',
  signingKey: 'It is named like a signing key and is',
};

/** Words chosen by people: what counts is whether someone took trouble, since prose and labels have none of it. */
function judgePassword(source: Source, value: string, { vague }: Circumstances): Judgement | undefined {
  if (isProse(value) || isConstant(value) || isMark(value) || isNameOfSecret(value)) return undefined;
  const mixed = isMixed(value);
  if (vague && !mixed) return undefined;
  if (source.place === 'test' && (!mixed || isWordWithDigits(value))) return undefined;
  if (mixed && (!namesItself(value) || (hasDigit(value) && hasSign(value)))) {
    const evidence = source.place === 'test' ? 'weak' : 'likely';
    return { evidence, reasons: ['It is named like a password and given a value of mixed characters.'] };
  }
  if (source.family === 'text') return undefined;
  if (value.length < 4 || isDictated(value)) return undefined;
  return { evidence: 'weak', reasons: ['It is named like a password, but its value looks like a word.'] };
}

function judgeOther(source: Source, value: string, sort: SecretSort, vague: boolean): Judgement | undefined {
  if (vague || source.place === 'test' || source.family === 'text' || namesItself(value)) return undefined;
  if (isConstant(value) || isMark(value) || isNameOfSecret(value)) return undefined;
  if (sort === 'signingKey') {
    if (value.length > 80 && isProse(value)) return undefined;
    return { evidence: 'weak', reasons: ['It signs, but its value looks like words.'] };
  }
  if (isProse(value) || sort === 'token') return undefined;
  const classes = countClasses(value);
  const troubled = sort === 'secret' || (hasDigit(value) && hasSign(value));
  if (troubled && value.length >= 8 && classes >= 3 && isMixed(value)) {
    return { evidence: 'weak', reasons: [`${inWords[sort]} given a value that is close to words.`] };
  }
  return undefined;
}

/** Letters beside digits or signs, in a way that names and words do not have. */
function isMixed(value: string): boolean {
  if (value.length < 6) return false;
  const classes = countClasses(value);
  if (isPhrase(value)) return false;
  if (classes >= 3) return hasSign(value) || (hasDigit(value) && !isWordWithDigits(value)) || value.length >= 8;
  return classes === 2 && hasDigit(value) && value.length >= 7 && !isWordWithDigits(value) && !isDashed(value);
}

function countClasses(value: string): number {
  let seen = 0;
  for (let at = 0; at < value.length; at++) {
    const code = value.charCodeAt(at);
    seen |= isDigit(code) ? 1 : code >= 97 && code <= 122 ? 2 : code >= 65 && code <= 90 ? 4 : 8;
  }
  return (seen & 1) + ((seen >> 1) & 1) + ((seen >> 2) & 1) + ((seen >> 3) & 1);
}

function hasDigit(value: string): boolean {
  for (let at = 0; at < value.length; at++) if (isDigit(value.charCodeAt(at))) return true;
  return false;
}

/** Signs that do not stand between words. */
function hasSign(value: string): boolean {
  for (let at = 0; at < value.length; at++) {
    const code = value.charCodeAt(at);
    if (!isWordCode(code) && code !== 45 && code !== 46 && code !== 47 && code !== 58 && code !== 32 && code < 128)
      return true;
  }
  return false;
}

/** `password1`, `admin123`: letters, then at most four digits. */
function isWordWithDigits(value: string): boolean {
  let at = 0;
  while (at < value.length && isLetter(value.charCodeAt(at))) at++;
  const letters = at;
  while (at < value.length && isDigit(value.charCodeAt(at))) at++;
  return at === value.length && letters >= 3 && at - letters <= 4;
}

/** Words joined by dashes, stops or underscores, `oauth2-token`, with digits only at their ends. */
function isDashed(value: string): boolean {
  const parts = value.split(/[-._:/]/);
  return (
    parts.length > 1 && parts.every((part) => part === '' || isWordWithDigits(part) || isWord(part) || part.length <= 2)
  );
}

/** Four or more words in a row: `if_you_see_this`. */
function isPhrase(value: string): boolean {
  const parts = value.split(/[-._:/]/);
  return parts.length > 3 && parts.every((part) => isWord(part) || isWordWithDigits(part) || part.length <= 3);
}

function isWord(value: string): boolean {
  for (let at = 0; at < value.length; at++) if (!isLetter(value.charCodeAt(at))) return false;
  return value.length > 0;
}

/** `DB_PASSWORD`: the name of a variable, not its value. */
function isConstant(value: string): boolean {
  if (!value.includes('_')) return false;
  for (let at = 0; at < value.length; at++) {
    const code = value.charCodeAt(at);
    if (!(code >= 65 && code <= 90) && !isDigit(code) && code !== 95) return false;
  }
  return true;
}

/** Letters beyond ASCII are text for people. */
function isForeignText(value: string): boolean {
  for (let at = 0; at < value.length; at++) if (value.charCodeAt(at) > 127) return true;
  return false;
}

/** Words that stand for a kind of value: types of forms, languages and schemas. */
const types = new Set(
  (
    'string str text bytes char varchar object number integer int bool boolean password passwd pwd secret token key ' +
    'null none nil undefined true false yes no on off required optional any unknown void never array list map bearer ' +
    'basic digest jwt oauth oauth2 hidden visible current-password new-password one-time-code username email user ' +
    'credentials credential auto default auth header query cookie body env file prompt ask manual random enabled ' +
    'disabled success failed failure error ok pass fail files compat plain plaintext n/a tbd client_secret_basic ' +
    'client_secret_post authorization_code client_credentials refresh_token access_token id_token private_key_jwt ' +
    'identifier keyword symbol operator function variable securestring kerberos ldap saml always ' +
    'value nonnull nullable blank empty missing invalid incorrect unset unchanged encrypted hashed redacted'
  ).split(' '),
);

function isNoValue(value: string): boolean {
  const lower = value.length <= 24 ? value.toLowerCase() : '';
  if (lower !== '' && (types.has(lower) || types.has(lower.replace(/[;,]$/, '')))) return true;
  return (
    isEmulatorKey(value) ||
    isDocumentedExample(value) ||
    isHash(value) ||
    isPattern(value) ||
    isUrl(value) ||
    isSelector(value) ||
    isPlain(value)
  );
}

/** A hash of a password is made to be kept: bcrypt, argon2, crypt, LDAP, Django, MySQL. */
function isHash(value: string): boolean {
  const first = value[0];
  if (first === '$') {
    const end = value.indexOf('$', 1);
    if (end > 1 && end <= 14 && value.length > 20) return true;
  }
  if (first === '{') {
    const end = value.indexOf('}');
    if (end > 1 && end <= 40 && value.length > 20) return true;
  }
  if (first === '*' && value.length === 41) return true;
  return (
    value.startsWith('pbkdf2') ||
    value.startsWith('scrypt:') ||
    value.startsWith('sha1$') ||
    value.startsWith('sha256:') ||
    value.startsWith('sha512') ||
    value.startsWith('sha256-') ||
    value.startsWith('SCRAM-SHA') ||
    value.startsWith('bcrypt')
  );
}

/** Regular expressions. */
function isPattern(value: string): boolean {
  return (
    (value[0] === '^' && value.at(-1) === '$') ||
    value.includes('(?') ||
    value.includes('\\d') ||
    value.includes('\\w') ||
    value.includes('[a-z') ||
    value.includes('[A-Z') ||
    value.includes('[0-9') ||
    value.includes('[^') ||
    value.includes('.*') ||
    value.includes('\\s') ||
    value.includes('\\b')
  );
}

function isUrl(value: string): boolean {
  return (
    value.includes('://') ||
    value.startsWith('www.') ||
    value.startsWith('mailto:') ||
    value.startsWith('data:') ||
    value.startsWith('urn:')
  );
}

/** `#password`, `.password-input`, `input[name=password]`, `/login?x=`. */
function isSelector(value: string): boolean {
  const first = value[0];
  if ((first === '#' || first === '.') && splitWords(value).every((word) => isWord(word))) return true;
  return value.includes('[name=') || value.includes('[type=') || value.includes('://');
}

/** No letter and no digit, a version, a size or a port, or a date. */
function isPlain(value: string): boolean {
  let letters = 0;
  let digits = 0;
  for (let at = 0; at < value.length; at++) {
    if (isLetter(value.charCodeAt(at)) || value.charCodeAt(at) > 127) letters++;
    else if (isDigit(value.charCodeAt(at))) digits++;
  }
  if (letters + digits === 0) return true;
  return letters === 0 && (digits < 6 || digits < value.length);
}

/** `/run/secrets/db`, `./key.pem`, `C:\keys`, `secret/data/app`, `keys.json`. */
function isPath(value: string): boolean {
  const first = value[0];
  if (first === '/' || first === '~' || value.startsWith('./') || value.startsWith('../')) return value.includes('/');
  if (value[1] === ':' && (value[2] === '\\' || value[2] === '/')) return true;
  const dot = value.lastIndexOf('.');
  if (dot > 0 && value.length - dot <= 6 && fileEndings.has(value.slice(dot + 1).toLowerCase())) return true;
  return (
    value.includes('/') &&
    value
      .split('/')
      .every((part) => part === '' || splitWords(part).every((word) => word.length > 1 || isDigit(word.charCodeAt(0))))
  );
}

const fileEndings = new Set(
  'pem key crt cer json yml yaml txt env js ts py rb html php xml jks p12 pfx sh conf ini enc gpg css go java cs svg png'.split(
    ' ',
  ),
);

/** The value is the name again, or another name of the same thing. */
function repeatsName(value: string, name: string): boolean {
  if (name === '' || value.length > 80) return false;
  const ofValue = splitWords(value).join('');
  const ofName = splitWords(name).join('');
  return (
    ofValue !== '' &&
    (ofName === ofValue ||
      ofName.endsWith(ofValue) ||
      (ofValue.length > 5 && ofValue.startsWith(ofName) && value.length < ofName.length + 4))
  );
}

/** `manager-password`, `ERR-SECRET-404`: words joined, and one of them says what the others are about. */
function isNameOfSecret(value: string): boolean {
  const words = value.split(/[-._]/);
  return (
    words.length > 1 &&
    words.every((word) => isWord(word) || isCode(word)) &&
    words.some((word) => isSecretWord(word.toLowerCase()))
  );
}

/** Up to three digits, as messages are numbered. */
function isCode(word: string): boolean {
  return /^\d{1,3}$/.test(word);
}

/** Key bindings, lists and rules: words joined by plus signs, commas or bars, `ctrl+shift`, `required|min:8`. */
function isMark(value: string): boolean {
  const parts = value.split(/[+,|;]/);
  return (
    parts.length > 1 && parts.every((part) => isWord(part) || (part.length <= 1 && !hasDigit(part)) || isRule(part))
  );
}

/** `min:8`, `same:password`. */
function isRule(part: string): boolean {
  const colon = part.indexOf(':');
  return colon > 1 && isWord(part.slice(0, colon));
}

/** `Passwort`, `NewPassword`: capitalised words without anything else are labels. */
function isDictated(value: string): boolean {
  const first = value.charCodeAt(0);
  const second = value.charCodeAt(1);
  return isWord(value) && first <= 90 && second > 90;
}
