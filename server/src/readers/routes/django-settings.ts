import type { CodeModule, Expression } from '../../model/code';
import { type GuardUse, type Stack, stackId, type UseEntry } from '../../model/route';
import type { Value, Values } from '../../model/value';
import type { Placed } from './arguments';
import { mayGuard } from './classes';
import { meaningOf } from './drf-permissions';
import { dottedValue, joinedItems } from './joined';

const reading = ['GET', 'HEAD', 'OPTIONS'];
const writing = ['POST', 'PUT', 'PATCH', 'DELETE'];

/**
 * The application that settings describe: where its urlconf is, what runs before every view, and what views of Django
 * REST framework ask for if they say nothing themselves.
 */
export function readSettings(
  module: CodeModule,
  values: Values,
  urlconfId: (path: string) => string,
): readonly Stack[] {
  const root = assigned(module, 'ROOT_URLCONF');
  const text = root && values.of(root, module);
  if (!root || !text) return [];
  // What is put together is most often the module beside the settings, where Django makes it.
  const names = text.kind === 'text' ? [text.value] : ['.urls', '..urls'];
  const urlconf = names.map((name) => values.module(module, name)).find((found) => found !== undefined);
  const at = { place: { path: module.path, span: root.span }, order: root.span.start };
  const mount = {
    do: 'mount' as const,
    ...at,
    path: '/',
    guards: [],
    ...(urlconf && { child: urlconfId(urlconf.path) }),
  };
  return [
    {
      id: stackId(module.path, root.span.start),
      framework: 'django',
      place: at.place,
      name: 'settings',
      kind: 'application',
      isOrdered: false,
      entries: [...middlewareOf(module, values, at), ...defaultsOf(module, values, at), mount],
    },
  ];
}

/** What a module of settings gives to a name, last at its top level; what it imports with a star is looked at as well. */
function assigned({ body }: CodeModule, name: string): Expression | undefined {
  const found = body.findLast(
    (statement) => statement.kind === 'let' && statement.target.kind === 'name' && statement.target.name === name,
  );
  return found?.kind === 'let' ? found.value : undefined;
}

/** A setting of the module, or of one that it takes all names from. */
function settingOf(module: CodeModule, name: string, values: Values): Placed | undefined {
  const own = assigned(module, name);
  if (own) return { expression: own, module };
  for (const { imported, local, from } of module.imports) {
    if (imported !== '*' || local !== '') continue;
    const other = values.module(module, from.value);
    const found = other && assigned(other, name);
    if (found) return { expression: found, module: other };
  }
  return undefined;
}

type At = Pick<UseEntry, 'place' | 'order'>;

/** Middleware of the project, and of packages what its name says may guard. */
function middlewareOf(module: CodeModule, values: Values, at: At): readonly UseEntry[] {
  const setting = settingOf(module, 'MIDDLEWARE', values) ?? settingOf(module, 'MIDDLEWARE_CLASSES', values);
  if (!setting) return [];
  return joinedItems(setting.expression, setting.module, values).flatMap((item): readonly UseEntry[] => {
    const use = namedUse(item, values);
    const last = use?.written;
    if (!use || (use.value.kind === 'external' && (isNeutral(use.value) || !mayGuard(last)))) return [];
    // Django REST framework exempts its views and asks for permissions itself.
    const isOfDjango = use.value.kind === 'external' && last === 'LoginRequiredMiddleware';
    const only = isOfDjango && use.value.kind === 'external' && use.value.package === 'django';
    return [{ do: 'use', ...at, level: 'application', guards: [use], ...(only && { only: 'django' as const }) }];
  });
}

/** Middleware of Django itself refuses nobody for who they are, except the one that requires a login. */
function isNeutral(value: Value): boolean {
  return value.kind === 'external' && value.package === 'django' && value.path.at(-1) !== 'LoginRequiredMiddleware';
}

/** `DEFAULT_PERMISSION_CLASSES`; without them everybody may come in. */
function defaultsOf(module: CodeModule, values: Values, at: At): readonly UseEntry[] {
  const setting = settingOf(module, 'REST_FRAMEWORK', values);
  const value = setting && values.of(setting.expression, setting.module);
  if (value?.kind !== 'dictionary') return [];
  const entry = value.dictionary.entries.find(({ key }) => key?.value === 'DEFAULT_PERMISSION_CLASSES');
  if (!entry) return [];
  const uses = joinedItems(entry.value, value.module, values).flatMap((item) => namedUse(item, values) ?? []);
  return [reading, writing].map((methods) => ({
    do: 'use',
    ...at,
    level: 'application',
    isDefault: true,
    methods,
    guards: uses.map((use) => {
      const means = meaningOf(use.value, methods[0] ?? '');
      return means ? { ...use, means } : use;
    }),
  }));
}

/** What a dotted text names, or what stands there instead of one. */
function namedUse({ expression, module }: Placed, values: Values): GuardUse | undefined {
  const text = values.of(expression, module);
  const place = { path: module.path, span: expression.span };
  if (text.kind !== 'text') {
    const written = expression.kind === 'name' ? expression.name : 'middleware';
    return text.kind === 'unknown' ? undefined : { place, written, value: text, given: [] };
  }
  const written = text.value.split('.').at(-1) ?? text.value;
  return { place, written, value: dottedValue(text.value, module, values), given: [] };
}
