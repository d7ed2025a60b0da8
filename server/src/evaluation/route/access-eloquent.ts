import { eloquentMethod, isShapingStep, isWhereStep } from '../../knowledge/route/eloquent';
import type { StorageMethod } from '../../knowledge/route/storage';
import type { Call, FunctionCode } from '../../model/code';
import type { ClassValue, Value } from '../../model/value';
import { walkCode } from '../../model/walk-code';
import { baseOf, type Step, stepsOf } from './access-chain';
import { makeDraft, takeAllData, takeData, takeKey } from './access-draft';
import { callBack, finish } from './access-result';
import { fillableOf, hasOwner, isEloquent, modelNameOf } from './eloquent-model';
import { isMembership } from './membership';
import { type AccessDraft, type Origin, partsOf, unknown } from './origin';
import { ask, asksWhether, type Frame, type Run } from './run';
import { namesOf } from './written';

/** What a query starts from. */
interface Start {
  readonly model: string;
  /** The class of the rows, if the project has it. */
  readonly of?: ClassValue;
  /** Where it starts from the caller or from a row: what it is a relation of. */
  readonly from?: Origin & { kind: 'principal' | 'row' };
  readonly steps: readonly Step[];
}

/** What a call does with rows by Eloquent or the query builder of Laravel; undefined if it is no query. */
export function accessOfEloquent(call: Call, frame: Frame, run: Run): Origin | undefined {
  const steps = stepsOf(call);
  const last = steps.at(-1);
  const method = last && eloquentMethod(last.name);
  if (!last || !method) return undefined;
  const start = startOf(call, steps, frame, run);
  if (!start) return undefined;
  const draft = makeDraft(sortOf(method, last), start.model, call, frame);
  if (start.of && hasOwner(start.of)) draft.isOwned = true;
  if (start.from?.kind === 'principal') draft.isScoped = true;
  if (start.from?.kind === 'row') {
    draft.keys = [...start.from.access.keys];
    draft.isScoped = start.from.access.isScoped;
  }
  const tests = run.trace.tests.length;
  for (const step of start.steps) takeStep(draft, step, step === last ? method : undefined, start.of, frame, run);
  // Comparisons in a query choose rows; they refuse nobody by themselves.
  run.trace.tests.splice(tests);
  limitToFillable(draft, start.of, run);
  const result = finish(draft, namesOf(call.callee), run);
  if (rowwise.has(last.name)) callBack([last], result, frame, run);
  if (/^(exists|doesntExist)$/.test(last.name) && isMembership(draft) && result.kind === 'row') {
    const says = `asks for a row of the caller in ${draft.model}`;
    const asked = ask(run, asksWhether('tenant', says, draft.place));
    return last.name === 'exists' ? asked : { kind: 'not', of: asked };
  }
  return result;
}

/** `value('name')` and `first('name')` read; `delete($id)` of the query builder picks a row. */
function sortOf(method: StorageMethod, { name, call }: Step): StorageMethod {
  return name === 'get' && call.args.length > 1 ? { ...method, sort: 'read' } : method;
}

/** What a query starts from: a model, a table, a relation of the caller or of a row. */
function startOf(call: Call, steps: readonly Step[], frame: Frame, run: Run): Start | undefined {
  const at = steps.findIndex(({ name }) => name === 'user' || name === 'users');
  const user = at >= 0 && at < steps.length - 1 ? steps[at] : undefined;
  const caller = user && run.evaluate(user.call, frame);
  if (caller?.kind === 'principal') return related(caller, steps.slice(at + 1));
  const expression = baseOf(call);
  const base = run.evaluate(expression, frame);
  if (base.kind === 'nobody') return undefined;
  if (base.kind === 'principal') return related(base, steps);
  // What is called on a row itself is no query.
  if (base.kind === 'row') return steps.length > 1 ? related(base, steps) : undefined;
  const value = base.kind === 'object' ? base.of : run.values.of(expression, frame.module);
  if (isTableSource(value)) {
    const table = steps.find(({ name }) => name === 'table' || name === 'from')?.call.args[0]?.value;
    return table?.kind === 'text' ? { model: table.value, steps } : undefined;
  }
  const model = modelNameOf(value.kind === 'instance' ? value.of : value, run.values);
  if (model === undefined) return undefined;
  const of = value.kind === 'instance' ? value.of : value;
  return { model, steps, ...(of.kind === 'class' && { of }) };
}

function isTableSource(value: Value): boolean {
  return value.kind === 'external' && value.path[0] === 'DB';
}

/** `$user->posts()->find($id)`; `$user->update([…])` is about the row itself. */
function related(from: Origin & { kind: 'principal' | 'row' }, steps: readonly Step[]): Start {
  const [first, second] = steps;
  const own = from.kind === 'row' ? from.access.model : 'User';
  return { from, steps, model: second && first && !isShapingStep(first.name) ? first.name : own };
}

function takeStep(
  draft: AccessDraft,
  { name, call }: Step,
  method: StorageMethod | undefined,
  model: ClassValue | undefined,
  frame: Frame,
  run: Run,
): void {
  if (isShapingStep(name) && !method) return;
  const args = call.args.map(({ value }) => run.evaluate(value, frame));
  for (const origin of rowwise.has(name) ? [] : args) {
    if (origin.kind !== 'closure') continue;
    takeQuery(
      draft,
      origin.function,
      { ...frame, module: origin.module, scope: { names: new Map(), outer: origin.scope } },
      run,
    );
  }
  if (isWhereStep(name)) takeWhere(draft, name, args, run);
  else if (method) takeLast(draft, name, method, args, run);
  else if (picks.has(name)) takeKey(draft, 'id', args[0] ?? unknown, run);
  else takeScope(draft, name, args, model, frame, run);
}

/** What is done with each row that is found. */
const rowwise = new Set('each chunk chunkById lazy eachById'.split(' '));

/** What picks a row by its key, at the end of a query or before something is done with the row. */
const picks = new Set('find findOrFail findOr findOrNew findMany findSole destroy delete detach'.split(' '));

/** `where('user_id', $id)`, `where(['user_id' => $id])`, `whereUserId($id)`, `whereBelongsTo($user)`. */
function takeWhere(draft: AccessDraft, name: string, args: readonly Origin[], run: Run): void {
  const plain = args.filter(({ kind }) => kind !== 'closure');
  const [first] = plain;
  const last = plain.at(-1);
  if (!first || !last) return;
  const named = /^(?:where|orWhere)([A-Z]\w{0,60})$/.exec(name)?.[1] ?? '';
  const field = first.kind === 'constant' && typeof first.value === 'string' && plain.length > 1 ? first.value : named;
  takeKey(draft, field.slice(field.lastIndexOf('.') + 1), plain.length > 1 ? last : first, run);
}

/** The end of a query: which row, or what is written. */
function takeLast(draft: AccessDraft, name: string, { data }: StorageMethod, args: readonly Origin[], run: Run): void {
  for (const [at, origin] of args.entries()) {
    if (picks.has(name) && at === 0) takeKey(draft, 'id', origin, run);
    else if (data === 'all' || (data === 'second' && at > 0)) takeAllData(draft, origin, run);
    else if (data === 'second' && origin.kind === 'fields') {
      for (const [key, value] of origin.entries) takeData(draft, key, value, run);
      takeKey(draft, '', origin, run);
    }
  }
}

/** A step of the project: `mine()` is `scopeMine($query)`, whose conditions count; whoever is handed in, too. */
function takeScope(
  draft: AccessDraft,
  name: string,
  args: readonly Origin[],
  model: ClassValue | undefined,
  frame: Frame,
  run: Run,
): void {
  if (args.some((origin) => partsOf(origin).some(({ kind }) => kind === 'principal'))) draft.isScoped = true;
  const own = `scope${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  const scope = model && run.values.member(model, own);
  if (scope?.kind !== 'function') return;
  const inner: Frame = { module: scope.module, scope: { names: new Map() }, depth: frame.depth + 1, returns: [] };
  takeQuery(draft, scope.function, inner, run);
}

/** The conditions that a function adds to the query that it is given. */
function takeQuery(draft: AccessDraft, code: FunctionCode, frame: Frame, run: Run): void {
  walkCode(code.body, (node) => {
    if (node.kind !== 'call' || node.callee.kind !== 'member' || !isWhereStep(node.callee.name.value)) return;
    const args = node.args.flatMap(({ value }) => (value.kind === 'function' ? [] : [run.evaluate(value, frame)]));
    takeWhere(draft, node.callee.name.value, args, run);
  });
}

/** What is written at once is only what the model lets be written so. */
function limitToFillable(draft: AccessDraft, model: ClassValue | undefined, run: Run): void {
  if (!draft.writesAll || !model) return;
  const { isOpen, privileges } = fillableOf(model, run.values);
  draft.writesAll = isOpen;
  if (run.caller !== 'stranger') draft.privileges = [...new Set([...draft.privileges, ...privileges])];
}

/** `new Post($data)`: a row that is stored when it is saved. */
export function newRow(call: Call, args: readonly Origin[], frame: Frame, run: Run): Origin | undefined {
  const value = run.values.of(call.callee, frame.module);
  const model = modelNameOf(value, run.values);
  if (model === undefined) return undefined;
  const draft = makeDraft({ sort: 'create', isClear: true, data: 'all' }, model, call, frame);
  for (const origin of args) takeAllData(draft, origin, run);
  draft.isNew = true;
  if (isEloquent(value, run.values)) {
    if (hasOwner(value)) draft.isOwned = true;
    limitToFillable(draft, value, run);
  }
  return { kind: 'row', access: draft, path: [] };
}
