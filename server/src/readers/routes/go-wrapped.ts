import { libraryFact } from '../../knowledge/route/libraries';
import type { Call, CodeModule, Expression } from '../../model/code';
import type { GuardUse } from '../../model/route';
import type { Value, Values } from '../../model/value';
import { written } from '../../model/written';
import type { Placed } from './arguments';
import { guardUse } from './framework';
import { parametersOf } from './go-receivers';

/** Nobody wraps a handler more often. */
const mostWraps = 20;

/** A handler without what is wrapped around it, and the guards around it, the outermost first. */
export interface Unwrapped {
  readonly inner: Placed;
  readonly guards: readonly GuardUse[];
}

const handlerTypes: ReadonlySet<string> = new Set(['Handler', 'HandlerFunc', 'HandlerType']);
/** Functions of packages that wrap a handler and ask nothing, by which argument the handler is. */
const plain: ReadonlyMap<string, number> = new Map([
  ['HandlerFunc', 0],
  ['WrapF', 0],
  ['WrapH', 0],
  ['WrapHandler', 0],
  ['TimeoutHandler', 0],
  ['MaxBytesHandler', 0],
  ['AllowQuerySemicolons', 0],
  ['StripPrefix', 1],
]);

/** `Authenticated(RequireRole("admin")(h))` is `h` behind two guards. */
export function unwrap(start: Placed, values: Values): Unwrapped {
  const guards: GuardUse[] = [];
  let inner = start;
  for (let step = 0; step < mostWraps; step++) {
    const { module } = inner;
    const expression = settled(inner.expression, module, values);
    const layer = expression.kind === 'call' ? layerOf(expression, module, values) : undefined;
    if (!layer) break;
    guards.push(...layer.guards);
    inner = { expression: layer.inner, module };
  }
  return { inner, guards };
}

/** One thing that is wrapped around a handler or a router. */
interface Layer {
  readonly inner: Expression;
  readonly guards: readonly GuardUse[];
}

/** What a call wraps, and by which guards; undefined if it is no wrapper. */
export function layerOf(call: Call, module: CodeModule, values: Values): Layer | undefined {
  const chained = chainOf(call, module, values);
  if (chained) return chained;
  const inner = wrappedIn(call, module, values);
  if (!inner) return undefined;
  return { inner, guards: isPlain(call, module, values) ? [] : [wrapperUse(call, inner, module, values)] };
}

/** A name for a call that is given to a variable in the same file stands for the call. */
function settled(expression: Expression, module: CodeModule, values: Values): Expression {
  if (expression.kind !== 'name') return expression;
  const value = values.of(expression, module);
  return value.kind === 'call' && value.module === module ? value.call : expression;
}

function isPlain(call: Call, module: CodeModule, values: Values): boolean {
  const callee = values.of(call.callee, module);
  return callee.kind === 'class' || plainArgument(callee) !== undefined;
}

function plainArgument(callee: Value): number | undefined {
  return callee.kind === 'external' ? plain.get(callee.path.at(-1) ?? '') : undefined;
}

/** The handler among the arguments of a wrapper: what its parameter says is one, else the only function there is. */
export function wrappedIn(call: Call, module: CodeModule, values: Values): Expression | undefined {
  const callee = values.of(call.callee, module);
  const given = call.args.map(({ value }) => value);
  if (callee.kind === 'function') {
    const at = parametersOf(callee).findIndex(({ type, isRest }) => !isRest && isHandlerType(type));
    return at < 0 ? undefined : given[at];
  }
  const known = plainArgument(callee);
  if (known !== undefined) return given[known];
  const isOpen =
    callee.kind === 'external' || callee.kind === 'class' || callee.kind === 'call' || callee.kind === 'member';
  const handlers = isOpen ? given.filter((one) => isHandler(one, module, values)) : [];
  return handlers.length === 1 ? handlers[0] : undefined;
}

/** `http.Handler`, `echo.HandlerFunc`, and a function that is written as a type. */
export function isHandlerType(type: Expression | undefined): boolean {
  if (type?.kind === 'member') return handlerTypes.has(type.name.value);
  return type?.kind === 'unknown' && type.children.length === 0;
}

function isHandler(expression: Expression, module: CodeModule, values: Values): boolean {
  const value = values.of(expression, module);
  if (value.kind === 'function') return true;
  if (value.kind !== 'call' && value.kind !== 'instance') return false;
  return values.callables(value).length > 0;
}

/** As the program writes it, but for the fields of what it makes on the way. */
export function goWritten(expression: Expression): string {
  if (expression.kind !== 'call') return written(expression);
  const args = expression.args.map((one): typeof one => {
    const { value } = one;
    return value.kind === 'call' && value.isNew ? { ...one, value: { ...value, kind: 'unknown', children: [] } } : one;
  });
  return written({ ...expression, args });
}

/** The wrapper as a guard, called without what it wraps. */
function wrapperUse(call: Call, wraps: Expression, module: CodeModule, values: Values): GuardUse {
  const others = call.args.filter(({ value }) => value !== wraps);
  return {
    place: { path: module.path, span: call.callee.span },
    written: others.length === 0 ? written(call.callee) : goWritten({ ...call, args: others }),
    value: values.of(call, module),
    given: [],
    wraps,
  };
}

/**
 * A layer around all that is served: of the project, of a chain, or of a package whose wrappers are known to guard. Others
 * may do anything with a router that they are given.
 */
export function outerLayer(call: Call, module: CodeModule, values: Values): Layer | undefined {
  const callee = values.of(call.callee, module);
  const maker = callee.kind === 'call' ? callee.callee : callee;
  const isOwn =
    maker.kind === 'function' || plainArgument(maker) !== undefined || chainOf(call, module, values) !== undefined;
  const guards = maker.kind === 'external' && libraryFact(maker.package, maker.path)?.does === 'guards';
  if (!isOwn && !guards) return undefined;
  const [only, more] = call.args;
  const known = layerOf(call, module, values);
  if (known || callee.kind !== 'call' || !only || more) return known;
  return { inner: only.value, guards: [wrapperUse(call, only.value, module, values)] };
}

/** `alice.New(a, b).Append(c).Then(h)`: the guards of a chain, and what it is put before. */
function chainOf(call: Call, module: CodeModule, values: Values): Layer | undefined {
  if (call.callee.kind !== 'member' || !/^Then(Func)?$/.test(call.callee.name.value)) return undefined;
  const inner = call.args[0]?.value;
  const guards = inner && chained({ expression: call.callee.of, module }, values, 0);
  return inner && guards ? { inner, guards } : undefined;
}

function chained({ expression, module }: Placed, values: Values, depth: number): readonly GuardUse[] | undefined {
  const value = values.of(expression, module);
  if (value.kind !== 'call' || depth > mostWraps) return undefined;
  const { callee, call, module: where } = value;
  const own = call.args.map((one) => guardUse(one.value, where, values));
  if (callee.kind === 'external' && callee.package.endsWith('/alice') && callee.path.at(-1) === 'New') return own;
  if (callee.kind === 'function') {
    const [made] = values.results(callee);
    return made?.kind === 'call'
      ? chained({ expression: made.call, module: made.module }, values, depth + 1)
      : undefined;
  }
  if (call.callee.kind !== 'member' || !/^(Append|Extend)$/.test(call.callee.name.value)) return undefined;
  const before = chained({ expression: call.callee.of, module: where }, values, depth + 1);
  return before && [...before, ...own];
}
