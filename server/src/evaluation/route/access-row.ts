import type { Call } from '../../model/code';
import { makeDraft, takeAllData } from './access-draft';
import { record } from './access-result';
import { type Origin, partsOf } from './origin';
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
  draft.keys = [...row.access.keys];
  draft.isScoped = row.access.isScoped;
  for (const { origin } of args) takeAllData(draft, origin, run);
  if (row.access.written === 'own' && args.length === 0) draft.storesPrincipal = true;
  record(draft, run);
  return row;
}

/** Takes down what goes into a list of a row: `post.likes.push({ user: req.user.id })`. */
export function takeEntry({ access, path }: Origin & { kind: 'row' }, args: readonly GivenArgument[]): void {
  const isOwn = args.some(({ origin }) => partsOf(origin).some(({ kind }) => kind === 'principal'));
  if (path.length > 0 && access.written !== 'input') access.written = isOwn ? 'own' : 'input';
}

const rowMethods = new Map([
  ...'save update updateOne set_password assign patch'.split(' ').map((name) => [name, 'update'] as const),
  ...'delete destroy remove deleteOne softDelete'.split(' ').map((name) => [name, 'delete'] as const),
]);

/** `session.delete(post)`, `repository.remove(post)`: a change of a row that is handed over. */
export function rowIn(args: readonly GivenArgument[]): (Origin & { kind: 'row' }) | undefined {
  for (const { origin } of args) if (origin.kind === 'row' && origin.path.length === 0) return origin;
  return undefined;
}
