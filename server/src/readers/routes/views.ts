import type { CodeModule, Expression } from '../../model/code';
import type { GuardUse } from '../../model/route';
import type { ClassValue, FunctionValue, Value, Values } from '../../model/value';
import { written } from '../../model/written';
import { decoratorGuards } from './decorators';

/** More wrappers than this has no view. */
const mostWrappers = 12;

/** What answers requests: a function, a class that makes views, or something nobody can follow. */
export interface View {
  readonly value: FunctionValue | ClassValue | Exclude<Value, FunctionValue | ClassValue>;
  readonly written: string;
  /** What is wrapped around it where it is registered, from the outside to the inside. */
  readonly guards: readonly GuardUse[];
  /** What `as_view` is given. */
  readonly options?: { readonly args: readonly Expression[]; readonly module: CodeModule };
}

/** The view behind an expression: `login_required(Users.as_view())`, `permission_required('x')(show)`, `show`. */
export function viewOf(expression: Expression, module: CodeModule, values: Values): View {
  const guards: GuardUse[] = [];
  let here = { expression, module };
  for (let wrappers = 0; wrappers < mostWrappers; wrappers++) {
    const call = callAt(here.expression, here.module, values);
    if (!call) break;
    const { callee, args } = call.expression;
    if (callee.kind === 'member' && /^(as_view|as_asgi)$/.test(callee.name.value)) {
      const value = values.of(callee.of, call.module);
      const options = { args: args.map((one) => one.value), module: call.module };
      return { value, written: written(callee.of), guards, options };
    }
    const inner = args[0]?.value;
    if (!inner || !isWrapper(call.expression, call.module, values)) break;
    guards.push(...decoratorGuards([{ value: callee }], call.module, values));
    here = { expression: inner, module: call.module };
  }
  const value = values.of(here.expression, here.module);
  return { value, written: written(here.expression), guards };
}

/** The call that an expression is, or that a name stands for. */
function callAt(expression: Expression, module: CodeModule, values: Values) {
  if (expression.kind === 'call') return { expression, module };
  const value = values.of(expression, module);
  return value.kind === 'call' ? { expression: value.call, module: value.module } : undefined;
}

/** A decorator that is called with what it wraps, and with nothing else but its own settings. */
function isWrapper(
  { args }: { readonly args: readonly { readonly name?: unknown; readonly value: Expression }[] },
  module: CodeModule,
  values: Values,
): boolean {
  const [first] = args;
  if (!first || first.name) return false;
  const value = values.of(first.value, module);
  return value.kind === 'function' || value.kind === 'call' || value.kind === 'class' || value.kind === 'member';
}
