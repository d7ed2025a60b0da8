/**
 * What the name of a variable, key or flag says about its value. A name is cut into words by case, digits and
 * separators, and the last meaningful word decides: `tokenUrl` is a URL and `passwordField` a field. Parts of words never
 * decide, so `turkey`, `keyboard` and `monkey` name no key.
 */

/** What the value is, as far as its name tells. */
export type SecretSort = 'password' | 'token' | 'secret' | 'key' | 'signingKey';

export interface SecretName {
  readonly sort: SecretSort;
  /**
   * True if the name has another meaning often enough that only a value that looks random counts: `pass`, `storageKey`.
   */
  readonly vague: boolean;
}

/** The words of a name or value in lower case: `dbPassword2` is db, password, 2 and `APIKey` is api, key. */
export function splitWords(text: string): string[] {
  const words: string[] = [];
  let start = 0;
  let before = SEPARATOR;
  for (let at = 0; at <= text.length; at++) {
    const now = at < text.length ? sortOf(text.charCodeAt(at)) : SEPARATOR;
    if (at > start && startsWord(before, now, at + 1 < text.length ? sortOf(text.charCodeAt(at + 1)) : SEPARATOR)) {
      words.push(text.slice(start, at).toLowerCase());
      start = at;
    }
    if (now === SEPARATOR) start = at + 1;
    before = now;
  }
  return words;
}

const SEPARATOR = 0;
const LOWER = 1;
const UPPER = 2;
const DIGIT = 3;

function sortOf(code: number): number {
  if (code >= 97 && code <= 122) return LOWER;
  if (code >= 65 && code <= 90) return UPPER;
  if (code >= 48 && code <= 57) return DIGIT;
  return code > 127 ? LOWER : SEPARATOR;
}

function startsWord(before: number, now: number, next: number): boolean {
  if (now === SEPARATOR) return true;
  if ((before === DIGIT) !== (now === DIGIT)) return true;
  return now === UPPER && (before === LOWER || (before === UPPER && next === LOWER));
}

/** What the name promises about its value, or undefined if the value is no secret. */
export function secretNameOf(name: string): SecretName | undefined {
  const words = splitWords(name);
  let last = words.length - 1;
  while (last >= 0 && isNeutral(words[last] ?? '')) last--;
  if (last < 0) return undefined;
  const word = words[last] ?? '';
  const before = last > 0 ? (words[last - 1] ?? '') : '';
  const first = words[0] ?? '';

  if (word === 'base' && before === 'key' && words[last - 2] === 'secret') return { sort: 'signingKey', vague: false };
  if (word === 'salt' && (before === 'auth' || before === 'nonce' || (before === 'in' && first === 'logged'))) {
    return { sort: 'signingKey', vague: true };
  }
  if (last > 0 && (otherTokens.has(before) || questions.has(first))) return undefined;
  if (words.some((each, at) => at < last && unsecret.has(each))) return undefined;

  const sort = sortOfWord(word, before);
  if (!sort) return undefined;
  if (sort !== 'password' && words.some((each) => signers.has(each)))
    return {
      sort: 'signingKey',
      vague: word === 'key' && vagueKeys.has(before),
    };
  if (word === 'key' && before === 'secret' && last === 1) return { sort: 'signingKey', vague: true };
  return { sort, vague: vagueWords.has(word) || (word === 'key' && vagueKeys.has(before)) };
}

function sortOfWord(word: string, before: string): SecretSort | undefined {
  if (passwords.has(word)) return 'password';
  if (word === 'token' || tokens.has(word)) return 'token';
  if (secrets.has(word)) return 'secret';
  if (keys.has(word) || (word === 'key' && (keyOwners.has(before) || vagueKeys.has(before)))) return 'key';
  if (signingKeys.has(word) || (word === 'key' && signingOwners.has(before))) return 'signingKey';
  if (word.length > 8 && (word.endsWith('password') || word.endsWith('passwd') || word.endsWith('passphrase'))) {
    return 'password';
  }
  return word.length > 8 && word.endsWith('secret') ? 'secret' : undefined;
}

/** True for a word that names a kind of secret, as it stands in placeholders: `your-api-key`. */
export function isSecretWord(word: string): boolean {
  return (
    word === 'key' || word === 'keys' || word === 'tokens' || word === 'secrets' || sortOfWord(word, '') !== undefined
  );
}

/** Words that say nothing about what a value is, only where it is used, how it is written or which of several it is. */
const neutral = new Set(
  (
    'value val str string text plain plaintext raw default prod production dev development staging stage qa uat live ' +
    'old new current primary secondary b64 base64 base env var const clear cleartext literal v lit ' +
    'local internal external main global root admin user test'
  ).split(' '),
);

function isNeutral(word: string): boolean {
  return neutral.has(word) || isNumber(word);
}

function isNumber(word: string): boolean {
  const code = word.charCodeAt(0);
  return code >= 48 && code <= 57;
}

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '));

const passwords = setOf(
  'password passwd passwort pwd pass passphrase passcode pw psk kennwort senha contrasena contraseña wachtwoord ' +
    'motdepasse passwrd pswd psswd bindpw rootpw dbpw userpw adminpw sshpass dbpass userpass rootpass adminpass mypass ' +
    'ftppass smtppass mailpass keypass storepass authpass proxypass requirepass masterauth dbpwd userpwd adminpwd ' +
    'rootpwd mypwd sapwd syspwd',
);

const tokens = setOf(
  'authtoken accesstoken refreshtoken bearertoken apitoken bottoken deploytoken usertoken sessiontoken githubtoken ' +
    'gitlabtoken npmtoken slacktoken mytoken oauthtoken servicetoken admintoken webtoken pat jwt bearer',
);

const secrets = setOf('secret credential creds credentials apisecret appsecret clientsecret sharedsecret');

const keys = setOf(
  'apikey secretkey accesskey privatekey authkey encryptionkey masterkey accountkey sharedkey appkey ' +
    'sharedaccesskey secretaccesskey subscriptionkey adminkey',
);

const signingKeys = setOf('signingkey hmackey validationkey decryptionkey jwtkey');

/** In front of `key`, these make it a secret. */
const keyOwners = setOf(
  'api secret access private encryption encrypt encrypting decrypt cipher crypt auth authentication master account ' +
    'aes preshared psk apikey appkey license webhook service admin subscription ' +
    'integration fernet secure',
);

/** In front of `key`, these make it a secret in some programs and a plain name in others. */
const vagueKeys = setOf('app client session shared storage function functions deploy cookie host write in nonce');

const signingOwners = setOf('signing sign jwt hmac validation decryption signature');

/** Words that mean something else often: a step, a turn, a place in a text. */
const vagueWords = setOf('pass pw pat jwt bearer token creds credentials credential passcode psk');

/** Anywhere in the name, these make a secret or key one that signs. */
const signers = setOf('jwt session sessions cookie cookies signing hmac nextauth csrf xsrf rails django flask');

/** In front of the last word, these make something else of it: `nextToken`, `csrf_token`, `pad_token`. */
const otherTokens = setOf(
  'next page paging pagination continuation continue sync cancel cancellation csrf xsrf forgery antiforgery ' +
    'verification open close opening closing eof start end bos eos pad unk sep cls mask comment punctuation ' +
    'syntax lexer parse parser previous prev last first begin color colour design theme max min num count ' +
    'primary foreign partition sort cache public object map index unique composite site publishable string ' +
    'keyword operator identifier symbol single multi render whitespace css dom type special separator delimiter ' +
    'injection di provider',
);

/** Anywhere in front, these say that the value is not the secret itself. */
const unsecret = setOf(
  'hashed hash encoded encrypted public salted digest masked redacted obfuscated invalid wrong missing bad fake dummy mock example sample ' +
    'placeholder expired incorrect publishable sealed',
);

/** As the first word, these make a question, a command or a label of the name. */
const questions = setOf(
  'is has have show hide forgot forget forgotten reset change changed validate verify no require requires required ' +
    'use uses allow allows enable enabled disable need needs delete remove update check confirm confirmation enter ' +
    'should can must get set if when with without save remember recover generate create repeat retype toggle ' +
    'existing supports support skip ask prompt send sent on min max error err',
);
