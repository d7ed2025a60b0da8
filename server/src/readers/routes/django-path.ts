/** `users/<int:pk>/` with its parameters as `:pk`. */
export function djangoPath(path: string): string {
  return path.replace(/<(?:[^<>:]{0,99}:)?\s{0,9}(\w{1,99})\s{0,9}>/g, ':$1');
}

/** A pattern of `re_path` as a path: named groups are parameters, what may be anything else becomes `…`. */
export function regexPath(pattern: string): string {
  let path = '';
  for (let at = 0; at < pattern.length; at++) {
    const char = pattern[at] ?? '';
    if (char === '^' || char === '$' || char === '?' || char === '+' || char === '*') continue;
    if (char === '\\') {
      at++;
      const escaped = pattern[at] ?? '';
      path += /\w/.test(escaped) ? (/[AZbB]/.test(escaped) ? '' : '…') : escaped;
    } else if (char === '(' || char === '[') {
      const end = char === '(' ? endOfGroup(pattern, at) : endOfSet(pattern, at);
      const name = /^\(\?P<(\w{1,99})>/.exec(pattern.slice(at, at + 110))?.[1];
      path += name === undefined ? '…' : `:${name}`;
      at = end;
    } else if (char === '{') {
      const end = pattern.indexOf('}', at);
      at = end < 0 ? pattern.length : end;
    } else path += char === '.' ? '…' : char;
  }
  return path.replace(/…{2,}/g, '…');
}

function endOfGroup(pattern: string, start: number): number {
  let depth = 0;
  for (let at = start; at < pattern.length; at++) {
    const char = pattern[at];
    if (char === '\\') at++;
    else if (char === '[') at = endOfSet(pattern, at);
    else if (char === '(') depth++;
    else if (char === ')') {
      depth--;
      if (depth === 0) return at;
    }
  }
  return pattern.length;
}

function endOfSet(pattern: string, start: number): number {
  for (let at = start + 2; at < pattern.length; at++) {
    if (pattern[at] === '\\') at++;
    else if (pattern[at] === ']') return at;
  }
  return pattern.length;
}
