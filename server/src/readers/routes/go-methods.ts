import type { Call, CodeModule, Expression } from '../../model/code';
import { walkModule } from '../../model/walk-code';
import { textsOf } from './arguments';
import type { GoReading } from './go-vocabulary';

/** The methods of requests that expressions name: texts, lists of them, and constants like `http.MethodGet`. */
export function methodsOf(expressions: readonly Expression[], reading: GoReading): readonly string[] {
  return expressions.flatMap((one) => {
    const inner = one.kind === 'spread' ? one.of : one;
    if (inner.kind === 'list') return methodsOf(inner.items, reading);
    const placed = reading.turn(inner);
    const texts = textsOf(placed, reading.values);
    return texts.length > 0 ? texts.map((text) => text.toUpperCase()) : constantOf(placed.expression);
  });
}

function constantOf(expression: Expression): readonly string[] {
  const name = expression.kind === 'member' ? /^Method([A-Z][a-z]+)$/.exec(expression.name.value)?.[1] : undefined;
  return name === undefined ? [] : [name.toUpperCase()];
}

/** The calls on what a call gives, by that call. */
const outerCalls = new WeakMap<CodeModule, ReadonlyMap<Expression, Call>>();

/** Nobody says more of a route. */
const mostSteps = 12;

/** What `.Methods(…)` says behind a call, wherever in the chain. */
export function methodsBehind(call: Call, reading: GoReading): readonly string[] {
  const outer = outerCallsOf(reading.module);
  let here = outer.get(call);
  for (let step = 0; here && step < mostSteps; step++) {
    if (here.callee.kind === 'member' && here.callee.name.value === 'Methods') {
      return methodsOf(
        here.args.map(({ value }) => value),
        reading,
      );
    }
    here = outer.get(here);
  }
  return [];
}

function outerCallsOf(module: CodeModule): ReadonlyMap<Expression, Call> {
  const known = outerCalls.get(module);
  if (known) return known;
  const found = new Map<Expression, Call>();
  walkModule(module, (node) => {
    if (node.kind === 'call' && node.callee.kind === 'member' && node.callee.of.kind === 'call') {
      found.set(node.callee.of, node);
    }
  });
  outerCalls.set(module, found);
  return found;
}
