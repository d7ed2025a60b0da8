import { isOwnerField } from '../knowledge/route/attributes';
import type { CodeModule, Expression, FunctionCode, Statement } from '../model/code';
import type { Access, JudgedRoute, OwnerOffer, Route } from '../model/route';
import type { FunctionValue, Values } from '../model/value';
import { type CodeNode, walkCode } from '../model/walk-code';
import { sameSpan } from '../text/span';
import { declares } from './import-of';
import type { SeenRoute } from './surroundings';

/**
 * How a route could tie the record that it picks to the caller: by the field of the model, and by the name for the caller,
 * that another route of the same file uses. Undefined where none does, or where its name for the caller is unknown here.
 *
 * @param beside the routes that are declared in the same file.
 * @param module that file.
 */
export function ownerOffer(
  { route, handler, verdict }: JudgedRoute,
  beside: readonly SeenRoute[],
  values: Values,
  module: CodeModule,
): OwnerOffer | undefined {
  // Conditions are written in these two only.
  if (module.language !== 'javascript' && module.language !== 'python') return undefined;
  const { path } = route.place;
  const model = verdict.access?.model;
  const own = handlerOf(route, values);
  // What picks the record comes first: what happens to it afterwards may be written elsewhere.
  const picked = handler?.accesses.find((one) => one.model === model && isOpen(one) && one.place.path === path);
  if (!own || own.module.path !== path || !model || !picked) return undefined;
  for (const other of beside) {
    const theirs = handlerOf(other.route, values);
    if (!theirs || theirs.module.path !== path) continue;
    for (const access of other.handler?.accesses ?? []) {
      if (access.model !== model || !access.isScoped || access.place.path !== path) continue;
      const tie = tieIn(module, access);
      if (!tie || !isKnown(tie.caller, own.function, module)) continue;
      return { at: picked.place.span, field: tie.field, caller: tie.caller.span };
    }
  }
  return undefined;
}

function isOpen({ isScoped, isCompared, keys }: Access): boolean {
  return !isScoped && !isCompared && keys.length > 0;
}

function handlerOf({ handler }: Route, values: Values): FunctionValue | undefined {
  return handler && values.callables(handler)[0];
}

interface Tie {
  readonly field: string;
  readonly caller: Expression;
}

/** The field that says whose a row is, and who stands beside it: `{ userId: req.user.id }`, `Order.user_id == user.id`. */
function tieIn(module: CodeModule, { place }: Access): Tie | undefined {
  let found: Tie | undefined;
  walkCode(module.body, (node) => {
    if (node.kind !== 'call' || !sameSpan(node.span, place.span)) return found === undefined;
    walkCode([node], (inner) => {
      found ??= tiesOf(inner).find(({ field }) => isOwnerField(field));
      return found === undefined;
    });
    return false;
  });
  return found;
}

function tiesOf(node: CodeNode): readonly Tie[] {
  switch (node.kind) {
    case 'dictionary':
      return node.entries.flatMap(({ key, value }) => (key ? [{ field: key.value, caller: value }] : []));
    case 'call':
      return node.args.flatMap(({ name, value }) => (name ? [{ field: name.value, caller: value }] : []));
    case 'binary':
      return node.operator === '==' && node.left.kind === 'member'
        ? [{ field: node.left.name.value, caller: node.right }]
        : [];
    default:
      return [];
  }
}

/** True if the name that an expression begins with means something in a function too. */
function isKnown(expression: Expression, { parameters, body }: FunctionCode, module: CodeModule): boolean {
  let at = expression;
  for (let depth = 0; depth < 10 && at.kind !== 'name'; depth++) {
    if (at.kind === 'member' || at.kind === 'index') at = at.of;
    else if (at.kind === 'call') at = at.callee;
    else return false;
  }
  if (at.kind !== 'name') return false;
  const { name } = at;
  const isParameter = parameters.some(({ target }) => target.kind === 'name' && target.name === name);
  const isImported = module.imports.some(({ local }) => local === name);
  return isParameter || isImported || declares(body, name) || declares(module.body, name) || assigns(body, name);
}

/** Python declares by giving a value. */
function assigns(body: readonly Statement[], name: string): boolean {
  return body.some(
    (statement) =>
      statement.kind === 'expression' &&
      statement.value.kind === 'assignment' &&
      statement.value.target.kind === 'name' &&
      statement.value.target.name === name,
  );
}
