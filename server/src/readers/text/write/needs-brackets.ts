import type { Span } from '../../../text/span';
import { isLineEnd, skipBlanks, skipSpaceBack } from './lines';

/** True if an expression with an operator in it would not stand in place of the span without brackets around it. */
export function needsBrackets(text: string, span: Span): boolean {
  const before = skipSpaceBack(text, span.start);
  const opens = before === 0 || '=(,[{:'.includes(text.charAt(before - 1)) || text.slice(0, before).endsWith('return');
  // Comparisons end with an equals sign, too.
  if (!opens || /[=!<>]=$/.test(text.slice(Math.max(0, before - 2), before))) return true;
  const after = skipBlanks(text, span.end);
  return !(after >= text.length || isLineEnd(text.charCodeAt(after)) || ',;)]}'.includes(text.charAt(after)));
}
