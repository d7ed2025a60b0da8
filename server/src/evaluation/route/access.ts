import type { StorageMethod } from '../../knowledge/route/storage';
import type { Call } from '../../model/code';
import { baseOf, isModelName, methodOf, modelOf, type Step, stepsOf } from './access-chain';
import { makeDraft } from './access-draft';
import { accessOfMemory } from './access-memory';
import { callBack, finish } from './access-result';
import { sqlOf } from './access-sql';
import { takeStep } from './access-step';
import type { Origin } from './origin';
import { ask, asksWhether, type Frame, type Run } from './run';
import { namesOf } from './written';

/** What a call does with stored rows, or undefined if it does nothing with them. */
export function accessOf(call: Call, frame: Frame, run: Run): Origin | undefined {
  const sql = sqlOf(call, frame, run);
  if (sql) return sql;
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
  const draft = makeDraft(found, modelOf(steps, names), call, frame);
  // What an object holds may be bound to the caller already, where nobody sees how it was made.
  const isMadeElsewhere = base.kind === 'unknown' || base.kind === 'value';
  if (isMadeElsewhere && frame.module.language === 'python' && names[0] === 'self' && names.length > 2)
    draft.keys = [{ from: 'unknown', name: names[1] ?? '' }];
  // `current_user.posts.filter_by(…)` starts from the caller.
  if (base.kind === 'principal') draft.isScoped = true;
  const row = base.kind === 'row' ? base.access : undefined;
  if (row) {
    draft.keys = [...row.keys];
    draft.isScoped = row.isScoped;
    if (draft.model === '' || found.sort !== 'read') draft.model = row.model;
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
  'claims',
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
