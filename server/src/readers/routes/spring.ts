import {
  applications,
  controllers,
  mappings,
  methodSecurity,
  methodSecurityOptions,
} from '../../knowledge/route/spring';
import type { ClassCode, CodeModule, FunctionCode } from '../../model/code';
import { type DefineEntry, type RouteEntry, type Stack, stackId } from '../../model/route';
import type { ClassValue, FunctionValue, Values } from '../../model/value';
import { walkCode } from '../../model/walk-code';
import { type Ancestor, externalsOf, instanceOf, lineageOf } from './classes';
import { type Framework, pathOf, Stacks } from './framework';
import { type Annotation, annotationsOf, given, itemsOf, lastName, textOf } from './spring-annotation';
import { methodGuards } from './spring-method-security';
import { springPath } from './spring-path';
import { readSecurity, readTraces } from './spring-security';

/** More methods than this has no controller. */
const mostMethods = 400;

/** Spring MVC and WebFlux: controllers by their annotations, and what Spring Security asks before them. */
export const spring: Framework = {
  id: 'spring',
  suits: ({ language }) => language === 'java',
  read(module, values) {
    const stacks = new Stacks();
    walkCode(module.body, (node) => {
      if (node.kind !== 'class' || 'class' in node) return;
      readApplication(node, module, values, stacks);
      readController(node, module, values, stacks);
      readSecurity(node, module, values, stacks);
    });
    readTraces(module, stacks);
    return stacks.all();
  },
};

/** The class that starts a program serves all controllers that lie next to it, behind what is configured for all. */
function readApplication(code: ClassCode, module: CodeModule, values: Values, stacks: Stacks): void {
  const names = annotationsOf(code.decorators, module, values).map(({ name }) => name);
  const value: ClassValue = { kind: 'class', class: code, module };
  const extended = code.bases.length > 0 ? externalsOf(lineageOf(value, values)) : [];
  const isStart = [...names, ...extended.map(({ path }) => path.at(-1) ?? '')].some((name) => applications.has(name));
  const stack: Omit<Stack, 'entries'> = {
    id: stackId(module.path, code.span.start),
    framework: 'spring',
    place: { path: module.path, span: code.name?.span ?? code.span },
    name: code.name?.value ?? 'application',
    kind: 'application',
    isOrdered: false,
  };
  const at = { place: stack.place, order: code.span.start };
  if (isStart) {
    const mount = { do: 'mount', ...at, path: '/', guards: [] } as const;
    stacks.add(
      stack,
      { ...mount, takes: { word: 'spring-security', all: true } },
      { ...mount, takes: { word: 'spring-controllers', all: true } },
    );
  }
  const defined = switches(annotationsOf(code.decorators, module, values), values);
  if (defined.length === 0) return;
  const entries = defined.map((name): DefineEntry => ({ do: 'define', ...at, name, value: { kind: 'unknown' } }));
  stacks.add({ ...stack, id: `${stack.id}:switches`, kind: 'router' }, ...entries);
}

/** What of method security a class switches on. */
function switches(annotations: readonly Annotation[], values: Values): readonly string[] {
  return annotations.flatMap((one) => {
    const standing = methodSecurity.get(one.name);
    if (!standing) return [];
    const options = one.args.flatMap(({ key, ...placed }) => {
      const name = methodSecurityOptions[key];
      const value = values.of(placed.expression, placed.module);
      return name === undefined ? [] : [{ name, isOn: !(value.kind === 'literal' && value.value === false) }];
    });
    const off = options.filter(({ isOn }) => !isOn).map(({ name }) => name);
    const on = options.filter(({ isOn }) => isOn).map(({ name }) => name);
    return [...standing.filter((name) => !off.includes(name)), ...on];
  });
}

function readController(code: ClassCode, module: CodeModule, values: Values, stacks: Stacks): void {
  if (code.isAbstract || code.decorators.length === 0) return;
  const own = annotationsOf(code.decorators, module, values);
  if (!own.some(({ name }) => controllers.has(name))) return;
  const value: ClassValue = { kind: 'class', class: code, module };
  const stack: Omit<Stack, 'entries'> = {
    id: stackId(module.path, code.span.start),
    framework: 'spring',
    place: { path: module.path, span: code.name?.span ?? code.span },
    name: code.name?.value ?? 'controller',
    kind: 'router',
    isOrdered: false,
    awaits: 'spring-controllers',
  };
  const entries = routesOf(value, values);
  if (entries.length > 0) stacks.add(stack, ...entries);
}

/** A method that answers, with what is written at it and at what it overrides. */
interface Answering {
  readonly handler: FunctionValue;
  readonly name: string;
  readonly annotations: readonly Annotation[];
}

function routesOf(value: ClassValue, values: Values): readonly RouteEntry[] {
  const lineage = lineageOf(value, values);
  const ofClass = lineage.flatMap(({ value: one }) =>
    one.kind === 'class' ? annotationsOf(one.class.decorators, one.module, values) : [],
  );
  const outer = ofClass.find(({ name }) => name === 'RequestMapping');
  const bases = outer ? pathsIn(outer, values) : ['/'];
  return methodsOf(value, lineage, values).flatMap(({ handler, name, annotations }): readonly RouteEntry[] => {
    const mapped = annotations.find((one) => mappings.has(one.name));
    if (!mapped) return [];
    const paths = bases.flatMap((base) => pathsIn(mapped, values).map((path) => `${base}/${path}`));
    const { expression, module } = mapped.decorator;
    return paths.map((path) => ({
      do: 'route',
      place: { path: module.path, span: expression.span },
      order: expression.span.start,
      methods: methodsIn(mapped, outer, values),
      path,
      guards: methodGuards(annotations, ofClass, values),
      handler,
      handlerName: `${value.class.name?.value ?? 'controller'}.${name}`,
    }));
  });
}

/** The methods of a class, and those that it has from what it extends and implements. */
function methodsOf(value: ClassValue, lineage: readonly Ancestor[], values: Values): readonly Answering[] {
  const found: Answering[] = [];
  for (const { value: one } of lineage) {
    if (one.kind !== 'class') continue;
    for (const member of one.class.members) {
      const code = functionOf(member.value);
      if (!code || member.name.value === 'constructor' || found.length > mostMethods) continue;
      const annotations = annotationsOf(code.decorators, one.module, values);
      const at = one.class === value.class ? -1 : found.findIndex((other) => isOverriddenBy(code, other));
      const over = found[at];
      if (over) found[at] = { ...over, annotations: [...over.annotations, ...annotations] };
      if (over || member.value?.kind !== 'function') continue;
      const handler: FunctionValue = { kind: 'function', function: code, module: one.module, self: instanceOf(value) };
      found.push({ handler, name: member.name.value, annotations });
    }
  }
  return found;
}

function isOverriddenBy({ name, parameters }: FunctionCode, { name: other, handler }: Answering): boolean {
  return name?.value === other && handler.function.parameters.length === parameters.length;
}

function functionOf(value: ClassCode['members'][number]['value']): FunctionCode | undefined {
  if (value?.kind === 'function') return value;
  const [only] = value?.kind === 'unknown' ? value.children : [];
  return only?.kind === 'function' ? only : undefined;
}

function pathsIn(annotation: Annotation, values: Values): readonly string[] {
  const items = itemsOf(given(annotation, 'value', 'path'), values);
  if (items.length === 0) return [''];
  return items.map((item) => springPath(textOf(item, values) ?? pathOf(item.expression, item.module, values) ?? '…'));
}

function methodsIn(mapped: Annotation, outer: Annotation | undefined, values: Values): readonly string[] {
  const known = mappings.get(mapped.name);
  if (known) return [known];
  for (const one of [mapped, ...(outer ? [outer] : [])]) {
    const names = itemsOf(given(one, 'method'), values).flatMap((item) => lastName(item) ?? []);
    if (names.length > 0) return names;
  }
  return ['*'];
}
