/**
 * The paths that a regular expression matches, as far as its beginning is plain text: `/^\/admin\/.+/` is `/admin/*`,
 * and what follows the plain text otherwise is `…`.
 */
export function pathOfPattern(source: string): string {
  const body = source.slice(1, source.lastIndexOf('/'));
  if (!body.startsWith('^')) return '/…';
  const { text, rest } = plainBeginning(body.slice(1));
  if (rest === '$' || rest === '/?$') return text;
  if (text.endsWith('/') && /^(\.[*+]\$?)?$/.test(rest)) return `${text}*`;
  return isSegmentEnd(rest) ? `${text}/*` : `${text}…`;
}

const segmentEnds = new Set(['(/|$)', '(?:/|$)', '(/.*)?$', '(?:/.*)?$', '(/.*)?', '(?:/.*)?', '(?=/|$)', '(/|$).*']);

function isSegmentEnd(rest: string): boolean {
  return segmentEnds.has(rest);
}

function plainBeginning(pattern: string): { readonly text: string; readonly rest: string } {
  const plain = pattern.replaceAll('\\/', '/');
  let text = '';
  let at = 0;
  while (at < plain.length) {
    const isEscaped = plain[at] === '\\' && /[.\-_]/.test(plain[at + 1] ?? '');
    const length = isEscaped ? 2 : 1;
    const letter = plain[at + length - 1] ?? '';
    if (!isEscaped && !/[\w/-]/.test(letter)) break;
    if (/[?*+{]/.test(plain[at + length] ?? '')) break;
    text += letter;
    at += length;
  }
  return { text, rest: plain.slice(at) };
}
