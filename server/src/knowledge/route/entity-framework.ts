import type { StorageMethod } from './storage';

/**
 * What the last call of a query does with rows: of Entity Framework, of Identity, of the MongoDB driver, and of the
 * repositories that programs write themselves. See https://learn.microsoft.com/ef/core/querying/.
 */
// biome-ignore format: a table
const rows: readonly (readonly [sort: StorageMethod['sort'], isClear: boolean, data: StorageMethod['data'], names: string])[] = [
  ['read', true, 'none', 'FindAsync FirstOrDefaultAsync FirstAsync SingleOrDefaultAsync SingleAsync LastOrDefaultAsync LastAsync FindByIdAsync FindByNameAsync FindByEmailAsync'],
  ['read', false, 'none', 'Find First FirstOrDefault Single SingleOrDefault Last LastOrDefault FindById GetById GetByIdAsync Get GetAsync FindOne FindOneAsync FirstOrDefaultById'],
  ['list', true, 'none', 'ToListAsync ToArrayAsync ToDictionaryAsync AnyAsync AllAsync CountAsync LongCountAsync SumAsync MaxAsync'],
  ['list', false, 'none', 'ToList ToArray ToDictionary AsEnumerable Any Count Sum Max Min GetAll GetAllAsync List ListAsync ListAllAsync FindAll'],
  ['create', true, 'all', 'AddAsync AddRangeAsync InsertOneAsync InsertManyAsync InsertOne InsertMany'],
  ['create', false, 'all', 'Add AddRange Insert InsertAsync Create CreateAsync'],
  ['update', true, 'all', 'ReplaceOneAsync UpdateOneAsync UpdateManyAsync ReplaceOne UpdateOne ExecuteUpdate ExecuteUpdateAsync AddToRoleAsync AddToRolesAsync UpdateRange SetLockoutEnabledAsync'],
  ['update', false, 'all', 'Update UpdateAsync Attach Edit EditAsync'],
  ['delete', true, 'none', 'RemoveRange DeleteOneAsync DeleteManyAsync DeleteOne DeleteMany ExecuteDelete ExecuteDeleteAsync FindOneAndDeleteAsync'],
  ['delete', false, 'none', 'Remove RemoveAsync Delete DeleteAsync DeleteById DeleteByIdAsync'],
];

const methods = new Map<string, StorageMethod>();
for (const [sort, isClear, data, names] of rows) {
  for (const name of names.split(' ')) methods.set(name, { sort, isClear, data });
}

const repositoryVerbs: readonly (readonly [RegExp, StorageMethod['sort'], StorageMethod['data']])[] = [
  [/^(Get|Find|List|Load|Fetch)(All|List)/, 'list', 'none'],
  [/^(Get|Find|Load|Fetch|Read)[A-Z]/, 'read', 'none'],
  [/^(Create|Add|Insert|Register)[A-Z]/, 'create', 'all'],
  [/^(Update|Edit|Change|Set|Save)[A-Z]/, 'update', 'all'],
  [/^(Delete|Remove)[A-Z]/, 'delete', 'none'],
];

/** What a method at the end of a query does; undefined if its name is none of theirs. */
export function entityMethod(name: string): StorageMethod | undefined {
  return methods.get(name);
}

/** What a method of a repository does by the verb it begins with: `GetOrderById`, `DeleteUserAsync`. */
export function repositoryMethod(name: string): StorageMethod | undefined {
  const found = methods.get(name);
  if (found) return found;
  const verb = repositoryVerbs.find(([pattern]) => pattern.test(name));
  return verb && { sort: verb[1], isClear: false, data: verb[2] };
}

const saving = new Set(
  'SaveChanges SaveChangesAsync SaveAsync CommitAsync Commit CompleteAsync Complete Save SaveEntitiesAsync'.split(' '),
);

/** True for what writes all that was changed: `SaveChangesAsync`. */
export function isSaving(name: string): boolean {
  return saving.has(name);
}

const choosing = new Set(
  'Where Find FindAsync First FirstAsync FirstOrDefault FirstOrDefaultAsync Single SingleAsync SingleOrDefault SingleOrDefaultAsync Any AnyAsync All AllAsync Count CountAsync Last LastOrDefault LastOrDefaultAsync'.split(
    ' ',
  ),
);
const shaping = new Set(
  (
    'Include ThenInclude OrderBy OrderByDescending ThenBy ThenByDescending Select SelectMany Skip Take AsNoTracking AsQueryable AsSplitQuery ' +
    'AsTracking GroupBy Distinct ProjectTo IgnoreQueryFilters TagWith Set Entry Query Collection Reference Load Table Repository GetRepository Reverse DefaultIfEmpty Cast OfType ' +
    'FromSqlRaw FromSqlInterpolated ConfigureAwait AsAsyncEnumerable Result'
  ).split(' '),
);

/** True for a step of a query that says which rows are meant. */
export function isChoosing(name: string): boolean {
  return choosing.has(name);
}

/** True for a step of a query that says what comes out and in which order. */
export function isShaping(name: string): boolean {
  return shaping.has(name);
}

const stores = new Set(
  'context db ctx database repository repositories repo repos store stores dao uow work session collection manager table connection conn dbset mongo data entities'.split(
    ' ',
  ),
);

/** True for a word in the name of what rows are stored in. */
export function isEntityStoreWord(word: string): boolean {
  return stores.has(word);
}
