import { isBlank, isDigit, isLetter, isWordCode } from './lexer';
import { readsDollars, type Source } from './source';

/** Values that only say where the real one is: variables, templates, calls and the notations of secret managers. */

/** Marks of templates, wherever they stand in a value. */
const marks = ['${', '{{', '}}', '#{', '<%', '%>', '$(', '%(', '\\(', '$[', '{%', '@{', '${{'] as const;

/** How references to managers, stores and encrypted values begin, in lower case. */
const managers = [
  'arn:',
  'vault:',
  'op://',
  'ref+',
  'enc(',
  'enc[',
  '{cipher}',
  '{vault}',
  '$ansible_vault',
  '@microsoft.keyvault(',
  'aqicah',
  'kms:',
  'ssm:',
  'sm://',
  'secretsmanager:',
  'secretref:',
  'keyvault',
  'akv://',
  'azurekeyvault',
  'gcp-secret:',
  'awssm',
  'credstash',
  'env:',
  'env.',
  'file:',
  'file://',
  'process.env',
  'os.environ',
  'os.getenv',
  'secrets.',
  'vars.',
  'var.',
  'local.',
  'data.',
  'module.',
  'steps.',
  'github.',
  'inputs.',
  'params.',
  'resolve:',
  'bao:',
  'doppler:',
  'infisical:',
  'chamber:',
  'berglas://',
  'crypt:v',
  'encrypted:',
  'keyring:',
  'keychain:',
  'prompt:',
] as const;

/** True if the value is put in place of a name when the program runs, or names a place where the value is kept. */
export function isReference(source: Source, value: string, quote: string, formatted: boolean): boolean {
  const first = value[0];
  if (marks.some((mark) => value.includes(mark))) return true;
  if (formatted && value.includes('{')) return true;
  if (first === '$' && isName(value, 1)) return true;
  if (source.family === 'batch' && value.includes('%')) return true;
  if (readsDollars(source) && quote !== "'" && hasDollarName(value)) return true;
  if (
    isFramed(value, '%') ||
    isFramed(value, '@') ||
    isFramed(value, '!') ||
    isFramed(value, '#') ||
    isFramed(value, '~')
  ) {
    return true;
  }
  if (
    first === '`' ||
    (quote === '' &&
      first !== undefined &&
      '!&*'.includes(first) &&
      isLetter(value.charCodeAt(1)) &&
      source.family === 'yaml')
  ) {
    return true;
  }
  if (
    hasBraced(value) ||
    value.includes("('") ||
    value.includes('("') ||
    value.includes("['") ||
    value.includes('["')
  ) {
    return true;
  }
  const head = value.slice(0, 24).toLowerCase();
  return managers.some((manager) => head.startsWith(manager));
}

/** True for `word(…)`, which is a call where a value stands without quotes. */
export function isCall(value: string): boolean {
  let at = 0;
  while (at < value.length && (isWordCode(value.charCodeAt(at)) || value[at] === '.' || value[at] === ':')) at++;
  return at > 1 && value[at] === '(' && value.indexOf(')', at) > at;
}

/** True for `a.b.c` of names: a path into something else, not a value. Names rarely end in numbers, passwords do. */
export function isMember(value: string): boolean {
  const parts = value.split(/\??\.|->/, MOST_PARTS);
  return parts.length > 1 && parts.every(isPart) && !endsInNumber(value);
}

const MOST_PARTS = 100;

/** A name, with an index behind it or not. */
function isPart(part: string): boolean {
  const first = part.charCodeAt(0);
  if (!isLetter(first) && first !== 95 && first !== 36) return false;
  for (let at = 1; at < part.length; at++) {
    if (!isWordCode(part.charCodeAt(at)) && part[at] !== '$' && part[at] !== '[' && part[at] !== ']') return false;
  }
  return true;
}

function endsInNumber(value: string): boolean {
  return isDigit(value.charCodeAt(value.length - 1)) && isDigit(value.charCodeAt(value.length - 2));
}

function isName(value: string, from: number): boolean {
  for (let at = from; at < value.length; at++) {
    const code = value.charCodeAt(at);
    if (!isWordCode(code) && value[at] !== ':' && value[at] !== '.') return false;
  }
  return value.length > from && !(value.charCodeAt(from) >= 48 && value.charCodeAt(from) <= 57);
}

function hasDollarName(value: string): boolean {
  for (let at = value.indexOf('$'); at >= 0; at = value.indexOf('$', at + 1)) {
    const code = value.charCodeAt(at + 1);
    if (value[at - 1] !== '\\' && (isLetter(code) || code === 95)) return true;
  }
  return false;
}

/** `%NAME%`, `@name@`. */
function isFramed(value: string, sign: string): boolean {
  return (
    value.length > 2 &&
    value.startsWith(sign) &&
    value.endsWith(sign) &&
    isName(value.slice(1, -1).replaceAll('-', '_'), 0)
  );
}

/** `{0}`, `{name}` or `{}` in it. */
function hasBraced(value: string): boolean {
  for (let open = value.indexOf('{'); open >= 0; open = value.indexOf('{', open + 1)) {
    let at = open + 1;
    while (at < open + 40 && (isWordCode(value.charCodeAt(at)) || value[at] === '.' || value[at] === '-')) at++;
    if (value[at] === '}') return true;
  }
  return false;
}

/** True if the value has white space inside, as text for people has. */
export function isProse(value: string): boolean {
  for (let at = 0; at < value.length; at++) {
    if (isBlank(value.charCodeAt(at)) || value[at] === '\n') return true;
    if (value[at] === '\\' && (value[at + 1] === 'n' || value[at + 1] === 't') && value[at - 1] !== '\\') return true;
  }
  return false;
}
