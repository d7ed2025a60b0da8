import type { Located } from '../../../text/span';
import { type Given, plain } from './given';
import { valueKey } from './given-in-pair';
import { calleeBefore, isBlank, isQuote, skipBlanks, skipSpace } from './lexer';
import type { Source } from './source';

/** `process.env.NAME || "value"`, `config.name ?? "value"`. */
export function fallback(text: string, from: number, member: boolean): Given | undefined {
  const at = skipSpace(text, text[from] === '=' ? from + 1 : from);
  return member && isQuote(text[at]) ? { at, way: 'fallback', isDefault: true, unsure: false } : undefined;
}

/** `os.getenv("NAME") or "value"`, `env("NAME") ?: "value"`, `ENV["NAME"] || "value"`. */
export function behindCall(text: string, from: number): Given | undefined {
  const at = skipBlanks(text, from);
  for (const word of [
    '||',
    '??',
    '?:',
    'or ',
    '.unwrap_or(',
    '.unwrap_or_else(|| ',
    '.unwrap_or_else(|_| ',
    '.orElse(',
    '.getOrElse(',
  ]) {
    if (!text.startsWith(word, at)) continue;
    const value = skipBlanks(text, at + word.length);
    return isQuote(text[value]) ? { at: value, way: 'fallback', isDefault: true, unsure: false } : undefined;
  }
  return undefined;
}

/** Calls that read a name and take what to answer if it is not set. */
const readers = [
  'getenv',
  'environ.get',
  'env',
  'env.fetch',
  'fetch',
  'config',
  'get',
  'getordefault',
  'getproperty',
  'secret',
  'var_or',
  'getenvordefault',
  'getenvdefault',
  'getenvor',
  'envor',
  'setdefault',
  'getstring',
];

/** Calls that give a value to a name. */
const writers = [
  'set',
  'put',
  'define',
  'add',
  'append',
  'setenv',
  'header',
  'setproperty',
  'setheader',
  'addheader',
  'setvariable',
  'setenvironmentvariable',
  'putenv',
  'property',
  'withenv',
  'param',
  'addproperty',
  'setrequestheader',
  'setdefault',
  'insert',
  'option',
  'attr',
  'setparameter',
  'export',
];

/** Calls that compare or show: their second argument is nothing that is given to the first. */
const others = new Set(
  'equals matches compare contains equalsignorecase is eq assertequals t label translate gettext'.split(' '),
);

/** `add_argument("--token", help="…", default="value")`: the default of an option, among what else is said of it. */
export function optionDefault(text: string, from: number): Given | undefined {
  const rest = text.slice(from, from + LONGEST_OPTION);
  const end = rest.indexOf(')');
  const found = rest.slice(0, end < 0 ? rest.length : end).indexOf('default=');
  return found < 0 ? undefined : { at: from + found + 8, way: 'argument', isDefault: true, unsure: false };
}

const LONGEST_OPTION = 200;

/** Calls whose second argument is the name and whose third is the value. */
const namesSecond = new Set(['stringvar', 'stringvarp', 'buildconfigfield', 'resvalue']);

/** The bracket in front of the only argument that ends here. */
function bracketBefore(text: string, comma: number): number {
  let at = comma - 1;
  while (at > 0 && comma - at < LONGEST_ARGUMENT && text[at] !== '(' && text[at] !== ',' && text[at] !== ')') at--;
  return at;
}

const LONGEST_ARGUMENT = 60;

/** `config.setPassword("value")`, `builder.password("value")`, and `PASSWORD('value')` of SQL. */
export function passed(source: Source, name: Located<string>, bracket: number): Given | undefined {
  const { text, family } = source;
  const at = skipBlanks(text, bracket + 1);
  if (!isQuote(text[at])) return undefined;
  if (family === 'sql') return plain(at, 'word');
  const isMember = name.value.includes('.') || text[name.span.start - 1] === '.';
  return family === 'code' && isMember ? { at, way: 'argument', isDefault: false, unsure: true } : undefined;
}

/** `getenv("NAME", "value")`, `define('NAME', 'value')`, and the pair of an object: `"name": "X", "value": "Y"`. */
export function behindComma(source: Source, name: Located<string>, from: number): Given | undefined {
  const { text } = source;
  const pair = valueKey(text, skipSpace(text, from));
  if (pair !== undefined) return plain(pair, 'pair');
  const quote = name.span.start - 1;
  let open = quote;
  while (open > 0 && quote - open < 20 && isBlank(text.charCodeAt(open - 1))) open--;
  const bracket = text[open - 1] === ',' ? bracketBefore(text, open - 1) : open - 1;
  if (text[bracket] !== '(') return undefined;
  const callee = calleeBefore(text, bracket).toLowerCase();
  const last = callee.slice(Math.max(callee.lastIndexOf('.'), callee.lastIndexOf(':'), callee.lastIndexOf('>')) + 1);
  if (others.has(last) || (bracket !== open - 1 && !namesSecond.has(last))) return undefined;
  let at = skipSpace(text, from);
  // Gradle writes the string of a string: "\"value\"".
  if (text.startsWith('"\\"', at)) at++;
  if (text.startsWith('default', at)) {
    const equals = skipBlanks(text, at + 7);
    if (text[equals] !== '=' && text[equals] !== ':') return undefined;
    at = skipBlanks(text, equals + 1);
    return { at, way: 'argument', isDefault: true, unsure: false };
  }
  const reads = readers.includes(last) || callee.endsWith('environ.get') || callee.endsWith('getenv');
  return { at, way: 'argument', isDefault: reads && last !== 'set', unsure: !reads && !writers.includes(last) };
}
