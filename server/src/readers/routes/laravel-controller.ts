import type { Argument, Call, CodeModule, Decorator, Expression, FunctionCode } from '../../model/code';
import type { GuardUse, Level, RouteEntry } from '../../model/route';
import type { ClassValue, Value, Values } from '../../model/value';
import { walkCode } from '../../model/walk-code';
import { written } from '../../model/written';
import { textsOf } from './arguments';
import { type Ancestor, instanceOf, lineageOf, methodOf } from './classes';
import { argumentAt } from './laravel-chain';
import { formRequestGuard, middlewareIn } from './laravel-middleware';

/** Actions that `authorizeResource` asks a policy about. */
const authorized = new Set('index show create store edit update destroy'.split(' '));

/** What answers a route, and what the answer asks for by itself. */
export type Action = Pick<RouteEntry, 'handler' | 'handlerName' | 'guards'>;

/** The action of a controller: its method, or `__invoke` where none is named. */
export function actionOf(controller: Value, name: string, method: string, values: Values): Action {
  const handlerName = method === '__invoke' ? name : `${name}.${method}`;
  if (controller.kind !== 'class') return { handlerName, guards: [] };
  const handler = values.member(instanceOf(controller), method);
  const guards = [
    ...ofController(controller, method, values).map((use) => ({ ...use, level: 'class' as const })),
    ...ofAction(handler, values),
  ];
  return { handlerName, guards, ...(handler.kind === 'function' && { handler }) };
}

/** What the parameters and the attributes of an action or a closure ask for. */
export function ofAction(handler: Value, values: Values): RouteEntry['guards'] {
  if (handler.kind !== 'function') return [];
  const { function: code, module } = handler;
  const own = code.decorators.flatMap((one) => ofAttribute(one, undefined, module, values));
  const requests = code.parameters.flatMap(({ type }) => {
    const value = type && values.of(type, module);
    return (value?.kind === 'class' && formRequestGuard(value, values)) || [];
  });
  return [...own, ...requests].map((use) => ({ ...use, level: 'method' satisfies Level }));
}

/** True if a class surely has no such action: all that it extends is known, and nothing has it. */
export function lacksAction(controller: Value, method: string, values: Values): boolean {
  if (controller.kind !== 'class') return false;
  const lineage = lineageOf(controller, values);
  const isKnown = ({ value }: Ancestor): boolean =>
    value.kind === 'class' || (value.kind === 'external' && value.package.startsWith('Illuminate\\'));
  return lineage.every(isKnown) && !methodOf(lineage, method) && !methodOf(lineage, '__call');
}

/** The middleware of a controller: of its constructor, of `HasMiddleware`, of its attributes. */
function ofController(controller: ClassValue, method: string, values: Values): readonly GuardUse[] {
  const lineage = lineageOf(controller, values);
  const attributes = lineage.flatMap(({ value }) =>
    value.kind === 'class'
      ? value.class.decorators.flatMap((one) => ofAttribute(one, method, value.module, values))
      : [],
  );
  const listed = methodOf(lineage, 'middleware');
  const returned = listed ? ofList(listed.function, listed.module, method, values) : [];
  return [...attributes, ...returned, ...ofConstructors(lineage, method, values)];
}

/** The constructor that runs, and those further up that it calls. */
function ofConstructors(lineage: readonly Ancestor[], method: string, values: Values): readonly GuardUse[] {
  const found: GuardUse[] = [];
  for (const { value } of lineage) {
    if (value.kind !== 'class') continue;
    const { module } = value;
    const maker = value.class.members.find(({ name }) => name.value === 'constructor')?.value;
    if (maker?.kind !== 'function') continue;
    let callsParent = false;
    walkCode(maker.body, (node) => {
      if (node.kind === 'function') return false;
      if (node.kind !== 'call') return true;
      callsParent ||= isParent(node);
      const uses = ofCall(node, method, module, values);
      found.push(...(uses ?? []));
      return !uses;
    });
    if (!callsParent) break;
  }
  return found;
}

function isParent({ callee }: Call): boolean {
  return callee.kind === 'member' && callee.of.kind === 'name' && callee.of.name === 'super';
}

/** `$this->middleware('auth')->only('store')`, `$this->authorizeResource(Post::class)`; undefined for other calls. */
function ofCall(call: Call, method: string, module: CodeModule, values: Values): readonly GuardUse[] | undefined {
  let at: Expression = call;
  const limits: Call[] = [];
  while (at.kind === 'call' && at.callee.kind === 'member' && /^(only|except)$/.test(at.callee.name.value)) {
    limits.push(at);
    at = at.callee.of;
  }
  if (at.kind !== 'call' || at.callee.kind !== 'member') return undefined;
  if (at.callee.of.kind !== 'name' || at.callee.of.name !== 'this') return undefined;
  const [first] = at.args;
  if (at.callee.name.value === 'authorizeResource' && first) {
    const use: GuardUse = {
      place: { path: module.path, span: at.span },
      written: `authorizeResource(${written(first.value)})`,
      value: { kind: 'unknown' },
      given: [],
      means: 'authorization',
    };
    return authorized.has(method) ? [use] : [];
  }
  if (at.callee.name.value !== 'middleware' || !first) return undefined;
  const options = at.args[1]?.value;
  const inOptions = options?.kind === 'dictionary' ? options.entries : [];
  const covers =
    limits.every((one) =>
      isLimited(one.callee.kind === 'member' ? one.callee.name.value : '', one.args, method, module, values),
    ) &&
    inOptions.every(({ key, span, value }) => isLimited(key?.value ?? '', [{ span, value }], method, module, values));
  return covers ? middlewareIn([first.value], module, values).map(({ use }) => use) : [];
}

/** Whether a method is among those of `only`, or not among those of `except`. */
function isLimited(
  word: string,
  args: readonly Argument[],
  method: string,
  module: CodeModule,
  values: Values,
): boolean {
  const names = args.flatMap(({ value }) => textsOf({ expression: value, module }, values));
  if (word === 'only') return names.includes(method);
  return word !== 'except' || !names.includes(method);
}

/** What the list of a function gives: `return ['auth', new Middleware('admin', only: ['destroy'])]`. */
function ofList(code: FunctionCode, module: CodeModule, method: string, values: Values): readonly GuardUse[] {
  const items = code.body.flatMap((one) =>
    one.kind === 'return' && one.value?.kind === 'list' ? one.value.items : [],
  );
  return items.flatMap((item) => ofItem(item, method, module, values));
}

function ofItem(item: Expression, method: string, module: CodeModule, values: Values): readonly GuardUse[] {
  const first = item.kind === 'call' && item.isNew ? argumentAt(item.args, 0, 'middleware') : undefined;
  if (item.kind !== 'call' || !first) return middlewareIn([item], module, values).map(({ use }) => use);
  return covering(item.args, method, module, values) ? middlewareIn([first], module, values).map(({ use }) => use) : [];
}

function covering(args: readonly Argument[], method: string, module: CodeModule, values: Values): boolean {
  return args.every(({ name, span, value }) => isLimited(name?.value ?? '', [{ span, value }], method, module, values));
}

/** `#[Middleware('auth', only: ['store'])]` on a class or an action. */
function ofAttribute(
  { value }: Decorator,
  method: string | undefined,
  module: CodeModule,
  values: Values,
): readonly GuardUse[] {
  if (value.kind !== 'call') return [];
  const made = values.of(value.callee, module);
  const first = argumentAt(value.args, 0, 'middleware');
  if (made.kind !== 'external' || made.path.at(-1) !== 'Middleware' || !first) return [];
  if (method !== undefined && !covering(value.args, method, module, values)) return [];
  return middlewareIn([first], module, values).map(({ use }) => use);
}
