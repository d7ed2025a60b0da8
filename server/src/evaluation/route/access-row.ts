import type { Call } from '../../model/code';
import { makeDraft, takeAllData } from './access-draft';
import { record } from './access-result';
import { takeAssigned } from './assigned';
import { type AccessDraft, type Origin, partsOf } from './origin';
import type { Frame, GivenArgument, Run } from './run';

/** A change of a row that was fetched: `post.save()`, `post.update(body)`, `post.deleteOne()`. */
export function accessOfRow(
  row: Origin & { kind: 'row' },
  name: string,
  call: Call,
  args: readonly GivenArgument[],
  frame: Frame,
  run: Run,
): Origin | undefined {
  const sort = rowMethods.get(name);
  if (!sort) return undefined;
  const draft = makeDraft({ sort, isClear: true, data: 'all' }, row.access.model, call, frame);
  if (row.access.isNew && sort === 'update') storeNew(draft, row.access);
  draft.keys = [...row.access.keys];
  draft.isScoped = row.access.isScoped;
  if (row.access.isOwned) draft.isOwned = true;
  for (const { origin } of args) takeAllData(draft, origin, run);
  takeAssigned(draft, row.access, run);
  delete row.access.assigned;
  if (row.access.written === 'own' && args.length === 0) draft.storesPrincipal = true;
  record(draft, run);
  return row;
}

/** What a row was made with is written when it is stored for the first time. */
function storeNew(draft: AccessDraft, { privileges, writesAll, writesInput, storesPrincipal }: AccessDraft): void {
  Object.assign(draft, { sort: 'create', privileges, writesAll, writesInput, storesPrincipal });
}

/** Takes down what goes into a list of a row: `post.likes.push({ user: req.user.id })`. */
export function takeEntry({ access, path }: Origin & { kind: 'row' }, args: readonly GivenArgument[]): void {
  const isOwn = args.some(({ origin }) => partsOf(origin).some(({ kind }) => kind === 'principal'));
  if (path.length > 0 && access.written !== 'input') access.written = isOwn ? 'own' : 'input';
}

const rowMethods = new Map([
  ...'save update updateOne set_password assign patch saveOrFail saveQuietly updateQuietly updateOrFail'
    .split(' ')
    .map((name) => [name, 'update'] as const),
  ...'delete destroy remove deleteOne softDelete forceDelete deleteOrFail'
    .split(' ')
    .map((name) => [name, 'delete'] as const),
]);

/** `session.delete(post)`, `repository.remove(post)`: a change of a row that is handed over. */
export function rowIn(args: readonly GivenArgument[]): (Origin & { kind: 'row' }) | undefined {
  for (const { origin } of args) if (origin.kind === 'row' && origin.path.length === 0) return origin;
  return undefined;
}
