import { goStorageMethod, isGoQueryStep } from '../../knowledge/route/go';
import { wordsOf } from '../../knowledge/route/phrases';
import { isStoreWord, type StorageMethod } from '../../knowledge/route/storage';
import type { Call, Expression } from '../../model/code';
import { baseOf, type Step, stepsOf } from './access-chain';
import { makeDraft, takeAllData, takeData, takeKey } from './access-draft';
import { finish } from './access-result';
import { pointedTo } from './go-fill';
import { packageOf } from './member';
import type { AccessDraft, Origin } from './origin';
import type { Frame, Run } from './run';
import { namesOf } from './written';

/** What a call of a mapper of Go does with stored rows: GORM, ent, Bun, the driver of MongoDB. */
export function accessOfGo(call: Call, frame: Frame, run: Run): Origin | undefined {
  const steps = stepsOf(call);
  const names = namesOf(call.callee);
  const method = methodOf(steps, names);
  if (!method) return undefined;
  const base = run.evaluate(baseOf(call), frame);
  if (noStores.has(base.kind) || isElsewhere(base)) return undefined;
  const draft = makeDraft(method, modelOf(steps, names, frame, run), call, frame);
  if (base.kind === 'row' && base.path.length === 0) {
    draft.keys = [...base.access.keys];
    draft.isScoped = base.access.isScoped;
    if (draft.model === '') draft.model = base.access.model;
    // Only the whole of a query that goes on finds rows.
    const begun = run.trace.accesses.indexOf(base.access);
    if (begun >= 0) run.trace.accesses.splice(begun, 1);
  }
  const tests = run.trace.tests.length;
  for (const step of steps) takeStep(draft, step, method, frame, run);
  // Comparisons in a query choose rows; they refuse nobody by themselves.
  run.trace.tests.splice(tests);
  return finish(draft, names, run);
}

const noStores: ReadonlySet<Origin['kind']> = new Set([
  'request',
  'controlled',
  'nobody',
  'failure',
  'fields',
  'list',
  'closure',
  'pass',
  'answer',
  'setting',
  'test',
]);

/** Packages whose stores hold no rows. */
const elsewhere =
  /(?:^|\/)(?:sessions?|scs|cache|go-cache|http|url|sync|viper|os|strings|jwt|mux|chi|gin|echo|websocket|template|oauth2)(?:\/v\d{1,3})?$/;

function isElsewhere(base: Origin): boolean {
  const package_ = base.kind === 'value' ? packageOf(base.value) : undefined;
  return package_ !== undefined && elsewhere.test(package_.name);
}

function methodOf(steps: readonly Step[], names: readonly string[]): StorageMethod | undefined {
  const found = steps.flatMap(({ name }) => goStorageMethod(name) ?? []);
  const last = steps.at(-1)?.name ?? '';
  if (steps.slice(0, -1).some(isSqlStep)) return undefined;
  if (found.length === 0 || !(goStorageMethod(last) || isGoQueryStep(last) || last === 'Exec')) return undefined;
  const isStore = found.some(({ isClear }) => isClear) || names.slice(0, -1).some(isStoreName);
  if (!isStore) return undefined;
  const write = found.find(({ sort }) => sort !== 'read' && sort !== 'list');
  return write ?? found.find(({ sort }) => sort === 'read') ?? found[0];
}

/** True for a step that is given SQL, whose rows the next ones take. */
function isSqlStep({ name, call }: Step): boolean {
  return call.args.length > 0 && /^(?:Raw|NamedQuery|Query(?:Row)?x?(?:Context)?)$/.test(name);
}

function isStoreName(name: string): boolean {
  const words = wordsOf(name);
  return words.some(
    (word) => isStoreWord(word) || word === 'gorm' || word === 'client' || word === 'coll' || word === 'queries',
  );
}

/** The type of what is filled or written, else the table or collection that is named. */
function modelOf(steps: readonly Step[], names: readonly string[], frame: Frame, run: Run): string {
  for (const { call } of steps) {
    for (const { value } of call.args) {
      const type = typeName(pointedTo(value) ?? value, frame, run);
      if (type !== undefined) return type;
    }
  }
  for (const { name, call } of steps) {
    const first = call.args[0]?.value;
    if (first?.kind === 'text' && (name === 'Table' || name === 'Collection')) return first.value;
  }
  const before = names.slice(0, -1).filter((name) => !goStorageMethod(name) && !isGoQueryStep(name));
  const plain = before.slice(1).findLast((name) => !wordsOf(name).every(isStoreWord));
  return plain ?? '';
}

/** The name of the type of an expression, if it is one of the project. */
function typeName(expression: Expression, { module }: Frame, { values }: Run): string | undefined {
  if (expression.kind !== 'name' && expression.kind !== 'call') return undefined;
  const value = values.of(expression, module);
  const code = value.kind === 'instance' ? value.of.class : undefined;
  return code?.name?.value;
}

/** Steps that say which part of the rows comes out, or how. */
const shaping = new Set(
  'Select Preload Order Limit Offset Omit Table Collection Joins Group Distinct Clauses Model Debug With'.split(' '),
);

function takeStep(draft: AccessDraft, { name, call }: Step, method: StorageMethod, frame: Frame, run: Run): void {
  if (shaping.has(name)) return;
  const own = goStorageMethod(name);
  const isWrite = method.sort !== 'read' && method.sort !== 'list';
  const data = own?.sort === method.sort && isWrite ? own.data : 'none';
  const args = call.args
    .map(({ value }) => ({ value, origin: run.evaluate(value, frame) }))
    .filter(({ origin }) => origin.kind !== 'request');
  for (const [at, { value, origin }] of args.entries()) {
    if (at === 0 && isWrite && adopt(draft, origin)) continue;
    // What is filled is no key, whatever it held before.
    if (pointedTo(value) && !isWrite) continue;
    const [field] = args;
    const column =
      data === 'first' && args.length === 2 && field?.origin.kind === 'constant'
        ? String(field.origin.value)
        : undefined;
    if (column !== undefined) {
      if (at === 1) takeData(draft, column, origin, run);
      continue;
    }
    const isData = data === 'all' || (data === 'second' ? at > 0 : data === 'first');
    if (isData) takeAllData(draft, origin, run);
    else if (!isLiteralOfModel(value)) takeKey(draft, '', origin, run);
    else takeFields(draft, origin, run);
  }
}

/** `&User{}` names a model; `&User{ID: id}` is a condition as well. */
function isLiteralOfModel(value: Expression): boolean {
  return value.kind === 'call' && value.isNew;
}

function takeFields(draft: AccessDraft, origin: Origin, run: Run): void {
  if (origin.kind !== 'fields') return;
  for (const [field, value] of origin.entries) takeKey(draft, field, value, run);
}

/** A row that is handed over is what is changed: `db.Save(&post)`. */
function adopt(draft: AccessDraft, origin: Origin): boolean {
  if (origin.kind !== 'row' || origin.path.length > 0) return false;
  if (draft.model === '') draft.model = origin.access.model;
  draft.keys = [...origin.access.keys];
  draft.isScoped = origin.access.isScoped;
  if (origin.access.written === 'input') draft.writesInput = true;
  if (draft.sort === 'create') draft.sort = 'update';
  return true;
}

/** A call without what stands before its SQL: the context, and what is filled with the rows. */
export function sqlCall(call: Call, frame: Frame, run: Run): Call {
  const [first] = call.args;
  const isContext = first !== undefined && isContextArgument(first.value, frame, run);
  const rest = isContext ? call.args.slice(1) : call.args;
  return { ...call, args: rest.filter(({ value }) => !pointedTo(value)) };
}

function isContextArgument(value: Expression, frame: Frame, run: Run): boolean {
  if (value.kind === 'call')
    return namesOf(value.callee)[0] === 'context' || namesOf(value.callee).at(-1) === 'Context';
  return (
    value.kind === 'name' && (/^(?:ctx|c|context)$/.test(value.name) || run.evaluate(value, frame).kind === 'request')
  );
}
