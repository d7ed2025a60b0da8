import type { Call, CodeModule, Dictionary, Expression } from '../../model/code';
import type { RoutePath } from '../../model/route';
import type { ClassValue, Values } from '../../model/value';
import { type CodeNode, walkCode } from '../../model/walk-code';
import { listOf, optionOf, type Placed } from './arguments';
import { pathOf } from './framework';
import { ownPart } from './nest-class';

/** More modules than this has no application. */
const mostModules = 3000;
/** Lists of modules that names stand for are followed no deeper. */
const deepest = 6;

/** Middleware that a module puts before routes. */
export interface Consumed {
  readonly applied: readonly Placed[];
  readonly excluded: readonly Placed[];
  readonly routes: readonly Placed[];
}

/** What the modules of an application bring, each once. */
export interface NestModules {
  /** With the path that `RouterModule` gives their module. */
  readonly controllers: readonly { readonly value: ClassValue; readonly path: RoutePath }[];
  readonly resolvers: readonly ClassValue[];
  /** What stands for `APP_GUARD`. */
  readonly guards: readonly Placed[];
  readonly consumed: readonly Consumed[];
}

interface Found {
  readonly controllers: { readonly value: ClassValue; readonly of: ClassValue }[];
  readonly resolvers: ClassValue[];
  readonly guards: Placed[];
  readonly consumed: Consumed[];
  readonly paths: Map<ClassValue['class'], RoutePath>;
}

/** Follows the imports of modules from the root. */
export function nestModules(root: Placed, values: Values): NestModules {
  const found: Found = { controllers: [], resolvers: [], guards: [], consumed: [], paths: new Map() };
  const open: ClassValue[] = [...classesIn(root, values)];
  const seen = new Set<ClassValue['class']>();
  for (let next = open.shift(); next && seen.size < mostModules; next = open.shift()) {
    if (seen.has(next.class)) continue;
    seen.add(next.class);
    open.push(...readModule(next, found, values));
  }
  const taken = new Set<ClassValue['class']>();
  const controllers = found.controllers.flatMap(({ value, of }) => {
    if (taken.has(value.class)) return [];
    taken.add(value.class);
    return [{ value, path: found.paths.has(of.class) ? found.paths.get(of.class) : '' }];
  });
  return { ...found, controllers };
}

/** What a module says of itself, in its decorator and in what its static methods give. Gives the modules it imports. */
function readModule(value: ClassValue, found: Found, values: Values): readonly ClassValue[] {
  const part = ownPart(value, 'Module', values);
  const [options] = part?.args ?? [];
  const { module } = value;
  const said: Placed[] = options ? [options] : [];
  for (const { name, isStatic, value: member } of value.class.members) {
    if (member?.kind !== 'function') continue;
    if (name.value === 'configure') readConsumer(member.body, module, found, values);
    if (!isStatic) continue;
    walkCode(member.body, (node) => {
      if (node.kind === 'dictionary' && isModuleOptions(node)) said.push({ expression: node, module });
    });
  }
  return said.flatMap((one) => readOptions(one, value, found, values));
}

function isModuleOptions({ entries }: Dictionary): boolean {
  return entries.some(({ key }) => /^(imports|controllers|providers)$/.test(key?.value ?? ''));
}

function readOptions(options: Placed, of: ClassValue, found: Found, values: Values): readonly ClassValue[] {
  const [imports, controllers, providers] = ['imports', 'controllers', 'providers'].map((name) =>
    optionOf(options, name, values),
  );
  if (controllers) {
    for (const value of classesIn(controllers, values)) {
      if (ownPart(value, 'Controller', values)) found.controllers.push({ value, of });
    }
  }
  if (providers) readProviders(providers, found, values);
  if (!imports) return [];
  walkCode([imports.expression], (node) => {
    if (node.kind === 'call') readRouterModule(node, imports.module, found, values);
  });
  return classesIn(imports, values);
}

function readProviders(providers: Placed, found: Found, values: Values): void {
  const classes = classesIn(providers, values, (dictionary, module) => {
    const placed = { expression: dictionary, module };
    const provided = optionOf(placed, 'provide', values);
    const token = provided && values.of(provided.expression, provided.module);
    if (token?.kind !== 'external' || token.path.at(-1) !== 'APP_GUARD') return;
    const given = ['useClass', 'useExisting', 'useValue', 'useFactory'].map((name) => optionOf(placed, name, values));
    const guard = given.find((one) => one !== undefined);
    if (guard) found.guards.push(guard);
  });
  for (const value of classes) {
    if (ownPart(value, 'Resolver', values) && !found.resolvers.some((one) => one.class === value.class))
      found.resolvers.push(value);
  }
}

/** The classes that an expression names, behind lists, choices, `forwardRef` and static methods such as `forRoot`. */
function classesIn(
  { expression, module }: Placed,
  values: Values,
  onDictionary?: (dictionary: Dictionary, module: CodeModule) => void,
): readonly ClassValue[] {
  const found: ClassValue[] = [];
  const seen = new Set<CodeNode>();
  const search = (start: Expression, where: CodeModule, depth: number): void => {
    walkCode([start], (node) => {
      if (node.kind === 'dictionary') onDictionary?.(node, where);
      if (node.kind !== 'name' && node.kind !== 'member') return true;
      const value = values.of(node, where);
      if (value.kind === 'class') {
        found.push(value);
        return false;
      }
      const more =
        value.kind === 'list'
          ? value.list
          : value.kind === 'dictionary'
            ? value.dictionary
            : value.kind === 'call'
              ? value.call
              : value.kind === 'unknown' && value.expression !== node
                ? value.expression
                : undefined;
      if (more && depth < deepest && !seen.has(more) && 'module' in value && value.module) {
        seen.add(more);
        search(more, value.module, depth + 1);
      }
      return true;
    });
  };
  search(expression, module, 0);
  return found;
}

/** `RouterModule.register([{ path: 'admin', module: AdminModule, children: [...] }])`. */
function readRouterModule(call: Call, module: CodeModule, found: Found, values: Values): void {
  const callee = values.of(call.callee, module);
  const [tree] = call.args;
  if (callee.kind !== 'external' || callee.path[0] !== 'RouterModule' || !tree) return;
  const read = (list: Placed, above: RoutePath, depth: number): void => {
    for (const item of listOf(list.expression, list.module, values)) {
      const [path, of, children] = ['path', 'module', 'children'].map((name) => optionOf(item, name, values));
      const own = path ? pathOf(path.expression, path.module, values) : '';
      const whole = `${above ?? '…'}/${own ?? '…'}`;
      const value = values.of((of ?? item).expression, (of ?? item).module);
      if (value.kind === 'class') found.paths.set(value.class, whole);
      if (children && depth < deepest) read(children, whole, depth + 1);
    }
  };
  read({ expression: tree.value, module }, '', 0);
}

/** What a module's `configure` says about middleware. */
function readConsumer(nodes: readonly CodeNode[], module: CodeModule, found: Found, values: Values): void {
  walkCode(nodes, (node) => {
    if (node.kind !== 'call' || node.callee.kind !== 'member' || node.callee.name.value !== 'forRoutes') return;
    const given = (call: Call): readonly Placed[] => call.args.flatMap(({ value }) => listOf(value, module, values));
    const excluded: Placed[] = [];
    let here: Expression = node.callee.of;
    while (here.kind === 'call' && here.callee.kind === 'member') {
      if (here.callee.name.value === 'exclude') excluded.push(...given(here));
      if (here.callee.name.value === 'apply') {
        found.consumed.push({ applied: given(here), excluded, routes: given(node) });
        return;
      }
      here = here.callee.of;
    }
  });
}
