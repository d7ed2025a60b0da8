import { isOwnerField, isPeopleModel } from '../../knowledge/route/attributes';
import { wordsOf } from '../../knowledge/route/phrases';
import { looseMethod, springDataMethod } from '../../knowledge/route/spring-data';
import { isStoreWord } from '../../knowledge/route/storage';
import type { Call, Expression } from '../../model/code';
import type { ClassValue, Value } from '../../model/value';
import { makeDraft, takeAllData, takeData, takeKey } from './access-draft';
import { finish } from './access-result';
import { takeAssigned } from './assigned';
import { type AccessDraft, type Origin, partsOf } from './origin';
import { ask, asksWhether, type Frame, type Run } from './run';
import { namesOf } from './written';

/** What a repository holds: the class of its rows, as far as types tell. */
interface Store {
  readonly model: string;
  readonly rows?: ClassValue;
  /** True if a type says that rows are stored there. */
  readonly isSure?: true;
}

/** What a call of a repository of Spring Data, an entity manager or a mapper does; undefined for all other calls. */
export function accessOfSpring(call: Call, frame: Frame, run: Run): Origin | undefined {
  if (call.isNew || call.callee.kind !== 'member') return undefined;
  const { of, name } = call.callee;
  const meant = springDataMethod(name.value) ?? looseMethod(name.value);
  const store = meant && storeOf(of, frame, run);
  const method = store && (springDataMethod(name.value) ?? (store.isSure ? meant : undefined));
  if (!method) return undefined;
  const args = call.args.map(({ value }) => run.evaluate(value, frame));
  const [first] = args;
  const entity = isClassArgument(call.args[0]?.value, frame, run);
  const model = entity?.model ?? store.model;
  const draft = makeDraft({ sort: method.sort, isClear: true, data: 'none' }, model, call, frame);
  const rows = entity?.rows ?? store.rows;
  if (rows && hasOwner(rows, run)) draft.isOwned = true;
  if (method.takes === 'row' && first) takeWritten(draft, first, run);
  else if (method.takes === 'keys') {
    const given = entity ? args.slice(1) : args;
    for (const [at, origin] of given.entries()) {
      if (isPaging(call.args[entity ? at + 1 : at]?.value, frame, run)) continue;
      takeKey(draft, method.fields[at] ?? (given.length === 1 ? 'id' : ''), origin, run);
    }
  }
  const result = finish(draft, [], run);
  if (/^exists/.test(name.value) && draft.isScoped && result.kind === 'row') {
    return ask(run, asksWhether('tenant', `asks for a row of the caller in ${model}`, draft.place));
  }
  return result;
}

/** What is saved or deleted: a row that was found, an object that was made, or all that the request holds. */
function takeWritten(draft: AccessDraft, origin: Origin, run: Run): void {
  if (origin.kind === 'principal' && origin.path.length === 0) {
    draft.isScoped = true;
    if (draft.sort === 'create') draft.sort = 'update';
    return;
  }
  if (origin.kind === 'row' && origin.path.length === 0) {
    draft.keys = [...origin.access.keys];
    draft.isScoped = origin.access.isScoped;
    if (draft.model === '') draft.model = origin.access.model;
    takeAssigned(draft, origin.access, run);
    if (draft.sort === 'create') draft.sort = 'update';
    return;
  }
  const data: Origin = origin.kind === 'object' ? { kind: 'fields', entries: origin.fields, rest: [] } : origin;
  if (data.kind === 'fields') {
    for (const [name, value] of data.entries) {
      if (name === 'id' && draft.sort !== 'delete') takeIdentity(draft, value, run);
      if (draft.sort === 'delete') takeKey(draft, name, value, run);
      else takeData(draft, name, value, run);
    }
    return;
  }
  if (draft.sort === 'delete') takeKey(draft, 'id', data, run);
  else takeAllData(draft, data, run);
}

/** What is saved under an id that the request holds replaces the row that has it. */
function takeIdentity(draft: AccessDraft, value: Origin, run: Run): void {
  if (!partsOf(value).some(({ kind }) => kind === 'controlled')) return;
  draft.sort = 'update';
  takeKey(draft, 'id', value, run);
}

/** The rows that the receiver of a call holds, by its type, or by its name. */
function storeOf(of: Expression, frame: Frame, run: Run): Store | undefined {
  const value = run.values.of(of, frame.module);
  if (value.kind === 'instance') return storeOfClass(value.of, run);
  const name = namesOf(of).at(-1) ?? '';
  const type = value.kind === 'external' ? (value.path.at(-1) ?? '') : '';
  if (type !== '' && !named.test(type) && !/^EntityManager$|Template$/.test(type)) return undefined;
  if (type === '' && !(named.test(name) || wordsOf(name).every((word) => isStoreWord(word)))) return undefined;
  return { model: modelOfName(type !== '' && named.test(type) ? type : name) };
}

const named = /(Repository|Repo|Dao|DAO|Mapper|Repositories)$/;

function storeOfClass(value: ClassValue, run: Run): Store | undefined {
  const bases = run.values.bases(value);
  const isStore =
    bases.some((base) => base.kind === 'external' && /(Repository|BaseMapper)$/.test(base.path.at(-1) ?? '')) ||
    (value.class.isAbstract && named.test(value.class.name?.value ?? '')) ||
    value.class.decorators.some(({ value: one }) => namesOf(one).at(-1) === 'Mapper');
  if (!isStore) return undefined;
  const typed = value.class.bases.find((base) => base.kind === 'index');
  const first = typed?.kind === 'index' ? typed.at[0] : undefined;
  const rows: Value | undefined = first && run.values.of(first, value.module);
  const model = (first && namesOf(first).at(-1)) ?? modelOfName(value.class.name?.value ?? '');
  return { model, isSure: true, ...(rows?.kind === 'class' && { rows }) };
}

/** `userRepository` is about users. */
function modelOfName(name: string): string {
  const bare = name.replace(named, '');
  const isWords = bare === '' || wordsOf(bare).every((word) => isStoreWord(word));
  return isWords ? '' : bare.charAt(0).toUpperCase() + bare.slice(1);
}

/** `entityManager.find(User.class, id)` names the class of the rows first. */
function isClassArgument(expression: Expression | undefined, frame: Frame, run: Run): Store | undefined {
  if (expression?.kind !== 'name' || !/^\p{Lu}\p{L}*\p{Ll}/u.test(expression.name)) return undefined;
  const rows = run.values.of(expression, frame.module);
  return { model: expression.name, ...(rows.kind === 'class' && { rows }) };
}

/** What only says which part of the rows comes out. */
function isPaging(expression: Expression | undefined, frame: Frame, run: Run): boolean {
  const names = expression ? namesOf(expression) : [];
  if (names.some((name) => /^(pageable|sort|PageRequest|Sort|page|Pageable)$/.test(name))) return true;
  const value = expression && run.values.of(expression, frame.module);
  const type = value?.kind === 'parameter' ? value.parameter.type : undefined;
  return type?.kind === 'name' && /^(Pageable|Sort)$/.test(type.name);
}

/** True if a class for rows has a field that says whose one is. */
function hasOwner(value: ClassValue, run: Run): boolean {
  const bases = run.values.bases(value).flatMap((base) => (base.kind === 'class' ? [base] : []));
  return [value, ...bases].some((one) =>
    one.class.members.some(({ name, type, value: given, isStatic }) => {
      if (isStatic || !type || given?.kind === 'function') return false;
      const typed = type.kind === 'name' ? type.name : '';
      return isOwnerField(name.value) || (typed !== '' && isPeopleModel(typed));
    }),
  );
}
