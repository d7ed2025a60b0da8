import type { StorageMethod } from '../../knowledge/route/storage';
import type { Call } from '../../model/code';
import { baseOf, isModelName, methodOf, modelOf, type Step, stepsOf } from './access-chain';
import { makeDraft } from './access-draft';
import { accessOfEloquent } from './access-eloquent';
import { accessOfEntity } from './access-entity';
import { accessOfGo, sqlCall } from './access-go';
import { accessOfMemory } from './access-memory';
import { callBack, finish } from './access-result';
import { accessOfSpring } from './access-spring';
import { sqlOf } from './access-sql';
import { takeStep } from './access-step';
import { findName, type Origin } from './origin';
import { hasOwner, isOwnedModel } from './owned-model';
import { ask, asksWhether, type Frame, type Run } from './run';
import { modelOfType } from './typed-model';
import { namesOf } from './written';

/** What a call does with stored rows, or undefined if it does nothing with them. */
export function accessOf(call: Call, frame: Frame, run: Run): Origin | undefined {
  if (frame.module.language === 'go')
    return sqlOf(sqlCall(call, frame, run), frame, run) ?? accessOfGo(call, frame, run);
  const sql = sqlOf(call, frame, run);
  if (sql) return sql;
  if (frame.module.language === 'php') return accessOfEloquent(call, frame, run);
  if (frame.module.language === 'csharp') return accessOfEntity(call, frame, run);
  if (frame.module.language === 'java') return accessOfSpring(call, frame, run);
  const kept = accessOfMemory(call, frame, run);
  if (kept) return kept;
  const steps = stepsOf(call);
  const names = namesOf(call.callee);
  const found = methodOf(steps, names);
  if (!found) return undefined;
  const built = statementRun(steps[0], frame, run);
  if (built) return built;
  const base = run.evaluate(baseOf(call), frame);
  if (noStores.has(base.kind) && !isFilledLater(base, found, names)) return undefined;
  const own = names[0] === 'cls' ? findName(frame.scope, 'cls') : undefined;
  const typed = modelOfType(baseOf(call), frame.module, run.values);
  const model = typed?.name ?? modelOf(steps, own?.kind === 'object' ? modelNames(own, names) : names);
  const draft = makeDraft(found, model, call, frame);
  if (own?.kind === 'object' && hasOwner(own.of, run.values)) draft.isOwned = true;
  // What an object holds may be bound to the caller already, where nobody sees how it was made.
  const isMadeElsewhere = base.kind === 'unknown' || base.kind === 'value';
  if (isMadeElsewhere && frame.module.language === 'python' && names[0] === 'self' && names.length > 2)
    draft.keys = [{ from: 'unknown', name: names[1] ?? '' }];
  // `current_user.posts.filter_by(…)` starts from the caller.
  if (base.kind === 'principal') draft.isScoped = true;
  const isOwned = typed ? hasOwner(typed.of, run.values) : isOwnedModel(call, steps, frame.module, run.values);
  if (isOwned) draft.isOwned = true;
  const row = base.kind === 'row' ? base.access : undefined;
  if (row) {
    draft.keys = [...row.keys];
    draft.isScoped = row.isScoped;
    if (row.isOwned) draft.isOwned = true;
    if (draft.model === '' || found.sort !== 'read') draft.model = row.model;
    const begun = run.trace.accesses.indexOf(row);
    if (begun >= 0 && isLonger(base, found, frame)) run.trace.accesses.splice(begun, 1);
  }
  // `db.delete(notes).where(…)` names its table first.
  const isDivided = steps.some(({ name }) => name === 'where' || name === 'values' || name === 'set');
  const tests = run.trace.tests.length;
  for (const step of steps) takeStep(draft, step, found, isDivided, frame, run);
  // Comparisons in a query choose rows; they refuse nobody by themselves.
  run.trace.tests.splice(tests);
  const result = finish(draft, names, run);
  callBack(steps, result, frame, run);
  // A membership: whether there is a row of the caller for what was chosen.
  if (steps.at(-1)?.name === 'exists' && draft.isScoped && result.kind === 'row')
    return ask(run, asksWhether('tenant', `asks for a row of the caller in ${draft.model}`, draft.place));
  return result;
}

/** True for a query of Python that goes on with one that was begun before: only the whole of it finds rows. */
function isLonger(base: Origin, { sort }: StorageMethod, { module }: Frame): boolean {
  const isRead = sort === 'read' || sort === 'list';
  return isRead && module.language === 'python' && base.kind === 'row' && base.path.length === 0;
}

/** Names of a chain in a method of the class itself: `cls.query` is about the class. */
function modelNames({ of }: Origin & { kind: 'object' }, names: readonly string[]): readonly string[] {
  return [of.class.name?.value ?? 'cls', ...names.slice(1)];
}

/** `session.exec(statement)` runs a statement that was built before and is known by its rows. */
function statementRun(step: Step | undefined, frame: Frame, run: Run): Origin | undefined {
  const first = step?.call.args[0]?.value;
  if (!step || !first || !runners.has(step.name)) return undefined;
  const origin = run.evaluate(first, frame);
  return origin.kind === 'row' && origin.path.length === 0 ? origin : undefined;
}

const runners = new Set([
  'exec',
  'execute',
  'scalars',
  'scalar',
  'all',
  'run',
  'first_or_404',
  'one_or_404',
  'paginate',
]);

/** True for an object that models are put into while the program runs: `db.Product.findAll()`. */
function isFilledLater(base: Origin, found: StorageMethod, names: readonly string[]): boolean {
  const isOpen = base.kind === 'fields' || (base.kind === 'constant' && base.value === null);
  return isOpen && (found.isClear || names.slice(0, -1).some(isModelName));
}

/** What is known to be something else than a store, however it is called. */
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
]);
