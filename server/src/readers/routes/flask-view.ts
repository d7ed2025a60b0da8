import type { GuardUse, Level, RouteEntry } from '../../model/route';
import type { ClassValue, Values } from '../../model/value';
import { textsOf } from './arguments';
import { type Ancestor, fieldOf, instanceOf, lineageOf, methodOf, unknownGuards } from './classes';
import { decoratorGuards } from './decorators';
import { isOfFlask } from './flask-stack';
import { joinedItems } from './joined';

const verbs = ['get', 'head', 'post', 'put', 'patch', 'delete', 'options', 'trace'];
const dispatch = 'dispatch_request';

type ViewRoute = Omit<RouteEntry, 'place' | 'order' | 'path'>;

/**
 * The routes of a class of Flask or of an extension: one for each method of HTTP that it or a class of the project that
 * it extends has, or the one of `dispatch_request`.
 */
export function flaskViewRoutes(
  view: ClassValue,
  values: Values,
  listed: readonly string[] | undefined,
): readonly ViewRoute[] {
  const lineage = lineageOf(view, values);
  const route = (method: string, run: string): readonly ViewRoute[] => {
    const found = methodOf(lineage, run);
    if (!found) return [];
    const own = decoratorGuards(
      found.decorators.filter((one) => !isOfFlask(one, found.module, values)),
      found.module,
      values,
    );
    return [
      {
        do: 'route',
        methods: [method.toUpperCase()],
        guards: [
          ...leveled(
            unknownGuards(lineage, ({ package: from }) => /^(flask|quart|apiflask)/.test(from), values),
            'class',
          ),
          ...leveled(classDecorators(lineage, 'decorators', method, values), 'class'),
          ...leveled(run === dispatch ? [] : dispatchGuards(view, lineage, values), 'class'),
          ...leveled(classDecorators(lineage, 'method_decorators', method, values), 'class'),
          ...leveled(own, 'method'),
        ],
        handler: values.member(instanceOf(view), run),
        handlerName: `${view.class.name?.value ?? 'view'}.${run}`,
      },
    ];
  };
  const wanted = listed?.map((one) => one.toLowerCase());
  const routes = verbs.filter((verb) => !wanted || wanted.includes(verb)).flatMap((verb) => route(verb, verb));
  if (routes.length > 0) return routes;
  const field = fieldOf(lineage, 'methods');
  const methods = wanted ?? (field ? textsOf(field, values) : ['get']);
  return methods.flatMap((method) => route(method, dispatch));
}

/** What a class of the project does before it looks for the method. */
function dispatchGuards(view: ClassValue, lineage: readonly Ancestor[], values: Values): readonly GuardUse[] {
  const found = methodOf(lineage, dispatch);
  if (!found) return [];
  const { function: code, decorators, module } = found;
  const place = { path: module.path, span: code.name?.span ?? code.span };
  const use: GuardUse = { place, written: dispatch, value: values.member(instanceOf(view), dispatch), given: [] };
  return [...decoratorGuards(decorators, module, values), use];
}

/** Decorators in a field are applied one after the other: the last runs first. Some are given by method. */
function classDecorators(
  lineage: readonly Ancestor[],
  name: 'decorators' | 'method_decorators',
  method: string,
  values: Values,
): readonly GuardUse[] {
  const field = fieldOf(lineage, name);
  const value = field && values.of(field.expression, field.module);
  const isByMethod = value?.kind === 'dictionary';
  const entry = isByMethod ? value.dictionary.entries.find(({ key }) => key?.value === method)?.value : undefined;
  const list = isByMethod ? entry && { expression: entry, module: value.module } : field;
  if (!list) return [];
  return joinedItems(list.expression, list.module, values)
    .toReversed()
    .flatMap(({ expression, module }) => decoratorGuards([{ value: expression }], module, values));
}

function leveled<L extends Level>(
  guards: readonly GuardUse[],
  level: L,
): readonly (GuardUse & { readonly level: L })[] {
  return guards.map((use) => ({ ...use, level }));
}
