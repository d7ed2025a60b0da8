import type { Call } from '../../model/code';
import type { Place } from '../../model/route';
import { makeDraft, takeData } from './access-draft';
import { record } from './access-result';
import type { AccessDraft, Origin } from './origin';
import type { Frame, Run } from './run';

/** Takes down that a field of a row was set; without a name it is one that the caller names. */
export function setOnRow(row: AccessDraft, name: string | undefined, origin: Origin, place: Place): void {
  row.assigned ??= { place, fields: new Map(), isAll: false };
  if (name === undefined) row.assigned.isAll = true;
  else row.assigned.fields.set(name, origin);
}

/** Puts what was set on a row into the change that saves it. */
export function takeAssigned(draft: AccessDraft, row: AccessDraft, run: Run): void {
  for (const [name, origin] of row.assigned?.fields ?? []) takeData(draft, name, origin, run);
  if (row.assigned?.isAll) draft.writesAll = true;
}

/** `session.commit()` saves every row on which something was set. */
export function commit(call: Call, frame: Frame, run: Run): void {
  for (const row of run.trace.accesses.filter(({ assigned }) => assigned !== undefined)) {
    if (!row.assigned) continue;
    const { place } = row.assigned;
    const draft = { ...makeDraft({ sort: 'update', isClear: true, data: 'all' }, row.model, call, frame), place };
    draft.keys = [...row.keys];
    draft.isScoped = row.isScoped;
    if (row.isOwned) draft.isOwned = true;
    takeAssigned(draft, row, run);
    delete row.assigned;
    record(draft, run);
  }
}
