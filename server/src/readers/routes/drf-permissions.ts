import type { CodeModule, Expression, FunctionCode, Statement } from '../../model/code';
import type { GuardUse, Meaning } from '../../model/route';
import type { Value, Values } from '../../model/value';
import { argument, type Placed } from './arguments';
import { type Ancestor, fieldOf, methodOf } from './classes';
import { guardUse } from './framework';
import { joinedItems } from './joined';

/** What a request asks of a view: the method, and in a view set the name of the action. */
export interface Asked {
  readonly method: string;
  readonly action: string;
}

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);
const deepest = 8;

/**
 * The permissions that a view of Django REST framework asks for; undefined if the view says nothing and takes the
 * defaults of the settings. `own` are those of the action itself.
 */
export function permissionsOf(
  lineage: readonly Ancestor[],
  own: Placed | undefined,
  asked: Asked,
  values: Values,
): readonly GuardUse[] | undefined {
  const field = own ?? fieldOf(lineage, 'permission_classes');
  const declared = field && !isDefault(field, values) ? permissionUses(field, asked.method, values) : undefined;
  const method = methodOf(lineage, 'get_permissions');
  if (!method) return declared;
  const chosen = chosenIn(method.function, method.module, lineage, asked, values);
  if (chosen === 'declared') return declared;
  if (chosen) return permissionUses(chosen, asked.method, values);
  const written = 'get_permissions';
  const value: Value = { kind: 'unknown', reason: 'it cannot be told which permissions get_permissions gives' };
  return [{ place: { path: method.module.path, span: method.function.span }, written, value, given: [] }];
}

/** `permission_classes = api_settings.DEFAULT_PERMISSION_CLASSES`. */
function isDefault({ expression, module }: Placed, values: Values): boolean {
  const value = values.of(expression, module);
  return value.kind === 'external' && value.path.at(-1) === 'DEFAULT_PERMISSION_CLASSES';
}

/** The guards that a list of permission classes is; an empty one lets everybody in. */
export function permissionUses({ expression, module }: Placed, method: string, values: Values): readonly GuardUse[] {
  const items = joinedItems(expression, module, values);
  if (items.length === 0) {
    const place = { path: module.path, span: expression.span };
    return [{ place, written: 'permission_classes = []', value: { kind: 'unknown' }, given: [], means: 'public' }];
  }
  return items.flatMap((item) => permissionUse(item.expression, item.module, method, values, 0));
}

/** One permission. Both sides of `A & B` are asked; `A | B` is one that lets everybody in if one side does. */
function permissionUse(
  expression: Expression,
  module: CodeModule,
  method: string,
  values: Values,
  depth: number,
): readonly GuardUse[] {
  if (depth > deepest) return [guardUse(expression, module, values)];
  if (expression.kind === 'binary' && expression.operator === '&') {
    return [expression.left, expression.right].flatMap((one) => permissionUse(one, module, method, values, depth + 1));
  }
  const use = guardUse(expression, module, values);
  if (expression.kind === 'binary' && expression.operator === '|') {
    const sides = [expression.left, expression.right].map((one) =>
      permissionUse(one, module, method, values, depth + 1),
    );
    const isOpen = sides.some((side) => side.every(({ means }) => means === 'public'));
    if (isOpen) return [{ ...use, means: 'public' }];
    // What several permissions ask together is none of those that are enough alone.
    const isPlain = sides.every((side) => side.length === 1);
    return [isPlain ? { ...use, anyOf: sides.flatMap((side) => side.flatMap((one) => one.anyOf ?? [one])) } : use];
  }
  // A name may stand for a composition.
  const { value } = use;
  if (value.kind === 'unknown' && value.expression?.kind === 'binary' && value.module) {
    if (value.expression !== expression) {
      return permissionUse(value.expression, value.module, method, values, depth + 1);
    }
  }
  const means = meaningOf(value, method);
  return [means ? { ...use, means } : use];
}

/** What the words of the framework mean for a method. What only asks for permissions to write asks nothing of readers. */
export function meaningOf(value: Value, method: string): Meaning | undefined {
  if (value.kind !== 'external' || value.package !== 'rest_framework') return undefined;
  const isRead = safe.has(method);
  switch (value.path.at(-1)) {
    case 'AllowAny':
      return 'public';
    case 'IsAuthenticatedOrReadOnly':
      return isRead ? 'public' : 'authentication';
    case 'DjangoModelPermissionsOrAnonReadOnly':
      return isRead ? 'public' : undefined;
    case 'DjangoModelPermissions':
      return isRead ? 'authentication' : undefined;
    default:
      return undefined;
  }
}

/** The classes that `get_permissions` makes for a request: an expression, those that are declared, or not known. */
function chosenIn(
  code: FunctionCode,
  module: CodeModule,
  lineage: readonly Ancestor[],
  asked: Asked,
  values: Values,
): Placed | 'declared' | undefined {
  const names = new Map<string, Expression>();
  const returned = run(code.body, asked, names, 0);
  if (!returned || returned === 'unknown') return undefined;
  const follow = (expression: Expression, depth: number): Placed | 'declared' | undefined => {
    if (depth > deepest) return undefined;
    switch (expression.kind) {
      case 'name': {
        const local = names.get(expression.name);
        return local ? follow(local, depth + 1) : { expression, module };
      }
      case 'member':
        if (expression.of.kind !== 'name' || expression.of.name !== 'self') return { expression, module };
        return expression.name.value === 'permission_classes'
          ? (names.has('self.permission_classes') &&
              follow(names.get('self.permission_classes') ?? expression, depth + 1)) ||
              'declared'
          : fieldOf(lineage, expression.name.value);
      case 'index':
        return byAction(expression.of, expression.at[0], lineage, asked, values);
      case 'call':
        return calledFor(expression, follow, depth);
      case 'list': {
        const made = expression.items.map((item) =>
          item.kind === 'call' && item.args.length === 0 ? item.callee : item,
        );
        return { expression: { ...expression, items: made }, module };
      }
      case 'unknown': {
        // `[permission() for permission in permission_classes]`
        const over = expression.children.at(-1);
        const inner = over?.kind === 'unknown' ? over.children.at(-1) : over;
        return inner && inner.kind !== 'unknown' ? follow(inner, depth + 1) : undefined;
      }
      case 'binary':
        return { expression, module };
      default:
        return undefined;
    }
  };
  return follow(returned, 0);
}

/** `super().get_permissions()`, `list(map(…))`, `self.permissions_by_action.get(self.action, …)`. */
function calledFor(
  { callee, args }: Extract<Expression, { kind: 'call' }>,
  follow: (expression: Expression, depth: number) => Placed | 'declared' | undefined,
  depth: number,
): Placed | 'declared' | undefined {
  if (callee.kind === 'member' && callee.name.value === 'get_permissions') return 'declared';
  const only = args[0]?.value;
  return callee.kind === 'name' && /^(list|tuple)$/.test(callee.name) && only ? follow(only, depth + 1) : undefined;
}

/** `self.permissions_by_action[self.action]`. */
function byAction(
  of: Expression,
  key: Expression | undefined,
  lineage: readonly Ancestor[],
  { action }: Asked,
  values: Values,
): Placed | undefined {
  if (!key || askedBy(key) !== 'action' || of.kind !== 'member') return undefined;
  const field = fieldOf(lineage, of.name.value);
  const value = field && values.of(field.expression, field.module);
  if (value?.kind !== 'dictionary') return undefined;
  const entry = value.dictionary.entries.find((one) => one.key?.value === action);
  return entry && { expression: entry.value, module: value.module };
}

/** The expression that a body returns for a request; undefined if it goes on to its end. */
function run(
  body: readonly Statement[],
  asked: Asked,
  names: Map<string, Expression>,
  depth: number,
): Expression | 'unknown' | undefined {
  if (depth > deepest) return 'unknown';
  for (const statement of body) {
    switch (statement.kind) {
      case 'return':
        return statement.value ?? 'unknown';
      case 'let':
        note(statement.target, statement.value, names);
        break;
      case 'expression':
        if (statement.value.kind === 'assignment') note(statement.value.target, statement.value.value, names);
        break;
      case 'if': {
        const answer = isTrue(statement.test, asked);
        if (answer === undefined) return 'unknown';
        const found = run(answer ? statement.whenTrue : statement.whenFalse, asked, names, depth + 1);
        if (found) return found;
        break;
      }
      case 'try': {
        // What fails falls back to what a handler gives, often the declared ones.
        const found = run(statement.body, asked, names, depth + 1);
        if (found) return found;
        break;
      }
      case 'block':
      case 'with': {
        const found = run(statement.body, asked, names, depth + 1);
        if (found) return found;
        break;
      }
      case 'switch':
      case 'loop':
        return 'unknown';
    }
  }
  return undefined;
}

function note(
  target: Expression | { readonly kind: string },
  value: Expression | undefined,
  names: Map<string, Expression>,
): void {
  if (!value) return;
  const name = nameOf(target as Expression);
  if (name !== undefined) names.set(name, value);
}

function nameOf(target: Expression): string | undefined {
  if (target.kind === 'name') return target.name;
  return target.kind === 'member' && target.of.kind === 'name' && target.of.name === 'self'
    ? `self.${target.name.value}`
    : undefined;
}

/** Whether a test of the action or of the method holds; undefined if it is about something else. */
function isTrue(test: Expression, asked: Asked, depth = 0): boolean | undefined {
  if (depth > deepest) return undefined;
  if (test.kind === 'unary' && test.operator === 'not') {
    const answer = isTrue(test.of, asked, depth + 1);
    return answer === undefined ? undefined : !answer;
  }
  if (test.kind !== 'binary') return undefined;
  const { operator, left, right } = test;
  if (operator === 'and' || operator === 'or') {
    const answers = [left, right].map((one) => isTrue(one, asked, depth + 1));
    const deciding = operator === 'or';
    if (answers.includes(deciding)) return deciding;
    return answers.includes(undefined) ? undefined : !deciding;
  }
  const about = askedBy(left);
  if (!about) return undefined;
  const texts = textsIn(right);
  if (!texts) return undefined;
  const isIn = texts.some((text) => text.toLowerCase() === asked[about].toLowerCase());
  switch (operator) {
    case '==':
    case 'in':
      return isIn;
    case '!=':
    case 'not in':
      return !isIn;
    default:
      return undefined;
  }
}

/** What a test asks for: `self.action`, `self.request.method`. */
function askedBy(expression: Expression): keyof Asked | undefined {
  if (expression.kind !== 'member') return undefined;
  const { of, name } = expression;
  if (name.value === 'action' && of.kind === 'name' && of.name === 'self') return 'action';
  return name.value === 'method' && of.kind === 'member' && of.name.value === 'request' ? 'method' : undefined;
}

function textsIn(expression: Expression): readonly string[] | undefined {
  if (expression.kind === 'text') return [expression.value];
  if (expression.kind === 'name' || expression.kind === 'member') {
    const name = expression.kind === 'name' ? expression.name : expression.name.value;
    return name === 'SAFE_METHODS' ? [...safe] : undefined;
  }
  if (expression.kind !== 'list') return undefined;
  const texts = expression.items.flatMap((item) => (item.kind === 'text' ? [item.value] : []));
  return texts.length === expression.items.length ? texts : undefined;
}

/** The permission classes that a call of a decorator names: `@action(permission_classes=[...])`. */
export function permissionArgument(expression: Expression, module: CodeModule): Placed | undefined {
  if (expression.kind !== 'call') return undefined;
  const found = argument(expression, 'permission_classes');
  return found && { expression: found, module };
}
