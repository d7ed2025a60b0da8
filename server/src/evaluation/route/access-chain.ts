import { wordsOf } from '../../knowledge/route/phrases';
import { isBuiltIn, isQueryStep, isStoreWord, type StorageMethod, storageMethod } from '../../knowledge/route/storage';
import type { Call, Expression } from '../../model/code';
import { namesOf } from './written';

/** One step of a chain of calls: `.where(…)`. */
export interface Step {
  readonly name: string;
  readonly call: Call;
}

/** The calls of a chain from the left. */
export function stepsOf(call: Call): readonly Step[] {
  const steps: Step[] = [];
  let at: Expression = call;
  for (let step = 0; step < 30; step++) {
    if (at.kind === 'call') {
      const name = namesOf(at.callee).at(-1);
      if (name !== undefined) steps.push({ name, call: at });
      at = at.callee;
    } else if (at.kind === 'member' || at.kind === 'await') at = at.of;
    else break;
  }
  return steps.reverse();
}

/** What a chain begins with: members only, or a name. */
export function baseOf(call: Call): Expression {
  let at: Expression = call;
  let base: Expression = call.callee;
  for (let step = 0; step < 30; step++) {
    if (at.kind === 'call') {
      at = at.callee;
      base = at.kind === 'member' ? at.of : at;
    } else if (at.kind === 'member' || at.kind === 'await') at = at.of;
    else break;
  }
  // The deepest call's receiver: below it stand only members.
  return base;
}

export function methodOf(steps: readonly Step[], names: readonly string[]): StorageMethod | undefined {
  const methods = steps.map(({ name }) => storageMethod(name)).filter((one) => one !== undefined);
  const last = steps.at(-1)?.name ?? '';
  if (methods.length === 0 || !(storageMethod(last) || isQueryStep(last))) return undefined;
  const isStore = methods.some(({ isClear }) => isClear) || looksLikeStore(names) || isStatement(steps[0]);
  if (!isStore) return undefined;
  const writes = methods.find(({ sort }) => sort !== 'read' && sort !== 'list');
  const order = methods.find(({ sort }) => sort === 'read');
  return writes ?? order ?? methods[0];
}

/** `select(Item)`, `delete(Item)`: a statement that is built, to be run later. */
function isStatement(step: Step | undefined): boolean {
  const first = step?.call.args[0]?.value;
  if (step?.call.callee.kind !== 'name' || !first) return false;
  const model = namesOf(first)[0] ?? '';
  return ['select', 'delete', 'update', 'insert'].includes(step.name) && isModelName(model);
}

function looksLikeStore(names: readonly string[]): boolean {
  return names.slice(0, -1).some((name, at) => isStoreName(name) || (at === 0 && isModelName(name)));
}

function isStoreName(name: string): boolean {
  return wordsOf(name).some(isStoreWord);
}

export function isModelName(name: string): boolean {
  const code = name.charCodeAt(0);
  if (code < 65 || code > 90 || isBuiltIn(name) || name === name.toUpperCase()) return false;
  return !carriers.has(wordsOf(name).at(-1) ?? '');
}

/** What classes are called that carry something and store nothing: `OrderDto.create(order)`. */
const carriers = new Set(['dto', 'exception', 'error', 'event', 'factory', 'builder']);

/** The model that a chain is about, as written. */
export function modelOf(steps: readonly Step[], names: readonly string[]): string {
  const named = names.find(isModelName);
  if (named) return named;
  // `repo.delete(id)` has one model, whereas `db.delete(notes)` names its table.
  const isOfOne = names.slice(0, -1).some((name) => wordsOf(name).some((word) => storesOfOne.has(word)));
  for (const { name, call } of steps) {
    const first = call.args[0]?.value;
    if (
      first?.kind === 'text' &&
      (name === 'from' || name === 'table' || name === 'collection' || name === 'into' || isStoreWord(name))
    )
      return first.value;
    if (first?.kind === 'name' && (isModelName(first.name) || name === 'from' || (writes.has(name) && !isOfOne)))
      return first.name;
    // `query(Post.id)`, and `query(models.Post)` by the module that it comes from.
    const member = first?.kind === 'member' ? namesOf(first).find(isModelName) : undefined;
    if (member) return member;
  }
  const before = names
    .slice(0, -1)
    .filter((name, at) => name !== 'this' && name !== 'self' && !isQueryStep(name) && !(at > 0 && storageMethod(name)));
  const plain = before.findLast((name) => !wordsOf(name).every(isStoreWord));
  return plain === undefined ? '' : withoutStoreWords(plain);
}

const writes = new Set(['insert', 'update', 'delete']);
const storesOfOne = new Set(['repo', 'repos', 'repository', 'model', 'models', 'dao', 'collection']);

/** `postRepository` is about posts. */
function withoutStoreWords(name: string): string {
  const words = wordsOf(name);
  const last = words.at(-1) ?? '';
  return words.length > 1 && isStoreWord(last) ? name.slice(0, name.length - last.length).replace(/_$/, '') : name;
}
