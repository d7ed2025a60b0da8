import type { CodeModule, Expression } from '../../model/code';
import type { Value, Values } from '../../model/value';
import { namesOf } from './written';

/** What mappers of TypeScript call the store of one model: TypeORM, MikroORM, Mongoose, the driver of MongoDB. */
const stores = new Set(
  'Repository MongoRepository TreeRepository EntityRepository Model PaginateModel SoftDeleteModel ReturnModelType Collection'.split(
    ' ',
  ),
);

/** A model by its name, and its class if the program has one. */
interface TypedModel {
  readonly name: string;
  readonly of: Value;
}

/**
 * The model that a store holds by its type, where a constructor is handed the store: `orders: Repository<Order>`.
 *
 * @param store what a method of the store is called on.
 */
export function modelOfType(store: Expression, module: CodeModule, values: Values): TypedModel | undefined {
  const value = values.of(store, module);
  const type = value.kind === 'parameter' ? value.parameter.type : undefined;
  if (value.kind !== 'parameter' || type?.kind !== 'index' || !stores.has(namesOf(type.of).at(-1) ?? ''))
    return undefined;
  const [first] = type.at;
  const named = first?.kind === 'unknown' ? first.children[0] : first;
  const name = named && namesOf(named).at(-1);
  return named && name !== undefined ? { name, of: values.of(named, value.module) } : undefined;
}
