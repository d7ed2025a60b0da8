import type { RoutePath } from '../../model/route';

/** More of a template nobody writes. */
const longest = 2000;

/**
 * A template as a path: `{id:int}`, `{id?}` and `{id=1}` are `:id`, `{*rest}` is `*`. Tokens in square brackets are
 * replaced by what they stand for.
 */
export function pathOfTemplate(template: RoutePath, tokens: ReadonlyMap<string, string> = new Map()): RoutePath {
  if (template === undefined) return undefined;
  const text = template
    .slice(0, longest)
    .replace(/\[(\w{1,40})\]/g, (whole, name: string) => tokens.get(name.toLowerCase()) ?? whole);
  let path = '';
  let at = 0;
  while (at < text.length) {
    const open = text.indexOf('{', at);
    if (open < 0) break;
    const close = endOf(text, open);
    path += text.slice(at, open) + parameterOf(text.slice(open + 1, close));
    at = close + 1;
  }
  return path + text.slice(at);
}

/** Where a parameter ends; doubled braces stand in the patterns that it has to look like. */
function endOf(text: string, open: number): number {
  for (let at = open + 1; at < text.length; at++) {
    const isDoubled = text[at + 1] === text[at];
    if ((text[at] === '{' || text[at] === '}') && isDoubled) at++;
    else if (text[at] === '}') return at;
  }
  return text.length;
}

function parameterOf(inside: string): string {
  if (inside.startsWith('*')) return '*';
  return `:${/^\w*/.exec(inside)?.[0] ?? ''}`;
}

/** The template of an action behind that of its controller, unless it begins anew by `/` or `~/`. */
export function joinTemplates(outer: RoutePath, inner: RoutePath): RoutePath {
  if (inner === undefined) return outer === undefined ? undefined : `${outer}/…`;
  if (inner.startsWith('/')) return inner;
  if (inner.startsWith('~/')) return inner.slice(1);
  if (inner === '') return outer;
  return outer === undefined ? `…/${inner}` : `${outer}/${inner}`;
}
