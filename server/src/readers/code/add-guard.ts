import type { CodeStep } from '../../model/change';
import type { FunctionCode } from '../../model/code';
import type { NewGuard, NewImport } from '../../model/route';
import { walkCode } from '../../model/walk-code';
import type { TextEdit } from '../../text/edit';
import type { Span } from '../../text/span';
import type { Written } from '../reading';
import { headOf } from '../routes/receivers';
import { addImports } from './add-imports';
import { findCall } from './find-call';
import type { CodeSource } from './source';

type AddGuard = Extract<CodeStep, { do: 'addGuard' }>;

/** Text that is put somewhere, and the imports that it needs beside that of the guard. */
interface Put {
  readonly edit: TextEdit;
  readonly imports?: readonly NewImport[];
}

/** Writes a guard at a route, in the way of its framework, so that it runs last before the handler. */
export function addGuard(source: CodeSource, { route, framework, guard }: AddGuard): Written {
  const put = putGuard(source, framework, route, guard);
  if (!put) return { refused: 'The route is not declared in a way that a guard can be added to.' };
  const imports = [...(put.imports ?? []), ...(guard.imported ? [guard.imported] : [])];
  return { edits: [put.edit, ...addImports(source, imports)] };
}

function putGuard(source: CodeSource, framework: AddGuard['framework'], route: Span, guard: NewGuard): Put | undefined {
  switch (framework) {
    case 'express':
    case 'koa':
    case 'hono':
      return asArgument(source, route, guard);
    case 'fastapi':
      return asDependency(source, route, guard);
    case 'fastify':
      return asHook(source, route, guard);
    case 'flask':
      return asDecorator(source, route, guard.written);
    case 'nest':
      return asNestDecorator(source, route, guard);
    case 'django':
      return aroundView(source, route, guard);
    case 'laravel':
      return asMiddleware(source, route, guard);
    default:
      return undefined;
  }
}

/** Before the last argument, which answers; in a list of guards and handler, before its last item. */
function asArgument({ module }: CodeSource, route: Span, { written }: NewGuard): Put | undefined {
  const call = findCall(module, (one) => isAt(headOf(one), route));
  const last = call?.args.at(-1)?.value;
  const handler = last?.kind === 'list' ? last.items.at(-1) : last;
  return handler && { edit: insert(handler.span.start, `${written}, `) };
}

/** In the dependencies of the decorator. */
function asDependency({ module }: CodeSource, route: Span, { written }: NewGuard): Put | undefined {
  const call = findCall(module, ({ span, args }) =>
    isAt({ start: span.start, end: args[0]?.span.end ?? span.end }, route),
  );
  const last = call?.args.at(-1);
  if (!call || !last) return undefined;
  const guard = `Depends(${written})`;
  const isKnown = module.imports.some(({ local }) => local === 'Depends');
  const imports = isKnown ? [] : [{ from: 'fastapi', name: 'Depends', isDefault: false }];
  const list = call.args.find(({ name }) => name?.value === 'dependencies')?.value;
  if (!list) return { edit: insert(last.span.end, `, dependencies=[${guard}]`), imports };
  if (list.kind !== 'list') return undefined;
  const before = list.items.at(-1);
  return { edit: before ? insert(before.span.end, `, ${guard}`) : insert(list.span.start + 1, guard), imports };
}

/** On a line of its own below the decorator that is nearest to the function. */
function asDecorator({ text, module }: CodeSource, route: Span, written: string): Put | undefined {
  let found: FunctionCode | undefined;
  walkCode(module.body, (node) => {
    if (node.kind !== 'function' || 'function' in node) return true;
    if (node.decorators.some(({ span, value }) => span.start === route.start || value.span.start === route.start)) {
      found = node;
    }
    return true;
  });
  const nearest = found?.decorators.at(-1);
  if (!nearest) return undefined;
  const { start } = nearest.span;
  const indent = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  const end = text.indexOf('\n', nearest.span.end);
  if (/\S/.test(indent) || end < 0) return undefined;
  const at = text[end - 1] === '\r' ? end - 1 : end;
  return { edit: insert(at, `${text.slice(at, end)}\n${indent}@${written}`) };
}

/** A class goes into `UseGuards`; what a guard asks for is a decorator by itself. */
function asNestDecorator(source: CodeSource, route: Span, { written, isMark }: NewGuard): Put | undefined {
  if (isMark) return asDecorator(source, route, written);
  const put = asDecorator(source, route, `UseGuards(${written})`);
  const isKnown = source.module.imports.some(({ local }) => local === 'UseGuards');
  return put && { ...put, imports: isKnown ? [] : [{ from: '@nestjs/common', name: 'UseGuards', isDefault: false }] };
}

/** Last in `preHandler`, which runs after all other hooks, in options that the route has or gets. */
function asHook({ text, module }: CodeSource, route: Span, { written }: NewGuard): Put | undefined {
  const call = findCall(module, (one) => isAt(headOf(one), route));
  const handler = call?.args.at(-1)?.value;
  if (!call || !handler || call.args.length < 2) return undefined;
  const options = call.args[1]?.value;
  if (options === handler && handler.kind !== 'dictionary') {
    return { edit: insert(handler.span.start, `{ preHandler: [${written}] }, `) };
  }
  if (options?.kind !== 'dictionary') return undefined;
  const hook = options.entries.find(({ key }) => key?.value === 'preHandler')?.value;
  if (!hook) return { edit: insert(options.span.start + 1, ` preHandler: [${written}],`) };
  const last = hook.kind === 'list' ? hook.items.at(-1) : undefined;
  if (last) return { edit: insert(last.span.end, `, ${written}`) };
  return hook.kind === 'list'
    ? { edit: insert(hook.span.start + 1, written) }
    : { edit: { span: hook.span, text: `[${text.slice(hook.span.start, hook.span.end)}, ${written}]` } };
}

/** Around the view of a pattern. */
function aroundView({ text, module }: CodeSource, route: Span, { written }: NewGuard): Put | undefined {
  const call = findCall(module, ({ span, args }) =>
    isAt({ start: span.start, end: args[0]?.span.end ?? span.end }, route),
  );
  const view = call?.args.filter(({ name }) => !name || name.value === 'view').at(1)?.value;
  if (!view) return undefined;
  return { edit: { span: view.span, text: `${written}(${text.slice(view.span.start, view.span.end)})` } };
}

/** Behind the route in its chain. What stands for several routes at once is left as it is. */
function asMiddleware({ module }: CodeSource, route: Span, { written }: NewGuard): Put | undefined {
  const call = findCall(module, (one) => isAt(headOf(one), route));
  const isMany = call?.callee.kind === 'member' && /resource|singleton/i.test(call.callee.name.value);
  return call && !isMany ? { edit: insert(call.span.end, `->middleware('${written}')`) } : undefined;
}

function isAt(span: Span, place: Span): boolean {
  return span.start === place.start && span.end === place.end;
}

function insert(at: number, text: string): TextEdit {
  return { span: { start: at, end: at }, text };
}
