import type { Call, CodeModule, Expression, Parameter } from '../../model/code';
import { type FrameworkId, type RoutePath, type Stack, type StackEntry, stackId } from '../../model/route';
import type { CallValue, Value, Values } from '../../model/value';
import { walkModule } from '../../model/walk-code';
import { pathOf, Stacks } from './framework';
import { handedOver, parameterStack, passedOn } from './hand-over';
import { turnsAt, valuesIn } from './loops';

/** Longer chains of calls are not followed. */
const deepest = 100;
/** What a function on the way counts for, since it may have many results. */
const ofFunction = 25;

/** What a framework of JavaScript registers routes on, and how that can be told from other things with a `get`. */
export interface Vocabulary {
  readonly framework: FrameworkId;
  readonly isOrdered: boolean;
  readonly letsThrough: boolean;
  /** What a call of a package makes, if it is one to register on. */
  made(callee: Extract<Value, { kind: 'external' }>, value: CallValue, values: Values): Made | undefined;
  /** Methods that give back what they are called on. */
  readonly chained: ReadonlySet<string>;
  /** Methods that give back the same under a path: `route('/x')`, `basePath('/x')`. */
  readonly pathed: ReadonlySet<string>;
  /** Types that say of a parameter that it is such a thing. */
  readonly types: ReadonlySet<string>;
}

/** What was made: an application or a router, and the prefix that it was given. */
export interface Made {
  readonly kind: Stack['kind'];
  readonly prefix?: RoutePath;
}

/** A stack that something is called on. */
export interface Receiver {
  readonly stack: Omit<Stack, 'entries'>;
  /** What `route('/x')` has set. */
  readonly path?: RoutePath;
  /** What only a caller hands in, which may be anything. */
  readonly parameter?: Parameter;
}

/** What a value is as a receiver of a framework: made by a package or a function, handed in, or chained. */
export function receiverOf(value: Value, values: Values, vocabulary: Vocabulary, depth = 0): Receiver | undefined {
  if (depth > deepest) return undefined;
  if (value.kind === 'parameter') {
    if (value.names.length > 0) return undefined;
    const { framework, isOrdered, types, letsThrough } = vocabulary;
    const stack = parameterStack(value, { framework, isOrdered });
    const isTyped = typesOf(value.parameter.type).some((name) => types.has(name));
    const flags = { ...(letsThrough && { letsThrough: true as const }), ...(!isTyped && { isAssumed: true as const }) };
    return { stack: { ...stack, ...flags }, ...(!isTyped && { parameter: value.parameter }) };
  }
  if (value.kind !== 'call') return undefined;
  const { callee } = value;
  if (callee.kind === 'external') return madeBy(callee, value, values, vocabulary);
  if (callee.kind === 'member') return chainedOn(callee.of, callee.name, value, values, vocabulary, depth);
  // `routes(router)` may give back the router that it was given.
  const passed = passedOn(value, values);
  if (passed !== value) return receiverOf(passed, values, vocabulary, depth + ofFunction);
  for (const result of callee.kind === 'function' ? values.results(callee) : []) {
    const found = result.kind === 'parameter' ? undefined : receiverOf(result, values, vocabulary, depth + ofFunction);
    if (found) return found;
  }
  return undefined;
}

function madeBy(
  callee: Extract<Value, { kind: 'external' }>,
  value: CallValue,
  values: Values,
  vocabulary: Vocabulary,
): Receiver | undefined {
  const made = vocabulary.made(callee, value, values);
  if (!made) return undefined;
  const { framework, isOrdered, letsThrough } = vocabulary;
  const { call, module } = value;
  return {
    stack: {
      id: stackId(module.path, call.span.start),
      framework,
      place: { path: module.path, span: call.span },
      name: made.kind === 'application' ? 'app' : 'router',
      isOrdered,
      ...(letsThrough && { letsThrough: true }),
      ...made,
    },
  };
}

function chainedOn(
  value: Value,
  name: string,
  given: CallValue,
  values: Values,
  vocabulary: Vocabulary,
  depth: number,
): Receiver | undefined {
  const { chained, pathed } = vocabulary;
  if (value.kind === 'call' && value.callee.kind === 'external') {
    // A factory of the package: `createFactory().createApp()`.
    const { callee } = value;
    const made = madeBy({ ...callee, path: [...callee.path, name] }, given, values, vocabulary);
    if (made && !chained.has(name) && !pathed.has(name)) return made;
  }
  if (!chained.has(name) && !pathed.has(name)) return undefined;
  const of = receiverOf(value, values, vocabulary, depth + 1);
  const { call, module } = given;
  const first = call.args[0]?.value;
  if (!of || !pathed.has(name)) return of;
  const path = first && pathOf(first, module, values);
  return { ...of, path: of.path === undefined ? path : `${of.path}${path ?? '/…'}` };
}

/** The names of a type: `FastifyInstance`, `express.Router`, `OpenAPIHono<Env>`. */
function typesOf(type: Expression | undefined): readonly string[] {
  switch (type?.kind) {
    case 'name':
      return [type.name];
    case 'member':
      return [type.name.value];
    case 'index':
      return typesOf(type.of);
    default:
      return [];
  }
}

/** From the method to the end of the path: what a person reads as the declaration of the route. */
export function headOf(call: Call): Expression['span'] {
  const end = call.args[0]?.span.end ?? call.callee.span.end;
  return { start: call.callee.kind === 'member' ? call.callee.name.span.start : call.span.start, end };
}

/** Visits each call of a module; a call whose result nobody takes is a statement of its own, in loops too. */
export function walkCalls(module: CodeModule, visit: (call: Call, isStatement: boolean) => void): void {
  const statements = new Set<Expression>();
  walkModule(module, (node) => {
    if (node.kind === 'expression') statements.add(node.value.kind === 'await' ? node.value.of : node.value);
    if (node.kind !== 'call') return;
    const turn = statements.has(node) ? turnOf(node) : undefined;
    if (turn) statements.add(turn);
    visit(node, statements.has(node));
  });
}

/** What is done with each item: `all.forEach((one) => one(app))`. */
function turnOf({ callee, args: [first] }: Call): Expression | undefined {
  if (callee.kind !== 'member' || !/^(?:forEach|map)$/.test(callee.name.value)) return undefined;
  const only = first?.value.kind === 'function' ? first.value.body[0] : undefined;
  return only?.kind === 'return' ? only.value : undefined;
}

/**
 * What the calls of a module register, in loops once for each turn.
 *
 * @param receiverIn what a call registers on, if it registers anything.
 * @param entriesOf what a call registers there.
 */
export function registeredIn(
  module: CodeModule,
  values: Values,
  vocabulary: Vocabulary,
  receiverIn: (call: Call, module: CodeModule, values: Values) => Receiver | undefined,
  entriesOf: (call: Call, receiver: Receiver, module: CodeModule, values: Values) => readonly StackEntry[],
): Stacks {
  const stacks = new Stacks();
  walkCalls(module, (call, isStatement) => {
    const receiver = receiverIn(call, module, values);
    if (!receiver) return handOver(call, isStatement, module, values, vocabulary, stacks);
    for (const turn of turnsAt(call.span, module, values)) {
      stacks.add(receiver.stack, ...entriesOf(call, receiver, module, valuesIn(turn, values)));
    }
  });
  return stacks;
}

/** A call that hands a receiver to a function of the project: what that registers on its parameter comes there. */
export function handOver(
  call: Call,
  isStatement: boolean,
  module: CodeModule,
  values: Values,
  vocabulary: Vocabulary,
  stacks: Stacks,
): void {
  const given = (value: Value): Receiver['stack'] | undefined => {
    // Nearly everything is given on by parameters: that of a stack is given for what it does, not for a result.
    if (value.kind === 'parameter' && !isStatement) return undefined;
    return receiverOf(value, values, vocabulary)?.stack;
  };
  for (const { stack, entry } of handedOver(call, module, values, given)) stacks.add(stack, entry);
}

/** Many things have a `get`: on a parameter without a type, only a path and a function show that this is a route. */
export function looksLikeRoute(call: Call, module: CodeModule, values: Values): boolean {
  const first = call.args[0]?.value;
  const last = call.args.length > 1 ? call.args.at(-1)?.value : undefined;
  if (!first || !last || last.kind === 'text' || last.kind === 'literal') return false;
  const path = pathOf(first, module, values);
  return path !== undefined && /^[/*]/.test(path);
}
