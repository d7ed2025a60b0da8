import { attributeSortOf, isOwnerField, isPeopleModel } from '../../knowledge/route/attributes';
import type { ClassMember, Expression } from '../../model/code';
import type { ClassValue, Value, Values } from '../../model/value';
import { returnsOf } from '../code/walk';
import { bareName, namesOf } from './written';

/** True for a class whose instances are rows: it extends the model of Eloquent, or one that does. */
export function isEloquent(value: Value, values: Values): value is ClassValue {
  if (value.kind !== 'class') return false;
  const outside = values.bases(value).filter((base) => base.kind === 'external');
  return outside.some(({ package: from, path }) => {
    const name = path.at(-1) ?? '';
    return /^(Model|Pivot|MorphPivot|Authenticatable)$/.test(name) || (name === 'User' && from.includes('Auth'));
  });
}

/** The name of the model that a value is: a class of the project, or one that lies where models do. */
export function modelNameOf(value: Value, values: Values): string | undefined {
  if (isEloquent(value, values)) return value.class.name?.value;
  const isAbsent = value.kind === 'external' && /(^|\\)(Models?|Entities)(\\|$)|^App$/.test(value.package);
  return isAbsent ? value.path[0] : undefined;
}

/** What a model says of what may be written to all of its fields at once. */
export interface Fillable {
  /** False if it names the fields that may be written, or lets none. */
  readonly isOpen: boolean;
  /** Fields among them that say what somebody may do. */
  readonly privileges: readonly string[];
}

/** https://laravel.com/docs/eloquent#mass-assignment: without a word, nothing may be written at once. */
export function fillableOf(model: ClassValue, values: Values): Fillable {
  const lists = [model, ...values.bases(model)].flatMap((one) => (one.kind === 'class' ? one.class.members : []));
  const fillable = lists.find(({ name }) => name.value === 'fillable');
  if (fillable) {
    const names = textsIn(fillable);
    return { isOpen: false, privileges: names.filter(isPrivilege) };
  }
  const guarded = lists.find(({ name }) => name.value === 'guarded');
  return { isOpen: guarded !== undefined && !textsIn(guarded).includes('*'), privileges: [] };
}

function isPrivilege(name: string): boolean {
  const sort = attributeSortOf(name);
  return sort === 'role' || sort === 'permission';
}

/** True if a model has a field or a relation that says whose a row is: `user_id`, `belongsTo(Member::class)`. */
export function hasOwner(model: ClassValue): boolean {
  return model.class.members.some((member) => {
    if (member.name.value === 'fillable')
      return textsIn(member).some((name) => /_(id|by)$/.test(name) && isOwnerField(name));
    return member.value?.kind === 'function' && returnsOf(member.value).some(belongsToPeople);
  });
}

function belongsToPeople(expression: Expression): boolean {
  const [first] = expression.kind === 'call' ? expression.args : [];
  if (expression.kind !== 'call' || first?.value.kind !== 'name') return false;
  return namesOf(expression.callee).at(-1) === 'belongsTo' && isPeopleModel(bareName(first.value.name));
}

function textsIn({ value }: ClassMember): readonly string[] {
  const items: readonly Expression[] = value?.kind === 'list' ? value.items : [];
  return items.flatMap((item) => (item.kind === 'text' ? [item.value] : []));
}
