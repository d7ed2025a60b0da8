import type { Call, CodeModule } from '../../model/code';
import { walkCode } from '../../model/walk-code';
import { type Span, sameSpan } from '../../text/span';

/** The call that stands at a span. */
export function callWith(module: CodeModule, span: Span): Call | undefined {
  return findCall(module, (call) => sameSpan(call.span, span));
}

/** The first call that is meant, outer before inner. */
export function findCall(module: CodeModule, isMeant: (call: Call) => boolean): Call | undefined {
  let found: Call | undefined;
  walkCode(module.body, (node) => {
    if (node.kind === 'call' && isMeant(node)) found ??= node;
    return found === undefined;
  });
  return found;
}
