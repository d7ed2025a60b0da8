import type { AccessSort } from './storage';

/** What a method of a repository does, and what its arguments are. */
export interface SpringDataMethod {
  readonly sort: AccessSort;
  readonly takes: 'keys' | 'row' | 'nothing';
  /** The fields that the keys are compared with, in their order. */
  readonly fields: readonly string[];
}

// biome-ignore format: a table
const rows: readonly (readonly [names: string, sort: AccessSort, takes: SpringDataMethod['takes']])[] = [
  ['findById getById getReferenceById getOne find getReference existsById selectById findOne load', 'read', 'keys'],
  ['findAllById selectBatchIds', 'list', 'keys'],
  ['findAll selectAll selectList count selectPage', 'list', 'keys'],
  ['save saveAndFlush saveAll saveAllAndFlush persist insert', 'create', 'row'],
  ['merge update updateById', 'update', 'row'],
  ['delete remove deleteAll deleteInBatch deleteAllInBatch', 'delete', 'row'],
  ['deleteById deleteAllById removeById', 'delete', 'keys'],
];

const known = new Map<string, SpringDataMethod>(
  rows.flatMap(([names, sort, takes]) => names.split(' ').map((name) => [name, { sort, takes, fields: [] }] as const)),
);

const verbs: readonly (readonly [verb: RegExp, sort: AccessSort])[] = [
  [/^(find|get|read|query|search|stream)(All|List|Top|Many|Distinct)/, 'list'],
  [/^(find|get|read|query|search|stream|exists|load|select)/, 'read'],
  [/^count/, 'list'],
  [/^(delete|remove)/, 'delete'],
  [/^update/, 'update'],
];

const looseVerbs: readonly (readonly [verb: RegExp, sort: AccessSort, takes: SpringDataMethod['takes']])[] = [
  [/^(list|count|(find|get|select|query|search|load)All)/, 'list', 'keys'],
  [/^(find|get|select|query|search|load|is|exists|has|fetch)/, 'read', 'keys'],
  [/^(insert|save|add|create|store|persist)/, 'create', 'row'],
  [/^(update|merge|set|increment)/, 'update', 'keys'],
  [/^(delete|remove)/, 'delete', 'keys'],
];

/** What a method of something that surely holds rows does, by its verb alone: `isUserFollowing(id, other)`. */
export function looseMethod(name: string): SpringDataMethod | undefined {
  const found = looseVerbs.find(([verb]) => verb.test(name));
  return found && { sort: found[1], takes: found[2], fields: [] };
}

/**
 * What the name of a method of a repository says: a standing one, or one that names its fields, as
 * `findByIdAndOwner` (https://docs.spring.io/spring-data/jpa/reference/repositories/query-methods-details.html).
 */
export function springDataMethod(name: string): SpringDataMethod | undefined {
  const standing = known.get(name);
  if (standing) return standing;
  const by = /^[a-z]+[A-Za-z0-9]{0,60}?By([A-Z]\w{0,200})$/.exec(name)?.[1];
  const sort = by === undefined ? undefined : verbs.find(([verb]) => verb.test(name))?.[1];
  if (by === undefined || sort === undefined) return undefined;
  const fields = by
    .replace(/OrderBy[A-Z]\w*$/, '')
    .split(/And(?=[A-Z])|Or(?=[A-Z])/)
    .map((field) =>
      field.replace(
        /(IgnoreCase|Containing|StartingWith|EndingWith|Contains|Like|Is|Equals|In|Not|Before|After|GreaterThan|LessThan|Between)+$/,
        '',
      ),
    )
    .map((field) => field.charAt(0).toLowerCase() + field.slice(1));
  return { sort, takes: 'keys', fields };
}
