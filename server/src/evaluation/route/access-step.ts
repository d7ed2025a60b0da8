import { type StorageMethod, storageMethod } from '../../knowledge/route/storage';
import type { Argument, Expression } from '../../model/code';
import type { Step } from './access-chain';
import { takeAllData, takeData, takeKey } from './access-draft';
import type { AccessDraft, Origin } from './origin';
import type { Frame, Run } from './run';

const optionNames = new Set(
  'select include attributes orderBy order order_by limit take skip offset projection new lean relations populate rejectOnNotFound transaction upsert raw cursor distinct synchronize_session defaults'.split(
    ' ',
  ),
);

const dataNames = new Set('data create update values set updates defaults'.split(' '));

const whereNames = new Set('where filter query Key key conditions match'.split(' '));

export function takeStep(
  draft: AccessDraft,
  { name, call }: Step,
  method: StorageMethod,
  isDivided: boolean,
  frame: Frame,
  run: Run,
): void {
  const own = storageMethod(name);
  const data = name === 'values' || name === 'set' ? 'all' : own && own.sort === method.sort ? method.data : 'none';
  const args = call.args.map((one) => ({ ...one, origin: run.evaluate(one.value, frame) }));
  const hasWhere = args.some(({ origin }) => origin.kind === 'fields' && origin.entries.has('where'));
  const isWrite = method.sort !== 'read' && method.sort !== 'list';
  const isMatcher = name === 'get_object_or_404' || name === 'get_list_or_404' || name === 'aget_object_or_404';
  for (const [at, argument] of args.entries()) {
    if (
      at === 0 &&
      !argument.name &&
      (namesModel.has(name) || isMatcher || isDivided) &&
      isModelArgument(argument.value)
    )
      continue;
    if (at === 0 && isWrite && adopt(draft, argument.origin)) continue;
    const isData =
      data === 'all' ||
      (data === 'second' && (hasWhere ? false : at > 0)) ||
      (data === 'first' &&
        (args.length > 1 && !hasWhere && argument.origin.kind !== 'fields'
          ? false
          : at === (args.length > 1 && !hasWhere ? 1 : 0)));
    if (shapingSteps.has(name)) continue;
    takeArgument(draft, argument, isData, run);
  }
}

/** Steps that say which part of the rows comes out, or how. */
const shapingSteps = new Set(
  'select returning populate orderBy order_by limit offset skip take options sort lean'.split(' '),
);

const namesModel = new Set(['query', 'select', 'from', 'table', 'collection', 'into']);

/** A row that is handed over is what is changed: `session.delete(post)`. */
function adopt(draft: AccessDraft, origin: Origin): boolean {
  if (origin.kind === 'principal' && origin.path.length === 0) {
    draft.isScoped = true;
    if (draft.sort === 'create') draft.sort = 'update';
    return true;
  }
  if (origin.kind !== 'row' || origin.path.length > 0) return false;
  draft.model = origin.access.model;
  draft.keys = [...origin.access.keys];
  draft.isScoped = origin.access.isScoped;
  if (origin.access.isOwned) draft.isOwned = true;
  if (draft.sort === 'create') draft.sort = 'update';
  return true;
}

function isModelArgument(expression: Expression): boolean {
  return (
    expression.kind === 'name' ||
    (expression.kind === 'member' && expression.of.kind === 'name') ||
    expression.kind === 'text'
  );
}

function takeArgument(
  draft: AccessDraft,
  argument: Argument & { readonly origin: Origin },
  isData: boolean,
  run: Run,
): void {
  const { origin, name } = argument;
  if (name) {
    if (optionNames.has(name.value)) return;
    if (isData || dataNames.has(name.value)) takeData(draft, name.value, origin, run);
    else takeKey(draft, name.value, origin, run);
    return;
  }
  if (origin.kind === 'fields') {
    const isDivided = [...origin.entries.keys()].some((key) => whereNames.has(key) || dataNames.has(key));
    for (const [key, value] of origin.entries) {
      if (optionNames.has(key) && !(isData && !isDivided)) continue;
      if (isDivided && whereNames.has(key)) takeKey(draft, '', value, run);
      else if (isDivided && dataNames.has(key)) takeAllData(draft, value, run);
      else if (isData) takeData(draft, key.replace(/^\$/, ''), value, run);
      else takeKey(draft, key, value, run);
    }
    for (const rest of origin.rest) isData ? takeAllData(draft, rest, run) : takeKey(draft, '', rest, run);
    return;
  }
  if (isData) takeAllData(draft, origin, run);
  else takeKey(draft, '', origin, run);
}
