import type { StorageMethod } from './storage';

// biome-ignore format: a table
const rows: readonly (readonly [sort: StorageMethod['sort'], data: StorageMethod['data'], names: string])[] = [
  ['read', 'none', 'find findOrFail findOr findOrNew first firstOrFail firstOr firstWhere sole value findSole count sum avg max min exists doesntExist'],
  ['list', 'none', 'get all paginate simplePaginate cursorPaginate cursor chunk chunkById each lazy lazyById pluck findMany'],
  ['create', 'all', 'create insert insertGetId insertOrIgnore forceCreate createQuietly createMany createManyQuietly save saveMany attach sync syncWithoutDetaching toggle'],
  // What is there already stays as it is.
  ['create', 'all', 'firstOrCreate firstOrNew createOrFirst'],
  ['update', 'second', 'updateOrCreate updateOrInsert'],
  ['update', 'all', 'update updateQuietly upsert increment decrement touch restore fill forceFill updateExistingPivot associate'],
  ['delete', 'none', 'delete destroy forceDelete truncate detach deleteQuietly'],
];

const methods = new Map(
  rows.flatMap(([sort, data, names]) =>
    names.split(' ').map((name): readonly [string, StorageMethod] => [name, { sort, isClear: true, data }]),
  ),
);

/** What the last call of a query of Eloquent or of Laravel's query builder does; undefined for what only builds it. */
export function eloquentMethod(name: string): StorageMethod | undefined {
  return methods.get(name);
}

const shaping = new Set(
  (
    'select addSelect selectRaw with without withCount load loadMissing orderBy orderByDesc orderByRaw latest oldest inRandomOrder reorder limit take offset skip forPage ' +
    'join leftJoin rightJoin joinSub crossJoin groupBy distinct lockForUpdate sharedLock withTrashed onlyTrashed table connection query newQuery from dump dd withSum withAvg append makeVisible makeHidden'
  ).split(' '),
);

/** True for a step that says which part of the rows comes out, or how: it chooses none. */
export function isShapingStep(name: string): boolean {
  return shaping.has(name);
}

/** True for a step that chooses rows: `where`, `orWhereIn`, `whereUserId`. */
export function isWhereStep(name: string): boolean {
  return /^(?:where|orWhere|firstWhere|having)/.test(name);
}
