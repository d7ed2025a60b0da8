import { httpDecorators } from '../../knowledge/route/nest';
import type { Call, CodeModule } from '../../model/code';
import { type GuardUse, type RoutePath, type Stack, type StackEntry, stackId, type UseEntry } from '../../model/route';
import type { ClassValue, ParameterValue, Value, Values } from '../../model/value';
import { walkCode } from '../../model/walk-code';
import { argument, listOf, optionOf, type Placed } from './arguments';
import { guardUse, pathOf, type Stacks } from './framework';
import { asksOf, ownPart } from './nest-class';
import { itemsOf } from './nest-decorators';
import { type Consumed, type NestModules, nestModules } from './nest-modules';

/** How deep an application is handed to functions that set it up. */
const deepest = 2;

/** What is called on an application, in the order of the text. */
interface Setup {
  readonly name: string;
  readonly call: Call;
  readonly module: CodeModule;
}

const httpMethods = [...new Set([...httpDecorators.values()])];
const otherMethods = ['QUERY', 'MUTATION', 'SUBSCRIPTION'];

/** `NestFactory.create(Root)`: what covers all routes of the application, and the controllers that its modules name. */
export function readNestApplication(call: Call, module: CodeModule, values: Values, stacks: Stacks): void {
  const callee = values.of(call.callee, module);
  const [root] = call.args;
  if (callee.kind !== 'external' || callee.package !== '@nestjs/core' || !root) return;
  const [maker, way] = callee.path;
  const makesHttp = way === 'create';
  if (maker !== 'NestFactory' || (!makesHttp && way !== 'createMicroservice')) return;
  const stack: Omit<Stack, 'entries'> = {
    id: stackId(module.path, call.span.start),
    framework: 'nest',
    place: { path: module.path, span: call.span },
    name: 'app',
    kind: 'application',
    isOrdered: false,
  };
  const setups = setupsOf(call, module, values);
  if (isOnlyAsked(setups)) return;
  const modules = nestModules({ expression: root.value, module }, values);
  let order = 0;
  const at = () => ({ place: { path: module.path, span: call.span }, order: order++ });
  const prefix = prefixOf(setups, values);
  const entries: StackEntry[] = [
    ...setups.flatMap((setup) => middlewareOf(setup, values)).map((use) => ({ ...use, ...at() })),
    ...modules.consumed.flatMap((one) => consumedUses(one, prefix, values)).map((use) => ({ ...use, ...at() })),
    ...globalGuards(modules, setups, values).map((use) => ({ ...use, ...at() })),
  ];
  for (const { value, path } of modules.controllers) {
    const own = pathsOfController(value, values);
    const isFree = prefix.except.some((one) => own.some((path) => isSamePath(one, path)));
    for (const version of versionsOf(value, prefix, values)) {
      const parts = [isFree ? '' : (prefix.path ?? '…'), version, path ?? '…'];
      entries.push({ do: 'mount', ...at(), path: parts.join('/'), guards: [], child: idOf(value) });
    }
  }
  for (const value of modules.resolvers) {
    entries.push({ do: 'mount', ...at(), path: '/', guards: [], child: idOf(value) });
  }
  stacks.add(stack, ...entries);
}

function idOf({ class: code, module }: ClassValue): string {
  return stackId(module.path, code.span.start);
}

/** What is called on the application where it is made, and in the functions that it is handed to. */
function setupsOf(made: Call, module: CodeModule, values: Values): readonly Setup[] {
  const isApplication = (value: Value): boolean => value.kind === 'call' && value.call === made;
  const found: Setup[] = [];
  const scan = (where: CodeModule, nodes: CodeModule['body'], isIt: (value: Value) => boolean, depth: number): void => {
    walkCode(nodes, (node) => {
      if (node.kind !== 'call') return;
      const { callee } = node;
      if (callee.kind === 'member' && isIt(values.of(callee.of, where))) {
        found.push({ name: callee.name.value, call: node, module: where });
        return;
      }
      const index = depth < deepest ? node.args.findIndex(({ value }) => isIt(values.of(value, where))) : -1;
      const target = index < 0 ? undefined : values.of(callee, where);
      if (target?.kind !== 'function') return;
      const { function: code, module: there } = target;
      const isParameter = (value: Value): value is ParameterValue =>
        value.kind === 'parameter' && value.of === code && value.index === index && value.names.length === 0;
      scan(there, code.body, isParameter, depth + 1);
    });
  };
  scan(module, module.body, isApplication, 0);
  return found;
}

/** An application that is made to read its settings, and closed before any request can come in. */
function isOnlyAsked(setups: readonly Setup[]): boolean {
  const isClosed = setups.some(({ name }) => name === 'close');
  return isClosed && setups.every(({ name }) => /^(?:get|resolve|select|close)$/.test(name));
}

interface Prefix {
  readonly path: RoutePath;
  readonly except: readonly RoutePath[];
  /** What stands before the number of a version, if versions are part of the path. */
  readonly version?: string;
  readonly defaultVersions: readonly string[];
}

function prefixOf(setups: readonly Setup[], values: Values): Prefix {
  const global = setups.findLast(({ name }) => name === 'setGlobalPrefix');
  const [path] = global?.call.args ?? [];
  const excluded = global && argument(global.call, 'exclude');
  const versioning = setups.findLast(({ name }) => name === 'enableVersioning');
  return {
    path: path && global ? pathOf(path.value, global.module, values) : '',
    except: excluded && global ? listOf(excluded, global.module, values).map((one) => patternOf(one, values).path) : [],
    ...versionPrefix(versioning, values),
  };
}

function versionPrefix(setup: Setup | undefined, values: Values): Pick<Prefix, 'version' | 'defaultVersions'> {
  if (!setup) return { defaultVersions: [] };
  const of = (name: string): Placed | undefined => {
    const expression = argument(setup.call, name);
    return expression && { expression, module: setup.module };
  };
  const [type, before, standard] = [of('type'), of('prefix'), of('defaultVersion')];
  const kind = type && values.of(type.expression, type.module);
  if (kind?.kind === 'external' && kind.path.at(-1) !== 'URI') return { defaultVersions: [] };
  const text = before && values.of(before.expression, before.module);
  const version = text?.kind === 'text' ? text.value : text?.kind === 'literal' && text.value === false ? '' : 'v';
  return { version, defaultVersions: standard ? textsOf(standard, values) : [] };
}

function textsOf({ expression, module }: Placed, values: Values): readonly string[] {
  return listOf(expression, module, values).flatMap((item) => {
    const value = values.of(item.expression, item.module);
    return value.kind === 'text' ? [value.value] : [];
  });
}

/** The parts of the path that the versions of a controller give. */
function versionsOf(value: ClassValue, { version, defaultVersions }: Prefix, values: Values): readonly string[] {
  if (version === undefined) return [''];
  const [options] = ownPart(value, 'Controller', values)?.args ?? [];
  const own = options && optionOf(options, 'version', values);
  const named = own ? textsOf(own, values) : defaultVersions;
  return named.length > 0 ? named.map((one) => `${version}${one}`) : [''];
}

function pathsOfController(value: ClassValue, values: Values): readonly RoutePath[] {
  const part = ownPart(value, 'Controller', values);
  const [first] = part?.args ?? [];
  if (!part || !first) return ['/'];
  const given = optionOf(first, 'path', values) ?? first;
  return itemsOf(part, given).map((item) => (item.kind === 'text' ? item.value : undefined));
}

/** `app.use(helmet())`, `app.use('/docs', basicAuth(...))`. */
function middlewareOf({ name, call, module }: Setup, values: Values): readonly Omit<UseEntry, 'place' | 'order'>[] {
  if (name !== 'use') return [];
  const args = call.args.flatMap(({ value }) => listOf(value, module, values));
  const [first] = args;
  const path = first && values.of(first.expression, first.module).kind === 'text' ? first : undefined;
  const guards = args.filter((one) => one !== path).map((one) => silent(guardUse(one.expression, one.module, values)));
  if (guards.length === 0) return [];
  const under = path && { under: [pathOf(path.expression, path.module, values)] };
  return [{ do: 'use', level: 'application', guards, ...under }];
}

/** Middleware knows nothing of the marks of routes. */
function silent(use: GuardUse): GuardUse {
  return { ...use, reads: [] };
}

/** The guards of providers in any module, then those that the application itself is given. */
function globalGuards(
  modules: NestModules,
  setups: readonly Setup[],
  values: Values,
): readonly Omit<UseEntry, 'place' | 'order'>[] {
  const given = setups
    .filter(({ name }) => name === 'useGlobalGuards')
    .flatMap(({ call, module }) => call.args.flatMap(({ value }) => listOf(value, module, values)));
  const uses = [...modules.guards, ...given].map(({ expression, module }) => {
    const use = guardUse(expression, module, values);
    return { ...use, ...asksOf(use.value, values) };
  });
  if (uses.length === 0) return [];
  // What an application does for others beside does not take its guards over, unless it is told to.
  const beside = setups.find(({ name }) => name === 'connectMicroservice');
  const inherits = beside && argument(beside.call, 'inheritAppConfig');
  const isInherited = inherits && values.of(inherits, beside.module);
  const misses = beside !== undefined && !(isInherited?.kind === 'literal' && isInherited.value === true);
  return [
    { do: 'use', level: 'application', guards: uses, ...(misses && { methods: [...httpMethods, ...otherMethods] }) },
  ];
}

/** `consumer.apply(A, B).exclude(...).forRoutes(...)`: one use for each pattern, as each may be of one method. */
function consumedUses(
  { applied, excluded, routes }: Consumed,
  prefix: Prefix,
  values: Values,
): readonly Omit<UseEntry, 'place' | 'order'>[] {
  const guards = applied.map((one) => silent(guardUse(one.expression, one.module, values)));
  const out = excluded.map((one) => patternOf(one, values));
  return routes.flatMap((one) => {
    const patterns = patternsOf(one, values);
    return patterns.flatMap((pattern) => usesOf(pattern, out, guards, prefix));
  });
}

interface Pattern {
  readonly path: RoutePath;
  readonly method?: string;
}

function usesOf(
  { path, method }: Pattern,
  out: readonly Pattern[],
  guards: readonly GuardUse[],
  prefix: Prefix,
): readonly Omit<UseEntry, 'place' | 'order'>[] {
  const withPrefix = (one: RoutePath): RoutePath => (one === undefined ? undefined : `${prefix.path ?? '…'}/${one}`);
  const isAll = path !== undefined && /^\/?(\(\.\*\)|\*|\{\*\w*\}|\*\w+|\.\*|:\w+\*)?\/?$/.test(path);
  const methods = method !== undefined && method !== 'ALL' ? [method] : undefined;
  const always = out.filter((one) => one.method === undefined || one.method === 'ALL' || one.method === method);
  const sometimes = out.filter((one) => !always.includes(one));
  const use = { do: 'use' as const, level: 'application' as const, guards };
  const base = isAll ? {} : { under: [withPrefix(path)] };
  const whole = [...httpMethods, ...(isAll ? otherMethods : [])];
  const except = always.map((one) => withPrefix(one.path));
  if (sometimes.length === 0) return [{ ...use, ...base, methods: methods ?? whole, except }];
  // What is left out for one method only is covered for the others.
  return (methods ?? whole).map((one) => ({
    ...use,
    ...base,
    methods: [one],
    except: [...except, ...sometimes.filter(({ method: left }) => left === one).map((left) => withPrefix(left.path))],
  }));
}

/** The patterns of `forRoutes`: a path, a path with a method, or the paths of a controller. */
function patternsOf(placed: Placed, values: Values): readonly Pattern[] {
  const value = values.of(placed.expression, placed.module);
  if (value.kind === 'class') return pathsOfController(value, values).map((path) => ({ path }));
  return [patternOf(placed, values)];
}

function patternOf(placed: Placed, values: Values): Pattern {
  const path = optionOf(placed, 'path', values);
  const method = optionOf(placed, 'method', values);
  const verb = method && values.of(method.expression, method.module);
  const target = path ?? placed;
  return {
    path: pathOf(target.expression, target.module, values)?.replace(/\(\.\*\)|\{\*\w*\}/g, '*'),
    ...(verb?.kind === 'external' && { method: verb.path.at(-1) ?? 'ALL' }),
  };
}

function isSamePath(a: RoutePath, b: RoutePath): boolean {
  const trim = (path: RoutePath): string | undefined => path?.replace(/^\/+|[/*]+$/g, '');
  return a !== undefined && trim(a) === trim(b);
}
