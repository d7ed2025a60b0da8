import { controllerBases, verbAttributes } from '../../knowledge/route/aspnet';
import type { ClassCode, CodeModule, Decorator } from '../../model/code';
import { type GuardUse, type Mark, type RouteEntry, type RoutePath, type Stack, stackId } from '../../model/route';
import type { ClassValue, FunctionValue, Values } from '../../model/value';
import { type Access, accessOf, attributeArgument, attributeName } from './aspnet-attribute';
import { joinTemplates, pathOfTemplate } from './aspnet-path';
import { type Ancestor, externalsOf, instanceOf, lineageOf } from './classes';
import { pathOf, type Stacks } from './framework';

/** More methods than this has no controller. */
const mostActions = 400;

/** An action with its attributes. */
interface Action {
  readonly handler: FunctionValue;
  readonly name: string;
  readonly decorators: readonly Decorator[];
  readonly module: CodeModule;
}

/** Notes a controller with its actions, to be mounted by whatever maps the controllers of the program. */
export function readController(code: ClassCode, module: CodeModule, values: Values, stacks: Stacks): void {
  if (code.isAbstract || !mayBeController(code)) return;
  const value: ClassValue = { kind: 'class', class: code, module };
  const lineage = lineageOf(value, values);
  if (!isController(code, lineage)) return;
  const stack: Omit<Stack, 'entries'> = {
    id: stackId(module.path, code.span.start),
    framework: 'aspnet',
    place: { path: module.path, span: code.name?.span ?? code.span },
    name: code.name?.value ?? 'controller',
    kind: 'router',
    isOrdered: false,
    awaits: 'controllers',
  };
  const entries = routesOf(value, lineage, values);
  if (entries.length > 0) stacks.add(stack, ...entries);
}

/** A cheap look: most classes are none. */
function mayBeController({ name, decorators, bases }: ClassCode): boolean {
  const isNamed = name?.value.endsWith('Controller') === true && (bases.length > 0 || decorators.length > 0);
  return isNamed || decorators.some((one) => /^(Api)?Controller$/.test(attributeName(one)));
}

function isController(code: ClassCode, lineage: readonly Ancestor[]): boolean {
  const attributes = code.decorators.map(attributeName);
  if (attributes.includes('NonController')) return false;
  if (attributes.some((name) => /^(ApiController|Controller|Route|Authorize)$/.test(name))) return true;
  // A base class of a package that is called like one, as frameworks on top have them.
  return externalsOf(lineage).some(({ path }) => {
    const name = path.at(-1) ?? '';
    return controllerBases.has(name) || name.endsWith('Controller') || name.endsWith('ControllerBase');
  });
}

/** The actions of a class and of what it extends, each as it is written last. */
function actionsOf(value: ClassValue, lineage: readonly Ancestor[]): readonly Action[] {
  const found = new Map<string, Action>();
  for (const { value: one } of lineage) {
    if (one.kind !== 'class') continue;
    const names = new Set<string>();
    for (const member of one.class.members) {
      const { name, decorators, isStatic, isHidden } = member;
      if (member.value?.kind !== 'function' || isStatic || isHidden || name.value === 'constructor') continue;
      if (decorators.some((each) => /^(NonAction|property)$/.test(attributeName(each))) || isOfFramework(name.value)) {
        continue;
      }
      const isGetter = member.value.decorators.some((each) => attributeName(each) === 'property');
      // Overloads stand beside each other in one class; what a base has under the name is replaced.
      const key =
        names.has(name.value) || !found.has(name.value)
          ? `${name.value}${names.has(name.value) ? `#${name.span.start}` : ''}`
          : '';
      names.add(name.value);
      if (key === '' || isGetter || found.size > mostActions) continue;
      const handler: FunctionValue = {
        kind: 'function',
        function: member.value,
        module: one.module,
        self: instanceOf(value),
      };
      found.set(key, {
        handler,
        name: name.value,
        decorators: inherited(lineage, one, name.value, decorators),
        module: one.module,
      });
    }
  }
  return [...found.values()];
}

/** What overrides a method keeps the attributes that it has there, unless it has some of its own. */
function inherited(
  lineage: readonly Ancestor[],
  own: ClassValue,
  name: string,
  decorators: readonly Decorator[],
): readonly Decorator[] {
  if (decorators.length > 0) return decorators;
  for (const { value } of lineage) {
    if (value.kind !== 'class' || value.class === own.class) continue;
    const member = value.class.members.find((one) => one.name.value === name);
    if (member && member.decorators.length > 0) return member.decorators;
  }
  return decorators;
}

/** Methods that the framework calls itself. */
function isOfFramework(name: string): boolean {
  return /^(Dispose|DisposeAsync|ToString|Equals|GetHashCode|On(Action|Result|Resource|Exception|Authorization)\w{0,40}|Initialize)$/.test(
    name,
  );
}

function routesOf(value: ClassValue, lineage: readonly Ancestor[], values: Values): readonly RouteEntry[] {
  const classes = lineage.flatMap((one) => (one.value.kind === 'class' ? [one.value] : []));
  const name = value.class.name?.value.replace(/Controller$/, '') ?? '';
  const outer = classes
    .map((one) => routesIn(one.class.decorators, one.module, values))
    .find((some) => some.length > 0);
  const access = joined(classes.toReversed().map((one) => accessOf(one.class.decorators, one.module, values)));
  const area = classes.flatMap((one) => textOf(one, 'Area', values))[0];
  const isApi = classes.some(({ class: code }) =>
    code.decorators.some((one) => attributeName(one) === 'ApiController'),
  );
  return actionsOf(value, lineage).flatMap((action): readonly RouteEntry[] => {
    const { methods, templates } = declared(action, values);
    if (isApi && !outer && templates.length === 0) return [];
    const called = action.decorators.find((one) => attributeName(one) === 'ActionName');
    const renamed = called && attributeArgument(called, 0);
    const shown = renamed?.kind === 'text' ? renamed.value : action.name.replace(/Async$/, '');
    const tokens = new Map([
      ['controller', name],
      ['action', shown],
      ['area', area ?? 'area'],
    ]);
    const paths =
      outer || templates.length > 0
        ? (outer ?? ['']).flatMap((one) =>
            (templates.length > 0 ? templates : ['']).map((inner) => joinTemplates(one, inner)),
          )
        : [byConvention(name, shown, area, action)];
    const own = accessOf(action.decorators, action.module, values);
    return [...new Set(paths.map((path) => pathOfTemplate(path, tokens)))].map((path) => ({
      do: 'route',
      ...placeOf(action),
      methods: methods.length > 0 ? methods : ['*'],
      path,
      ...guarded(access, own),
      handler: action.handler,
      handlerName: `${value.class.name?.value ?? 'controller'}.${action.name}`,
    }));
  });
}

function textOf({ class: code, module }: ClassValue, attribute: string, values: Values): readonly string[] {
  return code.decorators.flatMap((one) => {
    const first = attributeName(one) === attribute ? attributeArgument(one, 0) : undefined;
    const value = first && values.of(first, module);
    return value?.kind === 'text' ? [value.value] : [];
  });
}

function placeOf({ decorators, handler, module }: Action): Pick<RouteEntry, 'place' | 'order'> {
  const verb = decorators.find((one) => verbAttributes.has(attributeName(one)) || attributeName(one) === 'Route');
  const isHere = verb && handler.function.decorators.includes(verb);
  const span = isHere ? verb.span : (handler.function.name?.span ?? handler.function.span);
  return { place: { path: module.path, span }, order: handler.function.span.start };
}

/** The templates of `Route` attributes. */
function routesIn(decorators: readonly Decorator[], module: CodeModule, values: Values): readonly RoutePath[] {
  return decorators.flatMap((one) => {
    const first = /^(Route|RoutePrefix)$/.test(attributeName(one)) ? attributeArgument(one, 0) : undefined;
    return first ? [pathOf(first, module, values)] : [];
  });
}

/** For which methods an action answers, and under which templates. */
function declared(
  { decorators, module }: Action,
  values: Values,
): { readonly methods: readonly string[]; readonly templates: readonly RoutePath[] } {
  const methods: string[] = [];
  const templates: RoutePath[] = [...routesIn(decorators, module, values)];
  for (const one of decorators) {
    const name = attributeName(one);
    const verb = verbAttributes.get(name);
    const first = attributeArgument(one, 0);
    if (verb) methods.push(verb);
    if (verb && first) templates.push(pathOf(first, module, values));
    if (name === 'AcceptVerbs' && one.value.kind === 'call') {
      for (const { value } of one.value.args) if (value.kind === 'text') methods.push(value.value.toUpperCase());
    }
  }
  return { methods: [...new Set(methods)], templates };
}

/** `{controller=Home}/{action=Index}/{id?}`, which nearly every program has. */
function byConvention(controller: string, action: string, area: string | undefined, { handler }: Action): string {
  const hasId = handler.function.parameters.some(({ target }) => target.kind === 'name' && target.name === 'id');
  const isIndex = action === 'Index' && !hasId;
  const parts = [
    ...(area ? [area] : []),
    ...(isIndex && controller === 'Home' ? [] : [controller]),
    ...(isIndex ? [] : [action]),
    ...(hasId ? [':id'] : []),
  ];
  return `/${parts.join('/')}`;
}

/** What the attributes of several classes ask together. */
function joined(all: readonly Access[]): Access {
  const anonymous = all.find((one) => one.anonymous)?.anonymous;
  return { guards: all.flatMap(({ guards }) => guards), ...(anonymous && { anonymous }) };
}

/** What lets everybody in wins, wherever it stands, over all that the framework asks by itself. */
export function guarded(outer: Access, own: Access): Pick<RouteEntry, 'guards' | 'marks' | 'inert' | 'takesDefaults'> {
  const anonymous = own.anonymous ?? outer.anonymous;
  const level = <Level extends 'class' | 'method'>(some: readonly GuardUse[], at: Level) =>
    some.map((use) => ({ ...use, level: at }));
  const guards = [...level(outer.guards, 'class'), ...level(own.guards, 'method')];
  if (!anonymous) return { guards, ...(guards.some(asksItself) ? {} : { takesDefaults: true as const }) };
  const at = own.anonymous ? 'method' : 'class';
  const mark: Mark = { key: 'AllowAnonymous', level: at, use: anonymous, says: 'public', isCertain: true };
  const useless = own.anonymous ? [] : own.guards.filter(asksItself);
  return {
    guards: [...guards.filter((use) => !asksItself(use)), { ...anonymous, level: at }],
    marks: [mark],
    ...(useless.length > 0 && {
      inert: useless.map((use) => ({ ...use, why: 'AllowAnonymous at the class lets everybody in' })),
    }),
  };
}

/** True for what the framework asks, unlike filters of the program, which run anyway. */
function asksItself({ means }: GuardUse): boolean {
  return means === 'authentication' || means === 'authorization';
}
