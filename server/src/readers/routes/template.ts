import type { CodeModule } from '../../model/code';
import type { ConfigNode } from '../../model/config';
import type { FrameworkId, GuardUse, Meaning, RouteEntry, Stack, StackEntry } from '../../model/route';
import type { Value, Values } from '../../model/value';
import type { Span } from '../../text/span';
import { stepsOf } from './chained';
import { guardUse } from './framework';

/** Finds the routes that a configuration file declares for code beside it. */
export interface TemplateReader {
  suits(path: string, text: string): boolean;
  read(path: string, text: string, values: Values): readonly Stack[];
}

/** True if a file may be a template, by its name. */
export function mayBeTemplate(path: string): boolean {
  return /(^|\/)(serverless|template|sam|cloudformation|stack|openapi|swagger|api)[\w.-]{0,60}\.(ya?ml|json|template)$/i.test(
    path,
  );
}

/** A route as a template declares it. */
export interface Declared {
  readonly span: Span;
  readonly methods: readonly string[];
  readonly path: string;
  readonly guards: readonly GuardUse[];
  /** Where the code is, relative to the folder of the template: `src/users.remove`. */
  readonly handler?: string;
  /** That code, where the reader has found it itself. */
  readonly code?: Value;
}

const frameworks = new Set([
  'express',
  'fastify',
  'koa',
  'hono',
  'hapi',
  '@hapi/hapi',
  'fastapi',
  'flask',
  'starlette',
]);

/** The routes of a template as one application. An application in the code takes the guards over that stand before it. */
export function templateStack(
  path: string,
  declared: readonly Declared[],
  values: Values,
  framework: FrameworkId = 'lambda',
): Stack {
  const mounted = new Set<string>();
  const entries = eachOnce(declared).flatMap((one): readonly StackEntry[] => {
    const value = one.code ?? (one.handler === undefined ? undefined : handlerAt(path, one.handler, values));
    const inner = value && applicationIn(value, values);
    if (!inner) return [routeOf(path, one, value, values)];
    if (one.guards.length === 0 || mounted.has(inner)) return [];
    mounted.add(inner);
    const at = { place: { path, span: one.span }, order: one.span.start };
    return [{ do: 'mount', ...at, path: '/', guards: one.guards, child: inner }];
  });
  const place = { path, span: { start: 0, end: 0 } };
  return {
    id: `${path}#${framework}`,
    framework,
    place,
    name: 'API',
    kind: 'application',
    isOrdered: false,
    entries,
  };
}

/** A route may be declared by its function and by its interface: both say who may call. */
function eachOnce(declared: readonly Declared[]): readonly Declared[] {
  const found = new Map<string, Declared>();
  for (const one of declared) {
    const where = one.path === '…' ? one.span.start : one.path;
    const key = `${one.methods.join()} ${where} ${one.handler}`;
    const before = found.get(key);
    found.set(key, before ? { ...before, guards: [...before.guards, ...one.guards] } : one);
  }
  return [...found.values()];
}

function routeOf(
  path: string,
  { span, methods, path: route, guards, handler }: Declared,
  value: Value | undefined,
  values: Values,
): RouteEntry {
  const { steps, base } = value ? stepsOf(value, values) : { steps: [], base: undefined };
  const inside = steps.flatMap(({ name, call, module }) => {
    const [first] = name === 'use' ? call.args : [];
    return first ? [{ ...guardUse(first.value, module, values), level: 'handler' as const }] : [];
  });
  const given =
    steps.find(({ name }) => name === 'handler')?.given ??
    (base?.kind === 'call' && steps.length > 0 ? firstFunction(base, values) : undefined);
  const code = given ?? value;
  const named = code?.kind === 'function' ? code.function.name?.span : undefined;
  const place = code?.kind === 'function' && named ? { path: code.module.path, span: named } : { path, span };
  return {
    do: 'route',
    place,
    order: span.start,
    methods,
    path: route.replace(/\{(\w+)(\+?)\}/g, (_, name: string, rest: string) => `:${name}${rest ? '*' : ''}`),
    guards: [...guards.map((use) => ({ ...use, level: 'application' as const })), ...inside],
    ...(code && { handler: code }),
    handlerName: handler ?? '',
  };
}

function firstFunction(call: Extract<Value, { kind: 'call' }>, values: Values): Value | undefined {
  return call.call.args.map(({ value }) => values.of(value, call.module)).find(({ kind }) => kind === 'function');
}

/** The application of another framework that an adapter is given: `serverless(app)`, `Mangum(app)`. */
function applicationIn(value: Value, values: Values): string | undefined {
  if (value.kind !== 'call') return undefined;
  for (const { value: expression } of value.call.args) {
    const given = values.of(expression, value.module);
    if (given.kind !== 'call' || given.callee.kind !== 'external' || !frameworks.has(given.callee.package)) continue;
    return `${given.module.path}#${given.call.span.start}`;
  }
  return undefined;
}

/** What `src/users.remove` means, seen from a template: the name `remove` of a module of JavaScript or Python. */
export function handlerAt(path: string, handler: string, values: Values): Value | undefined {
  const parts = /^(?:\.\/)?(.*?)\.([\w$]+)$/.exec(handler);
  const [, file = '', name = ''] = parts ?? [];
  const script = values.module(standIn(path, 'javascript'), `./${file}`);
  const found = script ?? values.module(standIn(path, 'python'), `.${file.split('/').join('.')}`);
  const value = found && values.member({ kind: 'module', module: found }, name);
  return value?.kind === 'member' ? undefined : value;
}

/** Code that would stand where a template stands. */
export function standIn(path: string, language: CodeModule['language']): CodeModule {
  return { path, language, directives: [], imports: [], exports: [], body: [], broken: [] };
}

/** What a template says about who may call, as a guard. */
export function templateGuard(
  path: string,
  node: ConfigNode,
  shown: string,
  means: Meaning | undefined,
  value: Value = { kind: 'unknown' },
  given: readonly Value[] = [],
): GuardUse {
  return { place: { path, span: node.span }, written: shown, value, given, ...(means && { means }) };
}
