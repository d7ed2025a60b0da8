import { isOwnerField, isPeopleModel } from '../../knowledge/route/attributes';
import type { Call, CodeModule, Expression } from '../../model/code';
import type { CallValue, ClassValue, Value, Values } from '../../model/value';
import { baseOf, isModelName, type Step } from './access-chain';
import { namesOf } from './written';

/**
 * True if the class of the rows that a chain of calls is about has a field that says whose one is: `user_id`, `owner`, or
 * a foreign key to people, whatever it is called.
 */
export function isOwnedModel(call: Call, steps: readonly Step[], module: CodeModule, values: Values): boolean {
  const named = namedModel(baseOf(call)) ?? steps.map((step) => namedModel(step.call.args[0]?.value)).find(Boolean);
  return named !== undefined && hasOwner(values.of(named, module), values);
}

/** The same for a class that is known already. */
export function hasOwner(value: Value, values: Values): boolean {
  if (value.kind === 'call') return hasOwnerInSchema(value, values, 0);
  if (value.kind !== 'class') return false;
  const bases = values.bases(value).filter((base): base is ClassValue => base.kind === 'class');
  return [value, ...bases].some((one) =>
    one.class.members.some(
      ({ name, value: given }) =>
        // A field of TypeScript needs no value.
        (given ? given.kind !== 'function' : one.module.language === 'javascript') &&
        (isOwnerField(name.value) || (given !== undefined && pointsAtPeople(given))),
    ),
  );
}

/** A model that is made of its fields: `mongoose.model('Order', new Schema({ user: … }))`, `sequelize.define('order', { userId: … })`. */
function hasOwnerInSchema({ call, module }: CallValue, values: Values, depth: number): boolean {
  return call.args.some(({ value: given }) => {
    const value = values.of(given, module);
    if (value.kind === 'dictionary') return value.dictionary.entries.some(({ key }) => key && isOwnerField(key.value));
    return value.kind === 'call' && value.call.isNew && depth === 0 && hasOwnerInSchema(value, values, 1);
  });
}

/** The part of an expression that names a model: `Order` of `Order.objects`, `models.Order` of `models.Order.query`. */
function namedModel(expression: Expression | undefined): Expression | undefined {
  let at = expression;
  for (let step = 0; step < 8 && at; step++) {
    if (at.kind === 'name') return isModelName(at.name) ? at : undefined;
    if (at.kind !== 'member') return undefined;
    if (isModelName(at.name.value)) return at;
    at = at.of;
  }
  return undefined;
}

/** `models.ForeignKey(User)`, `ForeignKey(settings.AUTH_USER_MODEL)`, `Column(ForeignKey('users.id'))`. */
function pointsAtPeople(expression: Expression, depth = 0): boolean {
  if (expression.kind !== 'call' || depth > 3) return false;
  const name = namesOf(expression.callee).at(-1);
  const isRelation = name === 'ForeignKey' || name === 'OneToOneField';
  return expression.args.some(({ name: keyword, value }, at) => {
    if (isRelation && (at === 0 || keyword?.value === 'to')) {
      const target = value.kind === 'text' ? (value.value.split('.')[0] ?? '') : (namesOf(value).at(-1) ?? '');
      return target === 'AUTH_USER_MODEL' || isPeopleModel(target);
    }
    return pointsAtPeople(value, depth + 1);
  });
}
