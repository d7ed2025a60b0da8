import type { FunctionCode } from '../../model/code';
import { walkCode } from '../../model/walk-code';
import type { Span } from '../../text/span';
import type { Written } from '../reading';
import type { CodeSource } from './source';

/** Moves a decorator below the one that registers the function, each being on lines of its own. */
export function lowerDecorator({ text, module }: CodeSource, at: Span, route: Span): Written {
  let found: FunctionCode | undefined;
  walkCode(module.body, (node) => {
    const isMeant = node.kind === 'function' && !('function' in node);
    if (isMeant && node.decorators.some(({ span }) => span.start === route.start)) found = node;
    return found === undefined;
  });
  const moved = found?.decorators.find(({ value }) => value.span.start === at.start);
  const registering = found?.decorators.find(({ span }) => span.start === route.start);
  const lines = moved && linesOf(text, moved.span);
  const above = registering && linesOf(text, registering.span);
  if (!lines || !above || lines.end > above.start)
    return { refused: 'The decorators do not stand on lines of their own.' };
  return {
    edits: [
      { span: lines, text: '' },
      { span: { start: above.end, end: above.end }, text: text.slice(lines.start, lines.end) },
    ],
  };
}

/** The whole lines of a span, if nothing else begins on them. */
function linesOf(text: string, span: Span): Span | undefined {
  const start = text.lastIndexOf('\n', span.start - 1) + 1;
  const end = text.indexOf('\n', span.end);
  return end < 0 || /\S/.test(text.slice(start, span.start)) ? undefined : { start, end: end + 1 };
}
