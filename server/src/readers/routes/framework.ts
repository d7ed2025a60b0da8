import type { CodeModule, Expression } from '../../model/code';
import type { FrameworkId, GuardUse, RoutePath, Stack, StackEntry } from '../../model/route';
import type { Values } from '../../model/value';
import { written } from '../../model/written';
import { pathOfPattern } from './pattern-path';

/** Finds what one framework registers, file by file. */
export interface Framework {
  readonly id: FrameworkId;
  /** A cheap look at a module: may this framework register something here? */
  suits(module: CodeModule): boolean;
  /** The stacks of which entries stand in this module, whoever made them. Never throws. */
  read(module: CodeModule, values: Values): readonly Stack[];
}

/** Gathers the entries of stacks while one module is read. */
export class Stacks {
  readonly #stacks = new Map<string, { stack: Stack; readonly entries: StackEntry[] }>();

  /** Adds an entry to a stack; without one, the stack itself is noted. */
  add(stack: Omit<Stack, 'entries'>, ...entries: readonly StackEntry[]): void {
    const known = this.#stacks.get(stack.id);
    if (known) {
      known.entries.push(...entries);
      // Only one place may show that requests come in there.
      if (stack.kind === 'application') known.stack = { ...known.stack, kind: stack.kind, name: stack.name };
      return;
    }
    const list = [...entries];
    this.#stacks.set(stack.id, { stack: { ...stack, entries: list }, entries: list });
  }

  has(id: string): boolean {
    return this.#stacks.has(id);
  }

  /** Adds what else is known of a stack on which something was registered. */
  amend(id: string, facts: Partial<Omit<Stack, 'id' | 'entries'>>): void {
    const known = this.#stacks.get(id);
    if (known) known.stack = { ...known.stack, ...facts };
  }

  all(): readonly Stack[] {
    return [...this.#stacks.values()].map(({ stack }) => stack);
  }
}

/** An expression in the place of a guard. */
export function guardUse(expression: Expression, module: CodeModule, values: Values): GuardUse {
  return {
    place: { path: module.path, span: expression.span },
    written: written(expression),
    value: values.of(expression, module),
    given: [],
  };
}

/** The path that an expression gives: holes and what is not known become `…`, a parameter keeps its colon. */
export function pathOf(expression: Expression, module: CodeModule, values: Values): RoutePath {
  if (expression.kind === 'template') {
    return expression.parts.map((part) => pathOf(part, module, values) ?? '…').join('');
  }
  if (expression.kind === 'binary' && expression.operator === '+') {
    return [expression.left, expression.right].map((part) => pathOf(part, module, values) ?? '…').join('');
  }
  // `'^{}api/'.format(prefix)` of Python.
  if (expression.kind === 'call' && expression.callee.kind === 'member' && expression.callee.name.value === 'format') {
    return pathOf(expression.callee.of, module, values)?.replace(/\{\w{0,40}\}/g, '…');
  }
  const value = values.of(expression, module);
  if (value.kind === 'text') return plainParameters(value.value);
  if (value.kind === 'literal' && typeof value.value === 'string') return pathOfPattern(value.value);
  return value.kind === 'unknown' && value.expression && value.module && value.expression !== expression
    ? pathOf(value.expression, value.module, values)
    : undefined;
}

/** Parameters without what they have to look like: `:id(\\d+)`, `:id{[0-9]+}` and `:id?` are `:id`. */
function plainParameters(path: string): string {
  if (!path.includes(':')) return path;
  return path
    .replace(/:\w{1,99}(?:\{\.[*+]\}|\(\.[*+]\))/g, '*')
    .replace(/(:\w{1,99})(?:\([^()]{0,99}\)|\{[^{}]{0,99}\})?[?+]?/g, '$1');
}
