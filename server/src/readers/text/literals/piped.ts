import { isBlank, isLineEnd, type Literal } from './lexer';

/** The string that is piped into the command which begins here: `"value" | ConvertTo-SecureString`. */
export function pipedString(text: string, start: number): Literal | undefined {
  let at = start;
  while (at > 0 && start - at < 10 && isBlank(text.charCodeAt(at - 1))) at--;
  if (text[at - 1] !== '|') return undefined;
  at--;
  while (at > 0 && start - at < 20 && isBlank(text.charCodeAt(at - 1))) at--;
  const quote = text[at - 1];
  if (quote !== '"' && quote !== "'") return undefined;
  let open = at - 1;
  while (open > 0 && at - open < 200 && text[open - 1] !== quote && !isLineEnd(text.charCodeAt(open - 1))) open--;
  if (text[open - 1] !== quote) return undefined;
  return { start: open, end: at - 1, quote, formatted: false, after: at };
}
