import { literally } from './pattern';

/** A part of a text with policy variables: a piece of pattern, or the value of a condition key. */
export type TextPart = string | Variable;

export interface Variable {
  /** In lower case. */
  readonly key: string;
  readonly written: string;
  /** What stands for it where the key is missing. */
  readonly fallback?: string;
}

/**
 * Takes a text with policy variables (`${aws:username}`, `${aws:PrincipalTag/team, 'none'}`) apart, so that the pieces
 * are put together to a pattern for `matchesFilled`. `${*}`, `${?}` and `${$}` stand for the bare characters.
 * `isPattern` tells whether wildcards outside of variables mean anything. Undefined if the text holds no variable.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
export function readVariables(text: string, isPattern: boolean): readonly TextPart[] | undefined {
  const plain = (piece: string) => (isPattern ? piece : literally(piece));
  const parts: TextPart[] = [];
  let done = 0;
  for (let open = text.indexOf('${'); open >= 0; open = text.indexOf('${', done)) {
    const close = text.indexOf('}', open);
    if (close < 0) break;
    if (open > done) parts.push(plain(text.slice(done, open)));
    parts.push(readVariable(text.slice(open + 2, close)));
    done = close + 1;
  }
  if (done === 0) return undefined;
  if (done < text.length) parts.push(plain(text.slice(done)));
  return parts;
}

function readVariable(inside: string): TextPart {
  if (inside === '*' || inside === '?' || inside === '$') return literally(inside);
  const comma = inside.indexOf(',');
  const written = (comma < 0 ? inside : inside.slice(0, comma)).trim();
  const key = written.toLowerCase();
  return comma < 0 ? { key, written } : { key, written, fallback: unquote(inside.slice(comma + 1).trim()) };
}

function unquote(text: string): string {
  const isQuoted = text.length >= 2 && text.startsWith("'") && text.endsWith("'");
  return isQuoted ? text.slice(1, -1) : text;
}
