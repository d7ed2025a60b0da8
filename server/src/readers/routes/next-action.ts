import type { CodeModule, FunctionCode } from '../../model/code';
import type { GuardUse, Level, RouteEntry } from '../../model/route';
import type { CallValue, Value, Values } from '../../model/value';
import { walkCode } from '../../model/walk-code';
import type { Span } from '../../text/span';
import { stepsOf } from './chained';
import { guardUse } from './framework';
import { actionName } from './next-calls';
import { urlOf } from './next-path';

/** More calls than this stand around no handler. */
const mostWrappers = 24;

/** The server actions of a module: what it exports for callers, and functions that say so themselves. */
export function actionsOf(module: CodeModule, values: Values): readonly RouteEntry[] {
  if (module.directives.includes('use client')) return [];
  const exported = module.directives.includes('use server') ? exportedActions(module, values) : [];
  const inline: RouteEntry[] = [];
  walkCode(module.body, (node) => {
    if (node.kind !== 'function' || 'function' in node || !node.directives.includes('use server')) return;
    inline.push(
      actionOf(
        nameOf(node),
        node.name?.span ?? headOf(node),
        { kind: 'function', function: node, module },
        module,
        values,
      ),
    );
  });
  return [...exported, ...inline];
}

function exportedActions(module: CodeModule, values: Values): readonly RouteEntry[] {
  return module.exports.flatMap(({ name, span, value: expression }) => {
    if (name === '*' || name === '=') return [];
    const value = expression ? values.of(expression, module) : values.member({ kind: 'module', module }, name);
    // Constants and types that stand beside the actions are nothing that can be called.
    if (value.kind !== 'function' && value.kind !== 'call') return [];
    const action = actionName(name, module);
    return [{ ...actionOf(name, declaredAt(name, module) ?? span, value, module, values), action }];
  });
}

function actionOf(name: string, span: Span, value: Value, module: CodeModule, values: Values): RouteEntry {
  const chained = chainOf(value, values);
  return {
    do: 'route',
    place: { path: module.path, span },
    order: span.start,
    methods: ['ACTION'],
    path: `${urlOf(module.path.replace(/\.\w+$/, '').split('/'))}/${name}`,
    guards: chained.guards,
    handler: chained.handler ?? value,
    handlerName: name,
  };
}

/** `client.use(known).schema(input).action(fn)`: what stands before the action, and the action itself. */
function chainOf(
  value: Value,
  values: Values,
): { readonly guards: readonly (GuardUse & { readonly level: Level })[]; readonly handler?: Value } {
  const { steps } = stepsOf(value, values);
  const last = steps.findLast(({ name }) => /^(?:action|stateAction|handler)$/.test(name));
  const given = last?.call.args[0]?.value;
  const handler = last?.given ?? (last && given && values.of(given, last.module));
  // A function, or one that is wrapped: `action(logged(fn))`.
  if (handler?.kind !== 'function' && handler?.kind !== 'call') return { guards: [] };
  const guards = steps.flatMap(({ name, call, module }) => {
    const [first] = name === 'use' ? call.args : [];
    return first ? [{ ...guardUse(first.value, module, values), level: 'method' as const }] : [];
  });
  return { guards, handler };
}

function nameOf(code: FunctionCode): string {
  return code.name?.value ?? 'action';
}

function headOf({ span, body }: FunctionCode): Span {
  return { start: span.start, end: body[0]?.span.start ?? span.end };
}

/** Where a module declares a name. */
export function declaredAt(name: string, { body }: CodeModule): Span | undefined {
  for (const statement of body) {
    if (statement.kind === 'function' && statement.function.name?.value === name) return statement.function.name.span;
    if (statement.kind !== 'let') continue;
    const { target } = statement;
    if (target.kind === 'name' && target.name === name) return target.span;
    const field =
      target.kind === 'fields' ? target.fields.find(({ as }) => as.kind === 'name' && as.name === name) : undefined;
    if (field) return field.as.span;
  }
  return undefined;
}

/** The calls around a handler, from the outside to the inside: `withAuth(log(handler))`. */
export function wrappersOf(handler: Value, values: Values): readonly CallValue[] {
  const found: CallValue[] = [];
  let here: Value | undefined = handler;
  while (here?.kind === 'call' && found.length < mostWrappers) {
    const { call, module }: CallValue = here;
    found.push(here);
    here = call.args
      .map(({ value }) => values.of(value, module))
      .find(({ kind }) => kind === 'function' || kind === 'call');
  }
  return found;
}
