import type { Span } from '../text/span';
import type { Expression } from './code';
import type { Value } from './value';

/** A place in one of the files of a project. */
export interface Place {
  readonly path: string;
  readonly span: Span;
}

export type FrameworkId =
  | 'express'
  | 'fastify'
  | 'koa'
  | 'nest'
  | 'next'
  | 'hono'
  | 'hapi'
  | 'trpc'
  | 'lambda'
  | 'flask'
  | 'fastapi'
  | 'starlette'
  | 'django'
  | 'drf'
  | 'net/http'
  | 'chi'
  | 'gin'
  | 'echo'
  | 'gorilla'
  | 'spring'
  | 'rails'
  | 'aspnet'
  | 'laravel';

/** Where on the way to a handler something stands, from the outside to the inside. */
export type Level = 'application' | 'mount' | 'router' | 'class' | 'method' | 'handler';

/** Something that runs before a handler, or may refuse to let it run, as the program names it. */
export interface GuardUse {
  /** The expression that names it: `requireAuth`, `auth('admin')`, `Depends(get_current_user)`. */
  readonly place: Place;
  /** The same, shortened for people: `auth('admin')`. */
  readonly written: string;
  readonly value: Value;
  /** What the framework gives it beside the request: roles of a decorator, scopes of `Security`, options of a route. */
  readonly given: readonly Value[];
  /** Guards of which any one lets a request through; the use itself stands for them all. */
  readonly anyOf?: readonly GuardUse[];
  /** The name that the framework looks up among what the project defines for it: `authenticate` of `fastify.decorate`. */
  readonly refersTo?: string;
  /** What it is put around, among what it is called with: `h` of `RequireRole(h, "admin")`. */
  readonly wraps?: Expression;
  /** Where the framework itself says what it means: `auth: false`, `@Public()`, `AllowAny`, `scope: ['admin']`. */
  readonly means?: Meaning;
  /** What it asks of the marks that decorators leave at a route; undefined if that is not known. */
  readonly reads?: readonly MetadataReading[];
  /** What the project has to define somewhere so that it runs: what switches method security on. */
  readonly needs?: Need;
}

/** A name that something has to define, and when it is certain that nothing does. */
export interface Need {
  readonly name: string;
  /** A name that is defined where all that there is to define can be seen. */
  readonly beside: string;
  /** Why it never runs otherwise, as a clause. */
  readonly why: string;
}

/** That a guard looks for marks with a key, at the method or at the class, whichever has one first, or at all of them. */
export interface MetadataReading {
  /** `*` may be any. */
  readonly key: string;
  readonly from: readonly Mark['level'][];
  readonly takes: 'first' | 'all';
}

/** What a decorator leaves at a route for the guards that ask for it: roles, permissions, that everybody may come in. */
export interface Mark {
  readonly key: string;
  readonly level: 'class' | 'method';
  /** The decorator, with what it leaves as what is given. */
  readonly use: GuardUse;
  /** What its name says; undefined where it is about other things than who may call. */
  readonly says?: 'public' | 'authorization';
  readonly isCertain: boolean;
}

/** What a framework's own words say without a look at any body. */
export type Meaning = 'public' | 'authentication' | 'optionalAuthentication' | 'authorization' | 'nothing';

/** A path as far as it is known: `undefined` where none of it is. Parameters are written `:name`, unknown parts `…`. */
export type RoutePath = string | undefined;

/**
 * What routes and guards are registered on: an application, a router, a blueprint, a controller, a plugin. The readers
 * of frameworks find stacks file by file; the project joins those with the same id and follows the mounts.
 */
export interface Stack {
  /** The same wherever the same thing is meant: the path and offset of what made it, see `stackId`. */
  readonly id: string;
  readonly framework: FrameworkId;
  readonly place: Place;
  readonly name: string;
  /** An application is where requests come in; a router counts once it is mounted. */
  readonly kind: 'application' | 'router';
  readonly prefix?: RoutePath;
  /** True if a guard covers only what is registered after it (Express, Koa, Hono). */
  readonly isOrdered: boolean;
  /** True if a request that finds no route in it goes on, so that its guards cover what is registered later around it. */
  readonly letsThrough?: true;
  /** True if only its use suggests that it is of this framework: it counts where a stack of it is handed over. */
  readonly isAssumed?: true;
  /** Of a plugin that is all that its module exports: whether it has a scope of its own, or adds to who loads it. */
  readonly loads?: 'inside' | 'open';
  /** Names of actions that code of the browser can call from here, see `RouteEntry.action`. */
  readonly calls?: readonly string[];
  /** A word under which others mount it without knowing where it is, see `MountEntry.takes`. */
  readonly awaits?: string;
  readonly entries: readonly StackEntry[];
}

export type StackEntry = UseEntry | MountEntry | RouteEntry | DefineEntry;

interface EntryFacts {
  readonly place: Place;
  /** The order of registration among the entries of one file. */
  readonly order: number;
}

/** Guards for all that the stack holds, or for what lies under a path. */
export interface UseEntry extends EntryFacts {
  readonly do: 'use';
  readonly level: Level;
  /** Patterns of the paths it covers; undefined means all. */
  readonly under?: readonly RoutePath[];
  /** Patterns of the whole paths it leaves out: these themselves, and what is below them only by `*`. */
  readonly except?: readonly RoutePath[];
  /** Patterns one of which has to cover the path as well. */
  readonly within?: readonly RoutePath[];
  /** True if it covers the paths themselves and nothing that lies below them. */
  readonly isExact?: true;
  /** The methods that it covers, in capitals; undefined means all. */
  readonly methods?: readonly string[];
  readonly guards: readonly GuardUse[];
  /** The route that it is if nothing that was registered later answers what it covers. */
  readonly orRoute?: RouteEntry;
  /** True if it covers the whole application, however deep inside of it this stack is mounted. */
  readonly isOfApplication?: true;
  /** True if it covers the routes of this application and its routers, but no other application that is mounted in it. */
  readonly staysInside?: true;
  /** True if it covers only the routes that take what the application demands where a route says nothing itself. */
  readonly isDefault?: true;
  /** Of those with one word only the first that covers a route counts, by their ranks. */
  readonly firstOf?: { readonly word: string; readonly rank: number };
  /** True if requests are known to come by it, so that it covers nothing for certain. */
  readonly isCoarse?: true;
  /** Set where it covers only the routes of one framework. */
  readonly only?: FrameworkId;
}

/** Another stack under a path. */
export interface MountEntry extends EntryFacts {
  readonly do: 'mount';
  readonly path: RoutePath;
  readonly guards: readonly GuardUse[];
  /** The id of the other stack; undefined if it could not be found. */
  readonly child?: string;
  /** True if the other is this stack under another name: what is registered on it is registered here, at this point. */
  readonly isSame?: true;
  /** True if the path stands instead of the prefix that the other was made with. */
  readonly replacesPrefix?: true;
  /** Instead of a child: the word that others wait for, and whether all are meant for which this mount is the nearest. */
  readonly takes?: { readonly word: string; readonly all: boolean };
  /** Where every plugin of a folder is loaded, each under the path of its own folder in it. */
  readonly folder?: PluginFolder;
}

export interface PluginFolder {
  /** As `Place.path`. */
  readonly path: string;
  /** Whether files called `autohooks` guard the plugins beside them, and those further inside. */
  readonly hooks: 'none' | 'beside' | 'below';
  /** True if the folders in it give no paths. */
  readonly isFlat: boolean;
}

/** A name under which the framework finds something that the project gives it. */
export interface DefineEntry extends EntryFacts {
  readonly do: 'define';
  readonly name: string;
  readonly value: Value;
  /** Where the words of the framework say what it means. */
  readonly means?: Meaning;
}

export interface RouteEntry extends EntryFacts {
  readonly do: 'route';
  /** In capitals; `*` for any method, `ACTION` for a server action, `QUERY`, `MUTATION`, `SUBSCRIPTION`, `MESSAGE`. */
  readonly methods: readonly string[];
  readonly path: RoutePath;
  /** Of the class and of the method, in the order in which they run. */
  readonly guards: readonly (GuardUse & { readonly level: Level; readonly isCertain?: false })[];
  /** What decorators leave for guards, those of the application too. */
  readonly marks?: readonly Mark[];
  /** Set where it is not that of the stack. */
  readonly framework?: FrameworkId;
  /** Guards that are written at the route and never run. */
  readonly inert?: readonly InertGuard[];
  /** True if nothing that is registered later for the same method and path can answer. */
  readonly ends?: true;
  /** True if it says nothing itself and takes what the application demands by default. */
  readonly takesDefaults?: true;
  /** Of a server action that a module exports: what `Stack.calls` calls it. Without a call it may be no endpoint. */
  readonly action?: string;
  /** What answers; undefined if it could not be found. */
  readonly handler?: Value;
  readonly handlerName: string;
}

/** A guard that is declared but can never run. */
export interface InertGuard extends GuardUse {
  /** A clause for a person: `it stands above the decorator that registers the route`. */
  readonly why: string;
}

/** The id of a stack that is made at an offset of a file. */
export function stackId(path: string, offset: number): string {
  return `${path}#${offset}`;
}

/** One route with all that runs before its handler. */
export interface Route {
  readonly framework: FrameworkId;
  /** The id of the stack that it is registered on. */
  readonly stack: string;
  /** Where it is declared: what a lens stands above. */
  readonly place: Place;
  readonly method: string;
  /** The whole path through all mounts; unknown parts are `…`. */
  readonly path: string;
  readonly handlerName: string;
  readonly handler?: Value;
  /** From the outside to the inside, in the order in which they run. */
  readonly chain: readonly Link[];
  /** Guards that are written at the route and never run. */
  readonly inert?: readonly InertGuard[];
  /** What decorators at it leave for guards. */
  readonly marks?: readonly Mark[];
  /** Why the chain may be longer than what is known: a mount that nobody found, a plugin from elsewhere. */
  readonly gaps: readonly string[];
}

export interface Link {
  readonly level: Level;
  readonly use: GuardUse;
  /** False if it may cover this route or not: a path that is not known, a mount under a condition. */
  readonly isCertain: boolean;
}

// What guards and handlers do

/** What a guard demands of who calls. */
export type Demand = 'required' | 'optional' | 'none' | 'unknown';

/** Which question of the second gate a check asks. */
export type CheckSort = 'role' | 'permission' | 'scope' | 'owner' | 'tenant' | 'attribute';

/** One thing that was seen in code, for a person: `verifies a JSON Web Token`, `compares req.user.role with "admin"`. */
export interface Sighting {
  readonly says: string;
  readonly place: Place;
}

/** What something on the way does, judged by its body where there is one. */
export interface Guard {
  readonly authentication: Demand;
  /** What it asks of a caller who is known. Empty if it asks nothing. */
  readonly authorization: readonly (Sighting & { readonly sort: CheckSort })[];
  /** Why it counts as authentication. */
  readonly evidence: readonly Sighting[];
  /** What the judgement rests on; `nothing` means that it may do anything. */
  readonly by: 'body' | 'library' | 'team' | 'framework' | 'name' | 'nothing';
  /** True if it says that everybody may come in. */
  readonly isPublic: boolean;
  /** Fields of the request that hold the caller behind it, as paths: `user`, `body.userId`. */
  readonly principalFields: readonly string[];
  /** Why it may let more callers in than it looks: paths it leaves out, settings, calls that could not be followed. */
  readonly gaps: readonly Sighting[];
  readonly faults: readonly Fault[];
}

/** Something that is wrong with a check by itself, whatever route it stands on. */
export interface Fault extends Sighting {
  readonly sort: /** Claims are used as the caller, but nothing verified the token. */
    | 'unverifiedClaims'
    /** A role or an identity that the caller sends is taken at its word. */
    | 'clientAuthority'
    /** 401 for somebody who is known. */
    | 'unauthorizedForKnown'
    /** 403 for somebody who is not known. */
    | 'forbiddenForUnknown';
}

/** A part of a request that whoever sends it can choose. `input` is an argument of a procedure or an action. */
export type RequestPart = 'path' | 'query' | 'body' | 'header' | 'cookie' | 'input';

export type AccessSort = 'read' | 'list' | 'create' | 'update' | 'delete';

/** Where a value in a query comes from: the request, the caller, a row that was fetched earlier. */
export interface AccessKey {
  readonly from: RequestPart | 'principal' | 'claims' | 'constant' | 'row' | 'unknown';
  readonly name: string;
}

/** One read or write of stored data. */
export interface Access {
  readonly sort: AccessSort;
  /** The model, table or collection as written; empty if it is not known. */
  readonly model: string;
  readonly place: Place;
  /** What tells which rows are meant. */
  readonly keys: readonly AccessKey[];
  /** True if the caller is in the same query. */
  readonly isScoped: boolean;
  /** True if an ordinary caller does not get beyond it, because the row is compared with the caller afterwards. */
  readonly isCompared: boolean;
  /** True if a check stands before it, so that an ordinary caller does not get to it. */
  readonly isGuarded: boolean;
  /** True if a caller without a valid credential gets to it, were it for the handler alone. */
  readonly isOpen: boolean;
  /** Fields that nobody may set for himself and that are written from the request. */
  readonly privileges: readonly string[];
  /** True if all that the request holds is written, whatever its fields are. */
  readonly writesAll: boolean;
  /** True if something that the caller chose is written. */
  readonly writesInput: boolean;
  /** True if the caller is stored as a field of the row. */
  readonly storesPrincipal: boolean;
  /** True if it takes all rows of a model. */
  readonly isWhole: boolean;
  /** The fields of the row that say whose it is, as far as the handler names them: `userId`. */
  readonly ownerFields: readonly string[];
  /** True if the program's own class for the rows has a field that says whose one is. */
  readonly isOwned?: true;
}

/** What a handler does, judged by its body and by what it calls. */
export interface HandlerFacts {
  /** False if there is no body to judge. */
  readonly isKnown: boolean;
  readonly authentication: Demand;
  readonly evidence: readonly Sighting[];
  readonly authorization: readonly (Sighting & { readonly sort: CheckSort })[];
  readonly accesses: readonly Access[];
  /** Why it is open by what it does: verifies a password, issues a token, verifies a signature. */
  readonly publicBehaviours: readonly (Sighting & { readonly sort: 'password' | 'token' | 'signature' | 'setup' })[];
  /** A caller that is handed in and never looked at. */
  readonly unusedPrincipal?: Sighting;
  readonly privateFields: readonly string[];
  readonly faults: readonly Fault[];
  readonly gaps: readonly Sighting[];
}

export type VerdictState = 'no-authn' | 'token-only' | 'ok' | 'public' | 'unknown';

/** How sure and how bad it is: `none` is not worth a word. */
export type Stakes = 'high' | 'medium' | 'low' | 'none';

/** What there is to say about one route. */
export interface Verdict {
  readonly state: VerdictState;
  readonly stakes: Stakes;
  /** What speaks for and against, with its weight. The first says most. */
  readonly score: readonly { readonly says: string; readonly points: number }[];
  readonly total: number;
  /** True if a word of its path, file or handler speaks of administration. */
  readonly administers: boolean;
  /** Where the first gate stands, if there is one. */
  readonly authentication: readonly Sighting[];
  /** Where the second gate stands, if there is one. */
  readonly authorization: readonly (Sighting & { readonly sort: CheckSort })[];
  /** The access that weighs most. */
  readonly access?: Access;
  /** Why it is no more than unknown, or why it is public, as clauses. */
  readonly reasons: readonly string[];
  /** The comment that says why the route is meant to be as open as it is, where there is one. */
  readonly byDesign?: Sighting;
}

/** A route with what runs on the way to its handler, and what there is to say about it. */
export interface JudgedRoute {
  readonly route: Route;
  /** What each link of the chain does, in its order. */
  readonly guards: readonly Guard[];
  /** Undefined if the handler could not be found. */
  readonly handler?: HandlerFacts;
  readonly verdict: Verdict;
  /** Of a route that lacks its second gate: guards that others have there, the best first. */
  readonly guardOffers?: readonly GuardOffer[];
  /** Of the same: how the record that it picks could be tied to the caller. */
  readonly ownerOffer?: OwnerOffer;
}

/** A condition that the query of another route of the same file has. */
export interface OwnerOffer {
  /** The query that lacks it. */
  readonly at: Span;
  /** The field of the row that says whose it is. */
  readonly field: string;
  /** Where the caller is written beside that field. */
  readonly caller: Span;
}

/** A guard of the second gate that stands at other routes and could stand at this one. */
export interface GuardOffer {
  readonly guard: NewGuard;
  /** At how many routes of the same router it stands, and at how many of the project. */
  readonly beside: number;
  readonly total: number;
}

/** A guard to be written at a route. */
export interface NewGuard {
  /** As the program writes it elsewhere: `requireRole('admin')`. */
  readonly written: string;
  /** True if it is what a guard that runs already asks for: `Roles('admin')`. */
  readonly isMark?: true;
  /** What brings its first name into a file that does not have it yet. */
  readonly imported?: NewImport;
}

/** An import to be written: one name of a module, under the same name. */
export interface NewImport {
  readonly from: string;
  readonly name: string;
  readonly isDefault: boolean;
}
