import { isOwnerField } from '../../knowledge/route/attributes';
import { entityMethod, isChoosing, isEntityStoreWord, isShaping } from '../../knowledge/route/entity-framework';
import { wordsOf } from '../../knowledge/route/phrases';
import type { ClassCode, CodeModule, Expression, Name } from '../../model/code';
import type { ClassValue, Value } from '../../model/value';
import type { Step } from './access-chain';
import { findName } from './origin';
import type { Frame, Run } from './run';
import { namesOf } from './written';

/** True if one of the names says that rows are stored there: `_context`, `_userRepository`, `_db`. */
export function isStore(names: readonly string[]): boolean {
  return names.slice(0, 3).some((name) => {
    const words = wordsOf(name);
    return words.some(isEntityStoreWord) && !words.includes('http') && !words.includes('accessor');
  });
}

/** True if the call is on a repository, whose methods say by their verbs what they do. */
export function isRepository(names: readonly string[]): boolean {
  return names
    .slice(0, -1)
    .some((name) => wordsOf(name).some((word) => word === 'repository' || word === 'repo' || word === 'dao'));
}

/** What the rows of a query are called: the type of a set, its name in the context, or what the store is called after. */
export function modelOfEntity(steps: readonly Step[], names: readonly string[], frame: Frame): string {
  for (const { call } of steps) {
    const type = call.types?.[0];
    const name = type && namesOf(type).at(-1);
    if (name && name.length > 1 && !/^T[A-Z]/.test(name)) return name;
  }
  const methods = new Set(steps.map(({ name }) => name));
  const plain = names.filter(
    (name) => name !== 'this' && !methods.has(name) && !isShaping(name) && !isChoosing(name) && !entityMethod(name),
  );
  const generic = typeArgument(plain[0] ?? '', frame);
  if (generic) return generic;
  const named = plain.findLast(
    (name) =>
      !wordsOf(name).every(
        (word) =>
          isEntityStoreWord(word) || word === 'unit' || word === 'of' || word === 'app' || word === 'application',
      ),
  );
  return named === undefined ? '' : withoutStore(named);
}

/** `_userRepository` is about users. */
function withoutStore(name: string): string {
  const bare = name.replace(/^_+/, '');
  const shorter = bare.replace(/(Repository|Repo|Store|Dao|Manager|Collection|Context|Table|DbContext)$/, '');
  const model = shorter === '' ? bare : shorter;
  return model.charAt(0).toUpperCase() + model.slice(1);
}

/** True if the call is on a field that holds rows of one sort by its type. */
export function isGenericStore(names: readonly string[], frame: Frame): boolean {
  const [first = '', second] = names;
  return typeArgument(first === 'this' ? (second ?? '') : first, frame) !== undefined;
}

/** The rows that a field holds by its type: `IRepository<Order> _orders`. */
function typeArgument(name: string, frame: Frame): string | undefined {
  const self = findName(frame.scope, 'this');
  if (self?.kind !== 'object') return undefined;
  const { members } = self.of.class;
  const field = members.find((one) => one.name.value === name)?.type;
  const maker = members.find((one) => one.name.value === 'constructor')?.value;
  const handed =
    maker?.kind === 'function'
      ? maker.parameters.find(({ target }) => target.kind === 'name' && target.name === name)?.type
      : undefined;
  const type = field ?? handed;
  const holder = type?.kind === 'index' ? (namesOf(type.of).at(-1) ?? '') : '';
  const inner =
    type?.kind === 'index' && /(Repository|Store|Collection|DbSet|Service|Repo)$/.test(holder) ? type.at[0] : undefined;
  const found = inner && namesOf(inner).at(-1);
  return found && found.length > 1 && !/^T[A-Z]/.test(found) ? found : undefined;
}

const names = new WeakMap<CodeModule, Map<string, Name>>();

/** Behind all that a file holds, where names are not those of any class in it. */
const behindAll = { start: Number.MAX_SAFE_INTEGER - 1, end: Number.MAX_SAFE_INTEGER - 1 };

/** A class of the program by its name, as a module would find it. */
export function classCalled(name: string, module: CodeModule, run: Run): ClassValue | undefined {
  const known = names.get(module) ?? new Map<string, Name>();
  names.set(module, known);
  const expression: Expression & { kind: 'name' } = known.get(name) ?? { kind: 'name', span: behindAll, name };
  known.set(name, expression);
  const value = run.values.of(expression, module);
  return value.kind === 'class' ? value : undefined;
}

/** The class that a type names, which no member of the object around stands before: `Delete.Command`. */
export function typeNamed(type: Expression, module: CodeModule, run: Run): ClassValue | undefined {
  const [first = '', ...rest] = namesOf(type);
  let value: Value | undefined = classCalled(first, module, run);
  for (const name of rest) value = value && run.values.member(value, name);
  return value?.kind === 'class' ? value : undefined;
}

/** What the program's class for the rows of a set says of them. */
export function entityOf(model: string, { module }: Frame, run: Run): { readonly isOwned: boolean } | undefined {
  if (model === '') return undefined;
  for (const name of [model, singular(model)]) {
    const found = classCalled(name, module, run);
    if (found) return { isOwned: hasOwner(found.class) };
  }
  return undefined;
}

function singular(name: string): string {
  if (name.endsWith('ies')) return `${name.slice(0, -3)}y`;
  return name.endsWith('s') ? name.slice(0, -1) : name;
}

function hasOwner({ members }: ClassCode): boolean {
  return members.some(({ name, value }) => value?.kind !== 'function' && isOwnerField(name.value));
}
