import { type Collector, collect } from './collect';
import { judge } from './judge';
import { isBlank, isLineEnd, readString, skipBlanks, skipSpace } from './lexer';

type ReportPair = (collector: Collector, start: number, end: number, name: string) => void;

/** `"auth": "…"` of docker's configuration and `_auth=…` of npm's: base64 of a user and a password. */
export function findPair(collector: Collector, anchor: string, end: number, report: ReportPair): void {
  const { text } = collector.source;
  const sign = skipBlanks(text, end);
  if (anchor === '"auth"') {
    if (text[sign] !== ':') return;
    const literal = readString(text, skipSpace(text, sign + 1));
    if (literal) report(collector, literal.start, literal.end, 'Login of a registry');
    return;
  }
  if (text[sign] !== '=') return;
  let start = skipBlanks(text, sign + 1);
  if (text[start] === '"') start++;
  let stop = start;
  while (
    stop < start + 4096 &&
    !isBlank(text.charCodeAt(stop)) &&
    !isLineEnd(text.charCodeAt(stop)) &&
    text[stop] !== '"'
  )
    stop++;
  report(collector, start, stop, 'Login of a registry');
}

/** The key of an object that holds the settings of JSON Web Tokens: `"Jwt": { "Key": "…" }`. */
export function findSigner(collector: Collector, end: number): void {
  const { source } = collector;
  const { text } = source;
  let at = end;
  while (at < end + 20 && text[at] !== '"') at++;
  const open = skipSpace(text, skipSpace(text, at + 1) + 1);
  if (text[skipSpace(text, at + 1)] !== ':' || text[open] !== '{') return;
  for (let next = open + 1; next < open + 400 && next < text.length && !isBrace(text[next]); next++) {
    if (text[next] !== '"') continue;
    const key = readString(text, next);
    if (!key) return;
    const colon = skipSpace(text, key.after);
    const value = text[colon] === ':' ? readString(text, skipSpace(text, colon + 1)) : undefined;
    if (value && text.slice(key.start, key.end).toLowerCase() === 'key') {
      const judged = judge(source, text.slice(value.start, value.end), {
        sort: 'signingKey',
        vague: false,
        name: 'key',
        quote: '"',
      });
      if (judged) {
        collect(collector, {
          kind: 'signingKey',
          shape: 'signing-key',
          name: 'Signing key',
          span: { start: value.start, end: value.end },
          evidence: judged.evidence,
          reasons: ['It signs the tokens of this service.', ...judged.reasons],
          assignedTo: { value: 'Key', span: { start: key.start, end: key.end } },
        });
      }
      return;
    }
    next = (value ?? key).after - 1;
  }
}

/** Braces end the object, or begin another one inside of it. */
function isBrace(sign: string | undefined): boolean {
  return sign === '{' || sign === '}';
}
