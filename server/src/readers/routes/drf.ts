import type { Call, CodeModule, Expression } from '../../model/code';
import { type RoutePath, type Stack, stackId } from '../../model/route';
import type { CallValue, ClassValue, Value, Values } from '../../model/value';
import { walkCode } from '../../model/walk-code';
import { argument, textsOf } from './arguments';
import { type Ancestor, externalsOf, fieldOf, lineageOf } from './classes';
import { regexPath } from './django-path';
import { classRoute, hasAction, type ViewRoute } from './django-view';
import { routed } from './django-words';
import { type Framework, pathOf, Stacks } from './framework';
import { handedOver, parameterStack, passedOn } from './hand-over';
import { turnsAt } from './loops';

/** Django REST framework: view sets on routers. Views in urlconfs are read with Django. */
export const drf: Framework = {
  id: 'drf',
  suits: ({ language }) => language === 'python',
  read(module, values) {
    const stacks = new Stacks();
    walkCode(module.body, (node) => {
      if (node.kind === 'call') readCall(node, module, values, stacks);
    });
    return stacks.all();
  },
};

function readCall(call: Call, module: CodeModule, values: Values, stacks: Stacks): void {
  if (call.callee.kind !== 'member' || !/^(register|extend)$/.test(call.callee.name.value)) {
    for (const { stack, entry } of handedOver(call, module, values, (_, given) => madeRouter(given, module, values))) {
      stacks.add(stack, entry);
    }
    return;
  }
  const isExtension = call.callee.name.value === 'extend';
  const { of } = call.callee;
  const isRegistry = isExtension && of.kind === 'member' && of.name.value === 'registry';
  const stack = routerAt(isRegistry ? of.of : of, module, values);
  if (!stack) return;
  const at = { place: { path: module.path, span: call.span }, order: call.span.start };
  if (isExtension) {
    const given = call.args[0] && values.of(call.args[0].value, module);
    const child = given?.kind === 'member' ? drfRouter(given.of, values) : undefined;
    stacks.add(stack, { do: 'mount', ...at, path: '/', guards: [], ...(child && { child: child.id }) });
    return;
  }
  for (const turn of turnsAt(call.span, module, values)) {
    const first = call.args[0]?.value ?? argument(call, 'prefix');
    const second = argument(call, 'viewset') ?? call.args.filter(({ name }) => !name)[1]?.value;
    if (!first || !second) continue;
    const prefix = turn(first);
    const viewSet = turn(second);
    const path = pathOf(prefix.expression, prefix.module, values);
    const base = path === undefined ? undefined : regexPath(path);
    const view = values.of(viewSet.expression, viewSet.module);
    // Many things are registered; on a parameter, only a path and a class show that this is a view set.
    if (stack.isAssumed && (base === undefined || !isViewSet(view, values))) continue;
    for (const [under, route] of viewSetRoutes(view, values)) {
      stacks.add(stack, { ...at, ...route, path: base === undefined ? undefined : `/${base}${under}` });
    }
  }
}

function isViewSet(value: Value, values: Values): boolean {
  return (
    value.kind === 'class' &&
    externalsOf(lineageOf(value, values)).some(({ path }) => /ViewSet/.test(path.at(-1) ?? ''))
  );
}

function madeRouter(expression: Expression, module: CodeModule, values: Values): Omit<Stack, 'entries'> | undefined {
  const router = routerAt(expression, module, values);
  return router?.isAssumed ? undefined : router;
}

/**
 * The router that an expression is. A name that functions give back under conditions has one value or another, and all of
 * them are the router that it was first.
 */
export function routerAt(
  expression: Expression,
  module: CodeModule,
  values: Values,
): Omit<Stack, 'entries'> | undefined {
  const value = values.of(expression, module);
  const found = drfRouter(value, values);
  if (found || expression.kind !== 'name' || passedOn(value, values).kind !== 'unknown') return found;
  const first = module.body.find(
    (one) => one.kind === 'let' && one.target.kind === 'name' && one.target.name === expression.name,
  );
  return first?.kind === 'let' && first.value ? drfRouter(values.of(first.value, module), values) : undefined;
}

/** The stack that a router of Django REST framework is; of nested ones with the path of the parent's object. */
export function drfRouter(given: Value, values: Values): Omit<Stack, 'entries'> | undefined {
  const value = passedOn(given, values);
  if (value.kind === 'parameter' && value.names.length === 0) {
    return { ...parameterStack(value, { framework: 'drf', isOrdered: false }), isAssumed: true };
  }
  if (value.kind === 'instance') {
    const isRouter = externalsOf(lineageOf(value.of, values)).some((one) => /Router$/.test(one.path.at(-1) ?? ''));
    return isRouter && value.call ? stackOf(value.call, value.module) : undefined;
  }
  if (value.kind !== 'call' || value.callee.kind !== 'external') return undefined;
  const { callee, call, module } = value;
  const isRouter = /^(rest_framework|drf)/.test(callee.package) && /Router$/.test(callee.path.at(-1) ?? '');
  if (!isRouter) return undefined;
  return stackOf(call, module, /Nested/.test(callee.path.at(-1) ?? '') ? nestedPrefix(value, values) : undefined);
}

function stackOf(call: Call, module: CodeModule, prefix?: RoutePath): Omit<Stack, 'entries'> {
  return {
    id: stackId(module.path, call.span.start),
    framework: 'drf',
    place: { path: module.path, span: call.span },
    name: 'router',
    kind: 'router',
    isOrdered: false,
    ...(prefix !== undefined && { prefix }),
  };
}

/** `NestedSimpleRouter(router, 'users', lookup='user')` lies below `/users/:user_pk`. */
function nestedPrefix({ call, module }: CallValue, values: Values): string {
  const [, second] = call.args.filter(({ name }) => !name);
  const lookup = argument(call, 'lookup');
  const name = lookup && pathOf(lookup, module, values);
  return `/${(second && pathOf(second.value, module, values)) ?? '…'}/:${name ?? 'parent'}_pk`;
}

/** The routes of a view set, each with its path below the prefix. */
function viewSetRoutes(value: Value, values: Values): readonly (readonly [string, ViewRoute])[] {
  if (value.kind !== 'class') {
    const name = value.kind === 'external' ? (value.path.at(-1) ?? '') : '';
    return [['/…', { do: 'route', methods: ['*'], guards: [], handler: value, handlerName: name }]];
  }
  const lineage = lineageOf(value, values);
  const wanted = textsOf(fieldOf(lineage, 'http_method_names'), values).map((one) => one.toUpperCase());
  const lookup =
    textsOf(fieldOf(lineage, 'lookup_url_kwarg'), values)[0] ?? textsOf(fieldOf(lineage, 'lookup_field'), values)[0];
  const detail = `/:${lookup ?? 'pk'}`;
  const standing = (['list', 'detail'] as const).flatMap((kind) =>
    Object.entries(routed[kind])
      .filter(([, action]) => hasAction(lineage, action))
      .map(([method, action]) => [kind === 'list' ? '' : detail, method, action] as const),
  );
  return [...standing, ...extraActions(lineage, detail, values)]
    .filter(([, method]) => wanted.length === 0 || wanted.includes(method))
    .map(([path, method, action]) => [path, viewSetRoute(value, lineage, method, action, values)] as const);
}

function viewSetRoute(
  value: ClassValue,
  lineage: readonly Ancestor[],
  method: string,
  action: string,
  values: Values,
): ViewRoute {
  return classRoute(value, lineage, method, action, true, values);
}

/** `@action(detail=True, methods=['post'])`, and `@publish.mapping.delete` which adds a method to one. */
function extraActions(
  lineage: readonly Ancestor[],
  detail: string,
  values: Values,
): readonly (readonly [string, string, string])[] {
  const seen = new Set<string>();
  const paths = new Map<string, string>();
  return lineage.flatMap(({ value }) => {
    if (value.kind !== 'class') return [];
    const { module } = value;
    return value.class.members.flatMap(({ name, decorators }) => {
      if (seen.has(name.value)) return [];
      seen.add(name.value);
      return decorators.flatMap(({ value: expression }): readonly (readonly [string, string, string])[] => {
        if (expression.kind === 'member' && expression.of.kind === 'member' && expression.of.of.kind === 'name') {
          const path = expression.of.name.value === 'mapping' ? paths.get(expression.of.of.name) : undefined;
          return path === undefined ? [] : [[path, expression.name.value.toUpperCase(), name.value]];
        }
        if (expression.kind !== 'call') return [];
        const callee = values.of(expression.callee, module);
        const word = callee.kind === 'external' && callee.package === 'rest_framework' ? callee.path.at(-1) : undefined;
        if (!word || !/^(action|detail_route|list_route)$/.test(word)) return [];
        const option = (key: string) => {
          const found = argument(expression, key);
          return found && { expression: found, module };
        };
        const isDetail = option('detail');
        const flag = isDetail && values.of(isDetail.expression, module);
        const below = word === 'detail_route' || (flag?.kind === 'literal' && flag.value === true) ? detail : '';
        const url = option('url_path');
        const last = url ? (pathOf(url.expression, module, values) ?? '…') : name.value;
        const path = `${below}/${regexPath(last)}`;
        paths.set(name.value, path);
        const methods = textsOf(option('methods'), values);
        return (methods.length > 0 ? methods : ['get']).map((one) => [path, one.toUpperCase(), name.value] as const);
      });
    });
  });
}
