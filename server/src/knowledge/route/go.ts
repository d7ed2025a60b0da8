import type { StorageMethod } from './storage';

/** The constants of net/http for statuses that refuse. See https://pkg.go.dev/net/http#pkg-constants */
const statuses: Readonly<Record<string, number>> = {
  OK: 200,
  Created: 201,
  Accepted: 202,
  NoContent: 204,
  MovedPermanently: 301,
  Found: 302,
  SeeOther: 303,
  TemporaryRedirect: 307,
  BadRequest: 400,
  Unauthorized: 401,
  PaymentRequired: 402,
  Forbidden: 403,
  NotFound: 404,
  MethodNotAllowed: 405,
  NotAcceptable: 406,
  RequestTimeout: 408,
  Conflict: 409,
  Gone: 410,
  PreconditionFailed: 412,
  RequestEntityTooLarge: 413,
  UnsupportedMediaType: 415,
  Teapot: 418,
  UnprocessableEntity: 422,
  Locked: 423,
  TooManyRequests: 429,
  InternalServerError: 500,
  NotImplemented: 501,
  BadGateway: 502,
  ServiceUnavailable: 503,
  GatewayTimeout: 504,
};

/** The status of `http.StatusForbidden`, by the name behind the package. */
export function statusConstant(name: string): number | undefined {
  const bare = name.startsWith('Status') ? name.slice('Status'.length) : '';
  return Object.hasOwn(statuses, bare) ? statuses[bare] : undefined;
}

/** `UserContextKey`, `ctxUserID`: what a key of a context says beside that it is one. */
const aboutKeys = /^(?:ctx|context|key)(?=[A-Z_])|(?:_?(?:ctx|context))?_?key$|_?(?:ctx|context)$/gi;

/** The name of what lies under a key of a context: `user` for `userKey`, `UserContextKey` and `ctxUser`. */
export function contextName(key: string): string {
  const bare = key.length > 99 ? key : key.replace(aboutKeys, '');
  // A key that says only that it is one is the only one of its program, and most programs keep who calls.
  return bare === '' ? 'user' : bare.slice(0, 1).toLowerCase() + bare.slice(1);
}

type Row = readonly [sort: StorageMethod['sort'], isClear: boolean, data: StorageMethod['data'], names: string];

/** Methods of GORM, ent, Bun, xorm and the driver of MongoDB. Those of database/sql are told by their SQL. */
const rows: readonly Row[] = [
  ['read', false, 'none', 'First Take Last Only OnlyX FirstX One Get GetX'],
  [
    'list',
    false,
    'none',
    'Find Pluck Count All AllX Scan Rows Query Where Model Table Raw Preload Joins Order Limit Offset Aggregate NewSelect',
  ],
  ['read', true, 'none', 'FindOne FindByID FindById GetByID GetById FindOneByID'],
  ['list', true, 'none', 'FindAll'],
  ['create', true, 'all', 'InsertOne InsertMany'],
  ['create', false, 'all', 'Create CreateInBatches Insert FirstOrCreate NewInsert CreateBulk'],
  ['update', false, 'all', 'Save'],
  ['update', true, 'second', 'UpdateOne UpdateMany UpdateByID ReplaceOne FindOneAndUpdate FindOneAndReplace'],
  ['update', false, 'first', 'Update Updates UpdateColumn UpdateColumns UpdateOneID NewUpdate'],
  ['delete', true, 'none', 'DeleteOne DeleteMany FindOneAndDelete DeleteOneID DeleteByID'],
  ['delete', false, 'none', 'Delete NewDelete'],
];

const methods = new Map<string, StorageMethod>(
  rows.flatMap(([sort, isClear, data, names]) =>
    names.split(' ').map((name) => [name, { sort, isClear, data }] as const),
  ),
);

/** What a method of a mapper of Go does with stored rows, or undefined if its name is none of theirs. */
export function goStorageMethod(name: string): StorageMethod | undefined {
  return methods.get(name);
}

const steps = new Set(
  (
    'Where Or Not Model Table Preload Joins Order Limit Offset Select Omit Unscoped Debug WithContext Session Clauses Group Having Distinct Scopes Set Attrs Assign ' +
    'Query Filter OrderBy With NewSelect NewInsert NewUpdate NewDelete Column Relation WherePK WhereOr Exec Returning'
  ).split(' '),
);

/** True for a step of a query that is built by a chain. */
export function isGoQueryStep(name: string): boolean {
  return steps.has(name);
}

/** Methods that write what they find to where they are told, and give only an error. */
const fillers = new Set(
  'Scan Decode StructScan MapScan SliceScan Get Select All ScanRow One GetContext SelectContext'.split(' '),
);

/** True for a method that gives an error, and what it finds to what its arguments point to. */
export function isFiller(name: string): boolean {
  return fillers.has(name);
}
