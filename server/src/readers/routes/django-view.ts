import type { Decorator, Expression } from '../../model/code';
import type { GuardUse, InertGuard, RouteEntry } from '../../model/route';
import type { ClassValue, ExternalValue, FunctionValue, Value, Values } from '../../model/value';
import { argument, listOf, type Placed, textsOf } from './arguments';
import {
  type Ancestor,
  externalsOf,
  fieldOf,
  instanceOf,
  lineageOf,
  type Method,
  methodOf,
  unknownGuards,
} from './classes';
import { decoratorGuards } from './decorators';
import { actionsOfMixin, methodsOfView } from './django-words';
import { permissionArgument, permissionsOf, permissionUses } from './drf-permissions';
import { guardUse } from './framework';
import type { View } from './views';

const verbs = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options', 'trace'];
const mixins = new Set(['LoginRequiredMixin', 'PermissionRequiredMixin', 'UserPassesTestMixin', 'AccessMixin']);
/** Decorators of Django REST framework that set something on a function which only `api_view` reads. */
const settings =
  /^(permission|authentication|throttle|renderer|parser|schema|content_negotiation|metadata|versioning)_classes$|^schema$/;

/** A route without its path: what a view answers. */
export type ViewRoute = Omit<RouteEntry, 'place' | 'order' | 'path'>;

/** The routes of a view of Django or of Django REST framework, with all that stands at the view itself. */
export function djangoRoutes(view: View, values: Values): readonly ViewRoute[] {
  const { value, guards, written } = view;
  const outer = guards.filter((use) => !limits(use.value)).map((use) => ({ ...use, level: 'method' as const }));
  const limited = guards.flatMap((use) => limitedTo(use.value, values) ?? []);
  const routes = routesOf(view, values);
  if (routes.length > 0) {
    return routes
      .map((route) => ({ ...route, guards: [...outer, ...route.guards] }))
      .filter(({ methods }) => limited.length === 0 || methods.some((one) => one === '*' || limited.includes(one)));
  }
  const methods = limited.length > 0 ? limited : ['*'];
  return [{ do: 'route', methods, guards: outer, handler: value, handlerName: written }];
}

function routesOf({ value, options }: View, values: Values): readonly ViewRoute[] {
  switch (value.kind) {
    case 'function':
      return [functionRoute(value, values)];
    case 'class':
      return classRoutes(value, asked(options, values), values);
    default:
      return [];
  }
}

/** What `as_view({'get': 'list'})` asks for. */
function asked(options: View['options'], values: Values): ReadonlyMap<string, string> | undefined {
  const first = options?.args[0];
  const value = first && options ? values.of(first, options.module) : undefined;
  if (value?.kind !== 'dictionary') return undefined;
  return new Map(
    value.dictionary.entries.flatMap(({ key, value: given }) => {
      const action = values.of(given, value.module);
      return key && action.kind === 'text' ? [[key.value, action.value] as const] : [];
    }),
  );
}

function functionRoute(handler: FunctionValue, values: Values): ViewRoute {
  const { function: code, module } = handler;
  const uses = code.decorators.map((decorator) => ({ decorator, value: values.of(decorator.value, module) }));
  const limited = uses.flatMap(({ value }) => limitedTo(value, values) ?? []);
  const handlerName = code.name?.value ?? 'lambda';
  const api = uses.findIndex(({ value }) => isOf(value, 'rest_framework', /^api_view$/));
  const guardsOf = (some: typeof uses): readonly GuardUse[] =>
    decoratorGuards(
      some
        .filter(({ value }) => !limits(value) && !isOf(value, 'rest_framework', settings))
        .map((one) => one.decorator),
      module,
      values,
    );
  const at = (list: readonly GuardUse[]) => list.map((use) => ({ ...use, level: 'method' as const }));
  const methods = limited.length > 0 ? limited : [api < 0 ? '*' : 'GET'];
  if (api < 0) return { do: 'route', methods, guards: at(guardsOf(uses)), handler, handlerName };
  const isPermission = ({ value }: (typeof uses)[number]): boolean =>
    isOf(value, 'rest_framework', /^permission_classes$/);
  const permission = uses.slice(api + 1).find(isPermission)?.decorator.value;
  const list = permission?.kind === 'call' ? permission.args[0]?.value : undefined;
  const own = list ? permissionUses({ expression: list, module }, methods[0] ?? '*', values) : [];
  const why = 'it stands above @api_view, which does not see it there';
  const inert: readonly InertGuard[] = uses
    .slice(0, api)
    .filter(isPermission)
    .map(({ decorator }) => ({ ...guardUse(decorator.value, module, values), why }));
  return {
    do: 'route',
    framework: 'drf',
    methods,
    guards: at([...guardsOf(uses.slice(0, api)), ...own, ...guardsOf(uses.slice(api + 1))]),
    handler,
    handlerName,
    ...(!list && { takesDefaults: true as const }),
    ...(inert.length > 0 && { inert }),
  };
}

/** The routes of a class: one for each method, of a view set for each method that leads to an action. */
function classRoutes(
  view: ClassValue,
  actions: ReadonlyMap<string, string> | undefined,
  values: Values,
): readonly ViewRoute[] {
  const lineage = lineageOf(view, values);
  const outside = externalsOf(lineage);
  const isApi = actions !== undefined || isOfApi(lineage, outside);
  const wanted = allowedBy(lineage, values);
  const pairs = actions ? [...actions] : methodsIn(lineage, outside).map((verb) => [verb, verb] as const);
  return pairs
    .filter(([verb]) => !wanted || wanted.includes(verb.toLowerCase()))
    .map(([verb, run]) => classRoute(view, lineage, verb.toUpperCase(), run, isApi, values));
}

/** True if a class is a view of Django REST framework, by what it extends or by what it says. */
function isOfApi(lineage: readonly Ancestor[], outside: readonly ExternalValue[]): boolean {
  const isBase = ({ package: from, path }: ExternalValue): boolean =>
    /^(rest_framework|drf|dj_rest|djoser|knox)/.test(from) || /(APIView|ViewSet)$/.test(path.at(-1) ?? '');
  return outside.some(isBase) || fieldOf(lineage, 'permission_classes') !== undefined;
}

/** One route of a class: what wraps the class, what it asks for, what wraps the method. */
export function classRoute(
  view: ClassValue,
  lineage: readonly Ancestor[],
  method: string,
  run: string,
  isApi: boolean,
  values: Values,
): ViewRoute {
  const found = methodOf(lineage, run);
  const { guards: around, inert } = aroundClass(lineage, run, method, values);
  const own = found?.decorators.map(({ value }) => permissionArgument(value, found.module)).find((one) => one);
  const permissions = isApi ? permissionsOf(lineage, own, { method, action: run }, values) : [];
  return {
    do: 'route',
    framework: isApi ? 'drf' : 'django',
    methods: [method],
    guards: [
      ...[...around, ...(permissions ?? [])].map((use) => ({ ...use, level: 'class' as const })),
      ...(found ? methodGuards(found, values) : []).map((use) => ({ ...use, level: 'method' as const })),
    ],
    handler: values.member(instanceOf(view), run),
    handlerName: `${view.class.name?.value ?? 'view'}.${run}`,
    ...(permissions === undefined && { takesDefaults: true as const }),
    ...(inert.length > 0 && { inert }),
  };
}

/** What runs before a method of a class, as its bases stand: decorators of classes, `dispatch`, and mixins of Django. */
function aroundClass(
  lineage: readonly Ancestor[],
  run: string,
  method: string,
  values: Values,
): { readonly guards: readonly GuardUse[]; readonly inert: readonly InertGuard[] } {
  const guards: GuardUse[] = [];
  const inert: InertGuard[] = [];
  let isPast = false;
  for (const { value, named } of lineage) {
    if (value.kind === 'class') {
      guards.push(...classDecorators(value, run, method, values));
      for (const name of ['dispatch', 'initial', 'check_permissions']) {
        const found = methodOf([{ value }], name);
        if (!found) continue;
        const place = { path: found.module.path, span: found.function.name?.span ?? found.function.span };
        const written = `${value.class.name?.value ?? 'view'}.${name}`;
        guards.push(...methodGuards(found, values), {
          place,
          written,
          value: { kind: 'function', function: found.function, module: found.module, self: instanceOf(value) },
          given: [],
        });
      }
      continue;
    }
    if (value.kind !== 'external') continue;
    if (!mixins.has(value.path.at(-1) ?? '')) {
      isPast ||= value.package === 'django' && value.path.includes('views') && !/Mixin$/.test(value.path.at(-1) ?? '');
      continue;
    }
    if (!named) continue;
    const use: GuardUse = {
      ...guardUse(named.expression, named.module, values),
      given: givenTo(value, lineage, values),
    };
    if (isPast) inert.push({ ...use, why: 'it stands behind the view that it would guard' });
    else guards.push(use);
  }
  return { guards: [...guards, ...unknownGuards(lineage, isKnown, values)], inert };
}

function isKnown({ package: from, path }: ExternalValue): boolean {
  return from === '' || /^(django|rest_framework)$/.test(from) || /(View|ViewSet)$/.test(path.at(-1) ?? '');
}

/** What a mixin asks for: the permissions that a field names, the test that the class has. */
function givenTo(mixin: ExternalValue, lineage: readonly Ancestor[], values: Values): readonly Value[] {
  if (mixin.path.at(-1) === 'UserPassesTestMixin') {
    const test = methodOf(lineage, 'test_func');
    const [self] = lineage;
    return test && self?.value.kind === 'class' ? [values.member(instanceOf(self.value), 'test_func')] : [];
  }
  const field = fieldOf(lineage, 'permission_required');
  return field && mixin.path.at(-1) === 'PermissionRequiredMixin'
    ? listOf(field.expression, field.module, values).map((one) => values.of(one.expression, one.module))
    : [];
}

/** `@method_decorator(login_required, name='dispatch')` on a class, or for one of its methods. */
function classDecorators(
  { class: code, module }: ClassValue,
  run: string,
  method: string,
  values: Values,
): readonly GuardUse[] {
  return code.decorators.flatMap(({ value }) => {
    if (value.kind !== 'call' || !isOf(values.of(value.callee, module), 'django', /^method_decorator$/)) return [];
    const name = argument(value, 'name') ?? value.args.filter((one) => !one.name)[1]?.value;
    const text = name && values.of(name, module);
    if (text?.kind === 'text' && !['dispatch', 'setup', run, method.toLowerCase()].includes(text.value)) return [];
    return unwrapped(value, module, values);
  });
}

/** The decorators of a method, those of `method_decorator` instead of itself. */
function methodGuards({ decorators, module }: Method, values: Values): readonly GuardUse[] {
  return decorators.flatMap((decorator) => {
    const { value } = decorator;
    const found = values.of(value, module);
    if (value.kind === 'call' && isOf(found, 'django', /^method_decorator$/)) return unwrapped(value, module, values);
    const isSetting = isOf(found, 'rest_framework', /^(action|detail_route|list_route)$/) || isMapping(decorator);
    return isSetting || limits(found) ? [] : decoratorGuards([decorator], module, values);
  });
}

/** `@publish.mapping.delete`. */
function isMapping({ value }: Decorator): boolean {
  return value.kind === 'member' && value.of.kind === 'member' && value.of.name.value === 'mapping';
}

function unwrapped(
  { args }: Extract<Expression, { kind: 'call' }>,
  module: Method['module'],
  values: Values,
): readonly GuardUse[] {
  const first = args[0]?.value;
  if (!first) return [];
  return listOf(first, module, values)
    .filter((one) => !limits(values.of(one.expression, one.module)))
    .flatMap((one) => decoratorGuards([{ value: one.expression }], one.module, values));
}

/** The methods of HTTP that a class answers: its own, and those that its bases from outside have. */
function methodsIn(lineage: readonly Ancestor[], outside: readonly ExternalValue[]): readonly string[] {
  const own = verbs.filter((verb) => methodOf(lineage, verb) && verb !== 'options');
  const theirs = outside.flatMap(({ path }) => methodsOfView(path.at(-1) ?? ''));
  return verbs.filter((verb) => own.includes(verb) || theirs.includes(verb));
}

/** The actions of a view set that its class or its bases from outside have. */
export function hasAction(lineage: readonly Ancestor[], action: string): boolean {
  return (
    methodOf(lineage, action) !== undefined ||
    externalsOf(lineage).some(({ path }) => actionsOfMixin(path.at(-1) ?? '').includes(action))
  );
}

function allowedBy(lineage: readonly Ancestor[], values: Values): readonly string[] | undefined {
  const field: Placed | undefined = fieldOf(lineage, 'http_method_names');
  const texts = textsOf(field, values).map((one) => one.toLowerCase());
  return texts.length > 0 ? texts : undefined;
}

/** The methods that a decorator lets through: `require_POST`, `require_http_methods(['GET'])`, `api_view(['GET'])`. */
function limitedTo(value: Value, values: Values): readonly string[] | undefined {
  if (isOf(value, 'django', /^require_POST$/)) return ['POST'];
  if (isOf(value, 'django', /^require_(GET|safe)$/)) return ['GET'];
  const isList = isOf(value, 'django', /^require_http_methods$/) || isOf(value, 'rest_framework', /^api_view$/);
  if (value.kind !== 'call' || !isList) return undefined;
  const list = value.call.args[0]?.value;
  return textsOf(list && { expression: list, module: value.module }, values).map((one) => one.toUpperCase());
}

function limits(value: Value): boolean {
  return isOf(value, 'django', /^require_(POST|GET|safe|http_methods)$/) || isOf(value, 'rest_framework', /^api_view$/);
}

/** True for a name of a package, called or not. */
function isOf(value: Value, from: string, name: RegExp): boolean {
  const one = value.kind === 'call' ? value.callee : value;
  return one.kind === 'external' && one.package === from && name.test(one.path.at(-1) ?? '');
}
