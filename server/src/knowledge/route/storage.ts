/** What a call does with stored rows. */
export type AccessSort = 'read' | 'list' | 'create' | 'update' | 'delete';

export interface StorageMethod {
  readonly sort: AccessSort;
  /** True if the name alone tells that rows are meant; others count only on what looks like a store. */
  readonly isClear: boolean;
  /** Which arguments say what to write instead of which rows are meant; -1 is the last one of several. */
  readonly data: 'none' | 'all' | 'first' | 'second';
}

// biome-ignore format: a table
const rows: readonly (readonly [sort: AccessSort, isClear: boolean, data: StorageMethod['data'], names: string])[] = [
  ['read', true, 'none', 'findUnique findUniqueOrThrow findFirst findFirstOrThrow findById findByPk findOne findOneBy findOneOrFail findOneByOrFail findByPrimary find_one find_by_id get_or_404 first_or_404 one_or_none scalar_one_or_none one_or_404 get_object_or_404 aget_object_or_404 get_or_none get_by_id getById fetch_one fetchrow findOneById'],
  ['list', true, 'none', 'findMany findAll findAndCountAll findAndCount get_list_or_404 fetch_all scalars get_multi'],
  ['create', true, 'all', 'insertOne insertMany insert_one insert_many bulkCreate bulk_create createMany createManyAndReturn bulkInsert'],
  ['update', true, 'second', 'findByIdAndUpdate findOneAndUpdate findOneAndReplace updateOne updateMany replaceOne update_one update_many replace_one find_one_and_update findByPkAndUpdate updateById get_or_create update_or_create findOrCreate upsert'],
  ['delete', true, 'none', 'findByIdAndDelete findByIdAndRemove findOneAndDelete findOneAndRemove deleteOne deleteMany delete_one delete_many find_one_and_delete deleteById softDelete'],
  ['read', false, 'none', 'first get one scalar scalar_one single maybeSingle get_item getItem getDoc findIndex'],
  ['list', false, 'none', 'find all filter filter_by select query scan aggregate count exists values_list where many toArray'],
  ['create', false, 'all', 'create insert add push put_item save set'],
  ['update', false, 'first', 'update patch set put bulk_update increment decrement updateDoc'],
  ['delete', false, 'none', 'delete destroy remove del deleteDoc splice truncate'],
];

const methods = new Map<string, StorageMethod>();
for (const [sort, isClear, data, names] of rows) {
  for (const name of names.split(' ')) if (!methods.has(name)) methods.set(name, { sort, isClear, data });
}

/** What a method of an object-relational mapper or a driver does, or undefined if its name is none of theirs. */
export function storageMethod(name: string): StorageMethod | undefined {
  return methods.get(name);
}

const chainWords = new Set(
  (
    'where andWhere orWhere eq match filter filter_by in_ join innerJoin leftJoin leftJoinAndSelect outerjoin from select set values returning populate ' +
    'exec lean sort order_by orderBy limit offset skip options select_related prefetch_related query table into with_for_update scalars execute ' +
    'unique prepare bind all first one get single maybeSingle toArray run then catch exclude annotate distinct only defer using select_from session createQueryBuilder getOne getMany'
  ).split(' '),
);

/** True for a step in a query that is built by a chain of calls. */
export function isQueryStep(name: string): boolean {
  return chainWords.has(name);
}

const stores = new Set(
  (
    'col cols repository repo repos model models collection collections dao db database prisma knex orm session objects query entitymanager manager em store table cursor ' +
    'conn connection pool sql sequelize mongo mongoose redis dynamo dynamodb firestore supabase drizzle tx trx transaction ddb datasource datastore'
  ).split(' '),
);

/** True for a word that names what rows are stored in. */
export function isStoreWord(word: string): boolean {
  return stores.has(word);
}

const builtIn = new Set(
  (
    'Object Array JSON Math Promise Date String Number Boolean Map Set RegExp Symbol Reflect Proxy Intl Buffer Error URL URLSearchParams FormData Headers Response ' +
    'NextResponse Request Router Express Joi Types Schema ObjectId Logger Response JsonResponse HttpResponse Depends Query Path Body Header Form File Cookie BigInt Uint8Array'
  ).split(' '),
);

/** True for a name with a capital letter that stands for no model: of the language or of a framework. */
export function isBuiltIn(name: string): boolean {
  return builtIn.has(name);
}

const articles = new Set('the a an your this that our any'.split(' '));

/** Which sort of access SQL text is and which table it names, or undefined if it is no SQL. */
export function readSql(
  text: string,
): { readonly sort: AccessSort; readonly table: string; readonly hasWhere: boolean } | undefined {
  const words = text
    .slice(0, 2000)
    .replace(/^\s{0,99}--[^\n]*\n/, '')
    .trim()
    .split(/\s/)
    .filter((word) => word !== '');
  const lower = words.map((word) => word.toLowerCase());
  const hasWhere = lower.includes('where');
  const after = (word: string) => (words[lower.indexOf(word) + 1] ?? '').replace(/^["'`[]|[^A-Za-z0-9_.].*$/g, '');
  switch (lower[0]) {
    case 'select':
      // "Select a file from the list" is said to people.
      return lower.includes('from') && !articles.has(after('from').toLowerCase())
        ? { sort: hasWhere ? 'read' : 'list', table: after('from'), hasWhere }
        : undefined;
    case 'insert':
      return lower[1] === 'into' ? { sort: 'create', table: after('into'), hasWhere } : undefined;
    case 'update':
      return lower.includes('set') ? { sort: 'update', table: after('update'), hasWhere } : undefined;
    case 'delete':
      return lower[1] === 'from' ? { sort: 'delete', table: after('from'), hasWhere } : undefined;
    default:
      return undefined;
  }
}
