import type { Span } from '../../../text/span';
import { isWord, skipSpace, skipSpaceBack } from './lines';
import type { Literal } from './site';

/** A reference that falls back to a value. */
export interface Fallback {
  /** The reference with the value, or only the value with what binds it. */
  readonly span: Span;
  /** The name that it reads. */
  readonly name: string;
  /** What is left without the value; undefined where the language's own way to read the name takes its place. */
  readonly text?: string;
}

/** How far around a value its reference is looked for. */
const reach = 300;

/** `${NAME:-value}` and `${name:value}`. */
export function findBraced(text: string, span: Span, style: 'shell' | 'spring'): Fallback | undefined {
  const open = text.lastIndexOf('${', span.start);
  if (open < 0 || span.start - open > reach) return undefined;
  const found = /^\$\{\s*([\w.-]+?)\s*(:-|:=|-|=|:)["']?$/.exec(text.slice(open, span.start));
  const close = text.indexOf('}', span.end);
  if (!found || close < 0 || close - span.end > 2) return undefined;
  const [, name = '', sign] = found;
  if (style === 'spring')
    return sign?.startsWith(':') ? { span: { start: open, end: close + 1 }, name, text: `\${${name}}` } : undefined;
  return { span: { start: open, end: close + 1 }, name, text: `\${${name}:?set ${name}}` };
}

/** `getenv("NAME", "value")`, `process.env.NAME ?? "value"`. */
export function findFallback(text: string, { span }: Literal): Fallback | undefined {
  return behindOperator(text, span) ?? inCall(text, span);
}

const operators = ['??', '||', '?:', '//', ' or'] as const;

function behindOperator(text: string, span: Span): Fallback | undefined {
  const end = skipSpaceBack(text, span.start);
  const lead = text.slice(Math.max(0, end - 3), end);
  const operator = operators.find((each) => lead.endsWith(each));
  if (operator === undefined) return undefined;
  const left = skipSpaceBack(text, end - operator.trim().length);
  const start = operandStart(text, left);
  const name = nameIn(text.slice(start, left));
  return name === undefined ? undefined : { span: { start, end: span.end }, name };
}

/** Where an operand begins that ends at an offset: names, stops, and brackets with what is in them. */
function operandStart(text: string, end: number): number {
  let at = end;
  while (at > 0 && end - at < reach) {
    const char = text.charAt(at - 1);
    if (char === ')' || char === ']') {
      const open = openOf(text, at - 1);
      if (open === undefined) return at;
      at = open;
    } else if (isWord(char.charCodeAt(0)) || '.$!?'.includes(char)) {
      at--;
    } else if (text.startsWith('::', at - 2) || text.startsWith('->', at - 2)) {
      at -= 2;
    } else {
      break;
    }
  }
  return at;
}

/** The opening bracket that belongs to the closing one at an offset. */
function openOf(text: string, close: number): number | undefined {
  let depth = 0;
  for (let at = close; at >= 0 && close - at < reach; at--) {
    const char = text.charAt(at);
    if (char === ')' || char === ']') depth++;
    if ((char === '(' || char === '[') && --depth === 0) return at;
  }
  return undefined;
}

/** Any of these reads the environment, so that the language's own way to read a name may stand there. */
const readsEnvironment =
  /(?:environ(?:\.get)?|get_?env|getenv\(\)\.getOrDefault|env::var|ENV\.fetch|GetEnvironmentVariable)$/i;

function inCall(text: string, span: Span): Fallback | undefined {
  const open = openingBracket(text, span.start);
  if (open === undefined) return undefined;
  const close = closingBracket(text, span.end);
  if (close === undefined) return undefined;
  const start = operandStart(text, open);
  const callee = text.slice(start, open);
  const lead = text.slice(open + 1, span.start);
  if (/\.unwrap_or(?:_else)?$/.test(callee)) {
    const name = nameIn(callee);
    return name === undefined ? undefined : { span: { start, end: close + 1 }, name };
  }
  const name = /^\s*["']([A-Za-z_][\w.]*)["']/.exec(lead)?.[1];
  const comma = lead.lastIndexOf(',');
  if (name === undefined || comma < 0) return undefined;
  if (readsEnvironment.test(callee)) return { span: { start, end: close + 1 }, name };
  // What else looks names up, as Laravel's env and Django's config do, fails by itself without a default.
  if (!/^,\s*(?:default\s*[=:]\s*)?$/.test(lead.slice(comma))) return undefined;
  return { span: { start: open + 1 + comma, end: span.end }, name, text: '' };
}

/** The round bracket that is open in front of a value, on a few lines at most. */
function openingBracket(text: string, from: number): number | undefined {
  let depth = 0;
  for (let at = from - 1; at >= 0 && from - at < reach; at--) {
    const char = text.charAt(at);
    if (char === ')') depth++;
    if (char === '(' && depth-- === 0) return at;
    if (char === ';' || char === '{' || char === '}') return undefined;
  }
  return undefined;
}

/** The bracket that closes behind a value, over calls that convert it: `"value".to_string())`. */
function closingBracket(text: string, from: number): number | undefined {
  let at = skipSpace(text, from);
  while (text[at] === '.' || isWord(text.charCodeAt(at)) || text.startsWith('()', at)) at += text[at] === '(' ? 2 : 1;
  at = skipSpace(text, at);
  if (text[at] === ',') at = skipSpace(text, at + 1);
  return text[at] === ')' ? at : undefined;
}

/** The name of a variable in what reads it. */
function nameIn(operand: string): string | undefined {
  const quoted = /["']([A-Za-z_][\w.]*)["']/.exec(operand)?.[1];
  return quoted ?? /\benv\.([A-Za-z_]\w*)$/.exec(operand)?.[1];
}
