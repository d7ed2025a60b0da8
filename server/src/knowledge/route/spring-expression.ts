import { isRoleOfAll } from './spring';

/** What is asked of who calls. */
export type Asked = 'nothing' | 'authentication' | 'authorization';

const strength: Readonly<Record<Asked, number>> = { nothing: 0, authentication: 1, authorization: 2 };

/** How deep brackets may stand in each other. */
const deepest = 12;

/**
 * What an expression of Spring asks of who calls: `isAuthenticated()` who it is, `hasRole('ADMIN')`, `#id == principal.id`
 * and what a bean is asked more than that. Of `a or b` the weaker counts, of `a and b` the stronger.
 */
export function meaningOfExpression(text: string): Asked {
  return text.length > 4000 ? 'authorization' : read(text, 0);
}

function read(text: string, depth: number): Asked {
  const trimmed = unwrapped(text.trim());
  if (depth > deepest) return 'authorization';
  const either = split(trimmed, /^(or\b|\|\|)/i);
  if (either.length > 1) return pick(either, depth, (a, b) => strength[a] <= strength[b]);
  const both = split(trimmed, /^(and\b|&&)/i);
  if (both.length > 1) return pick(both, depth, (a, b) => strength[a] >= strength[b]);
  if (/^(permitAll|isAnonymous|anonymous)\b/i.test(trimmed) || trimmed === 'true' || trimmed === '') return 'nothing';
  if (/^(isAuthenticated|isFullyAuthenticated|isRememberMe|authenticated|fullyAuthenticated)\b/i.test(trimmed)) {
    return 'authentication';
  }
  if (/^(!|not\b)\s*isAnonymous/i.test(trimmed)) return 'authentication';
  const roles = /^has(?:Any)?(?:Role|Authority)\(([^()]*)\)$/i.exec(trimmed)?.[1];
  const names = roles?.match(/'[^']*'|"[^"]*"/g)?.map((name) => name.slice(1, -1)) ?? [];
  return names.some(isRoleOfAll) ? 'authentication' : 'authorization';
}

function pick(parts: readonly string[], depth: number, wins: (a: Asked, b: Asked) => boolean): Asked {
  return parts.map((part) => read(part, depth + 1)).reduce((a, b) => (wins(a, b) ? a : b));
}

/** Without brackets that stand around the whole. */
function unwrapped(text: string): string {
  if (!text.startsWith('(') || !text.endsWith(')')) return text;
  let open = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '(') open++;
    if (text[at] === ')') open--;
    if (open === 0 && at < text.length - 1) return text;
  }
  return text.slice(1, -1).trim();
}

/** The parts between words that stand outside of brackets and quotes. */
function split(text: string, word: RegExp): readonly string[] {
  const parts: string[] = [];
  let open = 0;
  let quote = '';
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] ?? '';
    if (quote !== '') {
      if (sign === quote) quote = '';
      continue;
    }
    if (sign === "'" || sign === '"') quote = sign;
    if (sign === '(' || sign === '[' || sign === '{') open++;
    if (sign === ')' || sign === ']' || sign === '}') open--;
    const isBoundary = at === 0 || !/\w/.test(text[at - 1] ?? '') || sign === '|' || sign === '&';
    const found = open === 0 && isBoundary ? word.exec(text.slice(at, at + 4))?.[0] : undefined;
    if (!found) continue;
    parts.push(text.slice(start, at));
    at += found.length - 1;
    start = at + 1;
  }
  return [...parts, text.slice(start)];
}
