import { httpDecorators, otherDecorators } from '../../knowledge/route/nest';
import type { ClassCode, CodeModule } from '../../model/code';
import { type RouteEntry, type RoutePath, type Stack, stackId } from '../../model/route';
import type { ClassValue, FunctionValue, Values } from '../../model/value';
import { walkCode } from '../../model/walk-code';
import { optionOf } from './arguments';
import { lineageOf, type Method, methodOf } from './classes';
import { type Framework, pathOf, Stacks } from './framework';
import { readNestApplication } from './nest-application';
import { guardsOf, marksOf, ownPart, partsOf, partsOfClass } from './nest-class';
import { itemsOf, type Part } from './nest-decorators';

/** More methods than this has no controller. */
const mostMethods = 400;

/** NestJS: controllers, resolvers and gateways by their decorators, what covers all of them by the modules. */
export const nest: Framework = {
  id: 'nest',
  suits: ({ language, imports, body }) =>
    language === 'javascript' &&
    (imports.some(({ from }) => from.value.startsWith('@nestjs/')) ||
      body.some((one) => one.kind === 'class' && one.class.decorators.length > 0)),
  read(module, values) {
    const stacks = new Stacks();
    walkCode(module.body, (node) => {
      if (node.kind === 'class' && !('class' in node)) readClass(node, module, values, stacks);
      if (node.kind === 'call') readNestApplication(node, module, values, stacks);
    });
    return stacks.all();
  },
};

function readClass(code: ClassCode, module: CodeModule, values: Values, stacks: Stacks): void {
  if (code.decorators.length === 0) return;
  const value: ClassValue = { kind: 'class', class: code, module };
  const controller = ownPart(value, 'Controller', values);
  // Guards of the application do not cover gateways.
  const gateway = ownPart(value, 'WebSocketGateway', values);
  if (!controller && !gateway && !ownPart(value, 'Resolver', values)) return;
  const stack: Omit<Stack, 'entries'> = {
    id: stackId(module.path, code.span.start),
    framework: 'nest',
    place: { path: module.path, span: code.name?.span ?? code.span },
    name: code.name?.value ?? 'controller',
    kind: gateway ? 'application' : 'router',
    isOrdered: false,
  };
  stacks.add(stack, ...routesOf(value, controller, values));
}

/** The routes of a class and of what it extends, each method as it is written last. */
function routesOf(value: ClassValue, controller: Part | undefined, values: Values): readonly RouteEntry[] {
  const lineage = lineageOf(value, values);
  const names = new Set(
    lineage.flatMap((one) => (one.value.kind === 'class' ? one.value.class.members.map(({ name }) => name.value) : [])),
  );
  const ofClass = partsOfClass(value, values);
  const guards = guardsOf(ofClass, values).map((use) => ({ ...use, level: 'class' as const }));
  const marks = marksOf(ofClass, 'class', values);
  const bases = controller ? pathsOf(controller, values) : ['/'];
  return [...names].slice(0, mostMethods).flatMap((name) => {
    const method = methodOf(lineage, name);
    if (!method || method.decorators.length === 0) return [];
    const parts = partsOf(method, method.module, values);
    const own = guardsOf(parts, values).map((use) => ({ ...use, level: 'method' as const }));
    const left = [...marks, ...marksOf(parts, 'method', values)];
    return parts.flatMap((part): readonly RouteEntry[] => {
      const asked = methodOfPart(part);
      if (!asked) return [];
      const isHttp = httpDecorators.has(part.name) && !otherDecorators.has(`${part.package} ${part.name}`);
      const paths = isHttp
        ? bases.flatMap((base) => pathsOf(part, values).map((path) => `${base ?? '…'}/${path ?? '…'}`))
        : [nameOf(part, values) ?? name];
      return paths.map((path) => ({
        do: 'route',
        place: { path: part.decorator.module.path, span: part.decorator.expression.span },
        order: part.decorator.expression.span.start,
        methods: [asked],
        path,
        guards: [...guards, ...own],
        ...(left.length > 0 && { marks: left }),
        handler: handlerOf(value, method),
        handlerName: `${value.class.name?.value ?? 'controller'}.${name}`,
      }));
    });
  });
}

function handlerOf(value: ClassValue, method: Method): FunctionValue {
  const self = { kind: 'instance' as const, of: value, module: value.module };
  return { kind: 'function', function: method.function, module: method.module, self };
}

function methodOfPart({ package: from, name }: Part): string | undefined {
  const other = otherDecorators.get(`${from} ${name}`);
  return other ?? (from === '@nestjs/common' || from === '@nestia/core' ? httpDecorators.get(name) : undefined);
}

/** The paths that a decorator gives: none, one, several, or in the options of a controller. */
function pathsOf(part: Part, values: Values): readonly RoutePath[] {
  const [first] = part.args;
  if (!first) return ['/'];
  const option = optionOf(first, 'path', values);
  if (part.of(first.expression, first.module).kind === 'dictionary' && !option) return ['/'];
  const given = option ?? first;
  const items = itemsOf(part, given);
  if (items.length > 1) return items.map((item) => (item.kind === 'text' ? item.value : undefined));
  const [only] = items;
  return [only?.kind === 'text' ? only.value : pathOf(given.expression, given.module, values)];
}

/** What a query or a message is called, where it is not called as its method. */
function nameOf(part: Part, values: Values): string | undefined {
  const texts = part.args.flatMap((arg) => {
    const value = part.of(arg.expression, arg.module);
    if (value.kind === 'text') return [value.value];
    const named = optionOf(arg, 'name', values) ?? optionOf(arg, 'cmd', values);
    const inner = named && part.of(named.expression, named.module);
    return inner?.kind === 'text' ? [inner.value] : [];
  });
  return texts.length > 0 ? texts.join('/') : undefined;
}
