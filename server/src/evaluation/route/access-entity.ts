import { isOwnerField } from '../../knowledge/route/attributes';
import {
  entityMethod,
  isChoosing,
  isSaving,
  isShaping,
  repositoryMethod,
} from '../../knowledge/route/entity-framework';
import type { StorageMethod } from '../../knowledge/route/storage';
import type { Call, FunctionCode } from '../../model/code';
import { walkCode } from '../../model/walk-code';
import { baseOf, type Step, stepsOf } from './access-chain';
import { makeDraft, takeAllData, takeData, takeKey } from './access-draft';
import { finish } from './access-result';
import { commit, setOnRow } from './assigned';
import { entityOf, isGenericStore, isRepository, isStore, modelOfEntity } from './entity-model';
import { askRow, isMembership } from './membership';
import { type AccessDraft, type Origin, partsOf, unknown } from './origin';
import { ask, asksWhether, type Frame, placeIn, type Run } from './run';
import { namesOf } from './written';

/** What a call of C# does with stored rows; undefined if it does nothing with them. */
export function accessOfEntity(call: Call, frame: Frame, run: Run): Origin | undefined {
  if (call.isNew || call.callee.kind !== 'member') return undefined;
  const steps = stepsOf(call);
  const last = steps.at(-1);
  if (!last) return undefined;
  const expression = baseOf(call);
  const names = namesOf(call.callee);
  if (isSaving(last.name) && call.args.length < 2 && isStore(names.slice(0, -1))) {
    commit(call, frame, run);
    return unknown;
  }
  // What is done with an entry is said behind it.
  if (last.name === 'Entry') return unknown;
  const known = entityMethod(last.name) ?? (isShaping(last.name) || isChoosing(last.name) ? queried : undefined);
  const method =
    known ?? (isRepository(names) || isGenericStore(names, frame) ? repositoryMethod(last.name) : undefined);
  if (!method) return undefined;
  const base = run.evaluate(expression, frame);
  if (isSomethingElse(base) || (!method.isClear && !isOfStore(base, names, expression, frame, run))) return undefined;
  const draft = makeDraft(method, modelOfEntity(steps, names, frame), call, frame);
  if (base.kind === 'principal') draft.isScoped = true;
  if (base.kind === 'row') continueRow(draft, base.access, method, run);
  const entity = entityOf(draft.model, frame, run);
  if (entity?.isOwned) draft.isOwned = true;
  const tests = run.trace.tests.length;
  for (const step of steps) takeStep(draft, step, step === last ? method : undefined, frame, run);
  // Comparisons in a query choose rows; they refuse nobody by themselves.
  run.trace.tests.splice(tests);
  return resultOf(draft, last.name, names, run);
}

/** A query that nothing has run yet. */
const queried: StorageMethod = { sort: 'list', isClear: false, data: 'none' };

function isSomethingElse({ kind }: Origin): boolean {
  return noStores.has(kind);
}

const noStores: ReadonlySet<Origin['kind']> = new Set([
  'request',
  'controlled',
  'nobody',
  'failure',
  'constant',
  'fields',
  'list',
  'closure',
  'pass',
  'answer',
  'setting',
  'metadata',
  'test',
  'principal',
]);

function isOfStore(
  base: Origin,
  names: readonly string[],
  expression: Call['callee'],
  frame: Frame,
  run: Run,
): boolean {
  if (base.kind === 'row') return base.path.length > 0 || !entityMethod(names.at(-1) ?? '')?.isClear;
  if (isStore(names.slice(0, -1)) || isGenericStore(names, frame)) return true;
  return keptInMemory(expression, frame, run);
}

/** Rows that a class keeps in a list of its own, which all requests share. */
function keptInMemory(expression: Call['callee'], frame: Frame, run: Run): boolean {
  if (expression.kind !== 'name' && expression.kind !== 'member') return false;
  const value = run.values.of(expression, frame.module);
  if (value.kind === 'list') return value.list.items.some((item) => item.kind === 'call' && item.isNew);
  const made =
    value.kind === 'call' && value.call.isNew && value.callee.kind === 'external' ? value.callee.path.at(-1) : '';
  return made === 'List' || made === 'Dictionary' || made === 'ConcurrentDictionary';
}

/** A query that goes on with rows that were found before: only the whole of it counts. */
function continueRow(draft: AccessDraft, row: AccessDraft, method: StorageMethod, run: Run): void {
  draft.keys = [...row.keys];
  draft.isScoped = row.isScoped;
  draft.ownerFields = [...row.ownerFields];
  if (row.isOwned) draft.isOwned = true;
  if (draft.model === '' || method === queried) draft.model = row.model;
  const begun = run.trace.accesses.indexOf(row);
  const isOpen = row.sort === 'list';
  if (isOpen && begun >= 0 && (method.sort === 'read' || method.sort === 'list')) {
    if (draft.model !== row.model && row.model !== '') draft.model = row.model;
    run.trace.accesses.splice(begun, 1);
  }
}

function takeStep(
  draft: AccessDraft,
  { name, call }: Step,
  method: StorageMethod | undefined,
  frame: Frame,
  run: Run,
): void {
  if (isShaping(name) && !method) return;
  if (isShaping(name)) return;
  for (const { value } of call.args) {
    const origin = run.evaluate(value, frame);
    if (origin.kind === 'closure') takeCondition(draft, origin, frame, run);
    else if (method && isWrite(method)) takeWritten(draft, origin, method, run);
    else if (!isCancellation(origin)) takeKey(draft, call.args.length > 1 ? '' : 'id', origin, run);
  }
}

function isWrite({ sort }: StorageMethod): boolean {
  return sort !== 'read' && sort !== 'list';
}

/** `CancellationToken` and the like choose no rows. */
function isCancellation(origin: Origin): boolean {
  return origin.kind === 'unknown' && origin.from.length === 0;
}

/** `x => x.Id == id && x.UserId == userId`: what the row that is looked for is compared with. */
function takeCondition(draft: AccessDraft, closure: Origin & { kind: 'closure' }, frame: Frame, run: Run): void {
  const element: Origin = { kind: 'row', access: draft, path: [] };
  const before = draft.keys.length;
  takeKey(draft, '', run.apply(closure, [{ origin: element }], frame), run);
  const compared = comparedIn(closure.function);
  const owners = [...compared.values()].filter(isOwnerField);
  if (draft.isScoped) draft.ownerFields = [...draft.ownerFields, ...owners];
  draft.keys = draft.keys.map((key, at) => {
    const field = at < before ? undefined : compared.get(key.name.split('.').at(-1)?.toLowerCase() ?? '');
    return field === undefined ? key : { ...key, name: field.charAt(0).toLowerCase() + field.slice(1) };
  });
}

/** The fields of the row in the comparisons of a condition, by the names of what they are compared with. */
function comparedIn({ parameters, body }: FunctionCode): ReadonlyMap<string, string> {
  const target = parameters[0]?.target;
  const row = target?.kind === 'name' ? target.name : undefined;
  const found = new Map<string, string>();
  walkCode(body, (node) => {
    if (node.kind !== 'binary' || node.operator !== '==') return;
    for (const [side, other] of [
      [node.left, node.right],
      [node.right, node.left],
    ] as const) {
      const isOfRow = side.kind === 'member' && side.of.kind === 'name' && side.of.name === row;
      const name = isOfRow ? namesOf(other).at(-1) : undefined;
      if (isOfRow && name !== undefined) found.set(name.toLowerCase(), side.name.value);
    }
  });
  return found;
}

/** What is stored, changed or deleted: a row that was found, an object that was made, or all that a request holds. */
function takeWritten(draft: AccessDraft, origin: Origin, { sort }: StorageMethod, run: Run): void {
  if (origin.kind === 'row' && origin.path.length === 0 && !origin.access.isNew) {
    draft.model = origin.access.model || draft.model;
    draft.keys = [...origin.access.keys];
    draft.isScoped = origin.access.isScoped;
    if (origin.access.isOwned) draft.isOwned = true;
    for (const [name, given] of origin.access.assigned?.fields ?? []) takeData(draft, name, given, run);
    delete origin.access.assigned;
    if (draft.sort === 'create') draft.sort = 'update';
    return;
  }
  const fields = fieldsOf(origin);
  if (origin.kind === 'object' && draft.model === '') draft.model = origin.of.class.name?.value ?? '';
  if (sort === 'delete') {
    takeKey(draft, 'id', fields ?? origin, run);
    return;
  }
  if (sort === 'update') takeIdentity(draft, fields ?? origin, run);
  takeAllData(draft, fields ?? origin, run);
}

/** Which row is changed by what is handed over as a whole: the one whose key it holds. */
function takeIdentity(draft: AccessDraft, origin: Origin, run: Run): void {
  if (draft.keys.length > 0) return;
  if (origin.kind === 'fields') {
    for (const [name, value] of origin.entries) if (/^id$/i.test(name)) takeKey(draft, 'id', value, run);
    return;
  }
  for (const part of partsOf(origin)) {
    if (part.kind === 'controlled')
      takeKey(draft, 'id', { ...part, name: part.name === '' ? 'id' : `${part.name}.id` }, run);
  }
}

/** The fields of an object that was made here. */
function fieldsOf(origin: Origin): Origin | undefined {
  return origin.kind === 'object' ? { kind: 'fields', entries: origin.fields, rest: [] } : undefined;
}

function resultOf(draft: AccessDraft, name: string, names: readonly string[], run: Run): Origin {
  if (draft.sort === 'list' && draft.keys.length > 0 && draft.model !== '') draft.isWhole = false;
  const result = finish(draft, names, run);
  if (/^(Any|All)(Async)?$/.test(name) && draft.isScoped && result.kind === 'row') {
    return ask(run, asksWhether('tenant', `asks for a row of the caller in ${draft.model}`, draft.place));
  }
  // Without a row these throw.
  if (/^(First|Single)(Async)?$/.test(name) && isMembership(draft)) {
    askRow(draft, run);
    if (run.caller !== 'trusted') run.thrown = true;
  }
  return result;
}

/** `context.Entry(user).State = EntityState.Modified` changes the row whose key the object holds. */
export function modifyEntry(call: Call, frame: Frame, run: Run): void {
  const first = call.args[0]?.value;
  const origin = first && run.evaluate(first, frame);
  if (!origin) return;
  if (origin.kind === 'row') {
    setOnRow(origin.access, 'State', unknown, placeIn(frame, call));
    return;
  }
  const value = first && run.values.of(first, frame.module);
  const type = value?.kind === 'parameter' ? value.parameter.type : undefined;
  const model = (type && namesOf(type).at(-1)) ?? '';
  const draft = makeDraft({ sort: 'update', isClear: true, data: 'all' }, model, call, frame);
  takeWritten(draft, origin, { sort: 'update', isClear: true, data: 'all' }, run);
  finish(draft, [], run);
}
