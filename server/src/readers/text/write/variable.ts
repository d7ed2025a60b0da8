import { splitWords } from '../../../knowledge/credential/names';
import type { Credential, CredentialPart } from '../../../model/credential';
import type { Span } from '../../../text/span';
import { lineEnd, lineStart } from './lines';
import { wordsAround } from './surroundings';

/** The name for a variable that is to hold the credential: after what it is given to, else after what it is. */
export function variableFor(credential: Credential): string {
  const { shape } = credential;
  const given = wordsOf(credential.assignedTo?.value ?? '');
  // A token in a URL or in a command is not what the whole of it is called.
  const named = credential.kind === 'token' && carriers.has(given.at(-1) ?? '') ? [] : given;
  const says = named.some((word) => word.length > 2 && !generic.has(word));
  if (isAws(shape) && !named.includes('aws')) return awsVariable(shape);
  if (says || (named.length > 1 && !known(credential))) return toVariable(named);
  const issued = issuedName(credential);
  if (issued !== undefined) return issued;
  if (named.some((word) => word.length > 2 && !empty.has(word))) return toVariable(named);
  return named.includes('authorization') ? 'API_TOKEN' : (literalNames.get(shape) ?? kindNames[credential.kind]);
}

/**
 * The same name with what tells it from others of its kind: a bare `PASSWORD` in the section `smtp` is `SMTP_PASSWORD`.
 * Where nothing does, one that the text reads elsewhere already gets a number.
 */
export function nameInPlace(variable: string, text: string, { span, assignedTo }: Credential): string {
  if (!bare.has(variable)) return variable;
  const around = wordsAround(text, assignedTo && assignedTo.span.end > 0 ? assignedTo.span.start : span.start);
  const last = variable.replace(/^APP_/, '').toLowerCase().split('_');
  const words = around.filter((word) => !last.includes(word));
  if (words.length > 0) return toVariable([...words, ...last]);
  const name = variable === 'KEY' ? 'SECRET_KEY' : variable;
  for (let number = 1; number < mostNumbers; number++) {
    const numbered = number === 1 ? name : `${name}_${number}`;
    if (!isRead(text, numbered, span)) return numbered;
  }
  return name;
}

/** Names of which every file may have several. */
const bare = new Set('PASSWORD PASS PASSWD APP_PWD SECRET TOKEN KEY API_TOKEN'.split(' '));

/** More values without a name of their own are not told apart. */
const mostNumbers = 20;

/** True if another line reads a variable of that name already. */
function isRead(text: string, name: string, { start, end }: Span): boolean {
  const own = { start: lineStart(text, start), end: lineEnd(text, end) };
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const isWhole = !/\w/.test(text.charAt(at + name.length)) && !/\w/.test(text.charAt(at - 1));
    const isOther = at < own.start || at >= own.end;
    if (isOther && isWhole && reads.test(text.slice(Math.max(0, at - 40), at))) return true;
  }
  return false;
}

const reads =
  /(?:\b(?:environ(?:\.get)?|env(?:\.fetch)?|getenv|var|fetch_env!|getenvironmentvariable)\s*[[({]\s*["']?|\b(?:env|secrets)\.|\$env:|\$\{(?:env[:.])?|%)$/i;

/** The name for the other half of a pair, by that of the first. */
export function variableForPart(main: string, credential: Credential, part: CredentialPart): string {
  const suffix = partSuffix(part.name);
  const stem = /^(.*?)(?:SECRET_ACCESS_KEY|ACCESS_KEY_ID|SECRET_KEY|ACCESS_KEY|SESSION_TOKEN)$/.exec(main)?.[1];
  if (stem !== undefined) return stem + suffix;
  if (isAws(credential.shape)) return `AWS_${suffix}`;
  return toVariable([...wordsOf(main).slice(0, -1), ...wordsOf(part.name)]);
}

/** The same name for the password inside of an address: `DATABASE_URL` has a `DATABASE_PASSWORD`. */
export function passwordVariable(variable: string, { facts }: Credential): string {
  const stem = variable.replace(/_?(?:URL|URI|DSN|CONNECTION_STRING|CONNECTION|ADDRESS)$/, '');
  if (/(?:PASSWORD|PASSWD|PWD|SECRET|TOKEN|KEY)$/.test(stem)) return stem;
  const service = serviceOf(facts['scheme'] ?? '');
  return stem === '' || (stem === 'DATABASE' && service !== undefined)
    ? `${service ?? 'DATABASE'}_PASSWORD`
    : `${stem}_PASSWORD`;
}

/** What an address leads to, where that is no database. */
function serviceOf(scheme: string): string | undefined {
  return /^(?:https?|ftps?|sftp|amqps?|rediss?|smtps?|ldaps?|mqtts?|ssh|git)$/.test(scheme)
    ? scheme.replace(/s$/, '').toUpperCase()
    : undefined;
}

/** True for a name that the environment of any system takes. */
export function isVariable(name: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_]{0,99}$/.test(name);
}

/** `DB_PASSWORD` as `db-password`. */
export function dashed(variable: string): string {
  return variable.toLowerCase().replaceAll('_', '-').replace(/^-+/, '');
}

function wordsOf(name: string): string[] {
  return splitWords(name.slice(0, 200)).flatMap((word) => word.match(/[a-z0-9]+/g) ?? []);
}

function toVariable(words: readonly string[]): string {
  const name = words.join('_').toUpperCase().slice(0, 60);
  const safe = /^[A-Z]/.test(name) ? name : `APP_${name}`.replace(/_$/, '');
  return taken.has(safe) ? `APP_${safe}` : safe;
}

function isAws(shape: string): boolean {
  return /^aws-(?:access|secret|session)/.test(shape);
}

function awsVariable(shape: string): string {
  if (shape.startsWith('aws-access')) return 'AWS_ACCESS_KEY_ID';
  return shape.startsWith('aws-session') ? 'AWS_SESSION_TOKEN' : 'AWS_SECRET_ACCESS_KEY';
}

function partSuffix(part: string): string {
  if (/\bsession\b/.test(part)) return 'SESSION_TOKEN';
  return /\bsecret\b/.test(part) ? 'SECRET_ACCESS_KEY' : 'ACCESS_KEY_ID';
}

/** Words that do not tell one secret from another where the issuer is known. */
const generic = new Set(
  (
    'value default token key apikey api secret auth authorization access pat bearer credential credentials header ' +
    'headers data string password pass pwd passwd my the const var env x'
  ).split(' '),
);
const carriers = new Set('url uri dsn string command cmd args script run header headers remote repository'.split(' '));
const empty = new Set('value default data string header headers authorization my the const var env x'.split(' '));

function known({ issuer }: Credential): boolean {
  return issuer !== undefined;
}

/** The names that the tools of an issuer look for. */
const customary: readonly (readonly [shape: string, variable: string])[] = [
  ['github', 'GITHUB_TOKEN'],
  ['gitlab', 'GITLAB_TOKEN'],
  ['npm', 'NPM_TOKEN'],
  ['pypi', 'PYPI_TOKEN'],
  ['stripe-webhook', 'STRIPE_WEBHOOK_SECRET'],
  ['stripe', 'STRIPE_API_KEY'],
  ['slack-webhook', 'SLACK_WEBHOOK_URL'],
  ['slack', 'SLACK_TOKEN'],
  ['openai', 'OPENAI_API_KEY'],
  ['anthropic', 'ANTHROPIC_API_KEY'],
  ['sendgrid', 'SENDGRID_API_KEY'],
  ['digitalocean', 'DIGITALOCEAN_TOKEN'],
  ['huggingface', 'HF_TOKEN'],
  ['hugging-face', 'HF_TOKEN'],
];

function issuedName(credential: Credential): string | undefined {
  const { shape, issuer, name } = credential;
  const custom = customary.find(([prefix]) => shape === prefix || shape.startsWith(`${prefix}-`));
  if (custom) return custom[1];
  if (issuer === undefined) return undefined;
  const last = wordsOf(name).at(-1) ?? '';
  return toVariable([...wordsOf(issuer), ...(suffixes.get(last) ?? suffixes.get(credential.kind) ?? ['token'])]);
}

const suffixes: ReadonlyMap<string, readonly string[]> = new Map([
  ['key', ['api', 'key']],
  ['secret', ['secret']],
  ['password', ['password']],
  ['webhook', ['webhook', 'url']],
  ['privateKey', ['private', 'key']],
]);

/** Literals that only a call or their place has named. */
const literalNames: ReadonlyMap<string, string> = new Map([
  ['token-literal', 'TOKEN'],
  ['secret-literal', 'SECRET'],
]);

const kindNames: Readonly<Record<Credential['kind'], string>> = {
  token: 'API_TOKEN',
  privateKey: 'PRIVATE_KEY',
  password: 'PASSWORD',
  connection: 'DATABASE_URL',
  signingKey: 'SIGNING_KEY',
  identity: 'API_TOKEN',
};

/** Names that systems give a meaning of their own. */
const taken = new Set('PATH HOME USER USERNAME PWD SHELL TERM LANG TMP TEMP HOSTNAME PS1 IFS'.split(' '));
