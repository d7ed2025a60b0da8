import {
  isCapability,
  isCatalogueModel,
  isHandedOut,
  isOwnerField,
  isPeopleModel,
  isSensitiveModel,
} from '../../knowledge/route/attributes';
import {
  administrationWord,
  isPracticePath,
  isSelfPath,
  isSubject,
  publicPathReason,
} from '../../knowledge/route/paths';
import type {
  Access,
  AccessKey,
  CheckSort,
  Guard,
  HandlerFacts,
  Route,
  Sighting,
  Stakes,
  Verdict,
  VerdictState,
} from '../../model/route';
import { isFromRequest } from './object';

/** What is known of the routes beside the one that is judged. */
export interface Surroundings {
  /** Checks of the second gate on other routes of the same router or about the same model. */
  readonly siblingChecks: readonly (Sighting & { readonly sort: CheckSort })[];
  /** True if reads of the siblings go without a check while their writes have one. */
  readonly isReadingShared: boolean;
  /** True if nearly all routes of the project have the first gate only. */
  readonly isConvention: boolean;
  /** Guards of the second gate that the file imports and nothing uses. */
  readonly unusedGuards: readonly Sighting[];
  /** Fields by which siblings tell whose a row of a model is, by the name of the model. */
  readonly ownerFields: ReadonlyMap<string, readonly string[]>;
}

export const noSurroundings: Surroundings = {
  siblingChecks: [],
  isReadingShared: false,
  isConvention: false,
  unusedGuards: [],
  ownerFields: new Map(),
};

interface Points {
  readonly says: string;
  readonly points: number;
}

const readingMethods = new Set(['GET', 'HEAD', 'OPTIONS', 'QUERY', 'SUBSCRIPTION']);

/**
 * What there is to say about a route: whether both gates stand before it, and how bad it is if one does not. The score is
 * that of the field guide; 7 and above is high, 4 to 6 medium, 2 and 3 low.
 *
 * @param route the route with its chain.
 * @param guards what each link of the chain does, in the same order.
 * @param handler what the handler does; undefined if it could not be found.
 */
export function judgeRoute(
  route: Route,
  guards: readonly Guard[],
  handler: HandlerFacts | undefined,
  surroundings: Surroundings,
): Verdict {
  const isCertain = (at: number) => route.chain[at]?.isCertain !== false;
  const inChain = guards.flatMap((guard, at) =>
    guard.authentication === 'required' && isCertain(at) ? firstOf(guard, route) : [],
  );
  const inside = handler?.authentication === 'required' ? handler.evidence : [];
  const authentication = [...inChain, ...inside];
  const authorization = [
    ...guards.flatMap((guard, at) => (isCertain(at) ? guard.authorization : [])),
    ...(handler?.authorization ?? []),
  ];
  const doubts = doubtsOf(route, guards, handler);
  const open = publicReasons(route, guards, handler);
  const verdict = (
    state: VerdictState,
    stakes: Stakes,
    score: readonly Points[],
    reasons: readonly string[],
    access?: Access,
  ): Verdict => ({
    state,
    stakes,
    score,
    total: score.reduce((sum, { points }) => sum + points, 0),
    administers: administrationIn(route) !== undefined,
    authentication,
    authorization,
    ...(access ? { access } : {}),
    reasons,
  });

  // A password that the handler verifies makes it a way in and no room behind one.
  const isWayIn = inside.every(({ place }) =>
    handler?.publicBehaviours.some((one) => one.place.span.start === place.span.start),
  );
  const isKnownCaller = inChain.length > 0 || (inside.length > 0 && !isWayIn);
  if (!isKnownCaller && open.length > 0) return verdict('public', 'none', [], open);
  if (!isKnownCaller && authorization.length === 0) {
    if (guards.some((guard) => guard.authentication === 'unknown') || doubts.length > 0)
      return verdict('unknown', 'none', [], doubts);
  }

  const access = weightiest(handler, surroundings);
  const hasRole = authorization.some(({ sort }) => sort !== 'owner' && sort !== 'tenant');
  const isAnswered =
    authorization.length > 0 &&
    (!access || hasRole || access.isGuarded || authorization.some(({ sort }) => sort === 'owner' || sort === 'tenant'));
  if (isKnownCaller || authorization.length > 0) {
    if (isAnswered || isOwnBusiness(handler, route)) return verdict('ok', 'none', [], [], access);
    // A handler whose data nobody can see gives no ground for a word.
    const score = scoreOf(route, handler, access, surroundings, false);
    if (!handler?.isKnown) return verdict(doubts.length > 0 ? 'unknown' : 'token-only', 'none', score, doubts);
    // Without data or a word of administration there is little to go by.
    const isVague = !access && !administrationIn(route);
    const vague = isVague ? ['no data are seen'] : access ? unseenKeys(access) : [];
    const stakes = limit(stakesOf(score), [...vague, ...doubts], guards);
    return verdict('token-only', stakes, score, doubts, access);
  }
  // What a stranger does not get to is no business of the first gate.
  const reached = handler && { ...handler, accesses: handler.accesses.filter(({ isOpen }) => isOpen) };
  const openAccess = weightiest(reached, surroundings);
  const score = scoreOf(route, reached, openAccess, surroundings, true);
  return verdict(
    'no-authn',
    limit(stakesOf(score), handler?.isKnown ? doubts : ['its handler was not found'], guards),
    score,
    doubts,
    openAccess,
  );
}

/** A key of a query that nobody could follow may be the caller. */
function unseenKeys({ model, keys }: Access): readonly string[] {
  return keys.flatMap(({ from, name }) =>
    from === 'unknown' ? [`what ${name || 'a key'} of ${model || 'a query'} is could not be followed`] : [],
  );
}

function firstOf(guard: Guard, route: Route): readonly Sighting[] {
  const [first] = guard.evidence;
  return [first ?? { says: 'demands a caller who is known', place: route.place }];
}

/** Why it is not certain what runs before the handler. */
function doubtsOf(route: Route, guards: readonly Guard[], handler: HandlerFacts | undefined): readonly string[] {
  const guardsInDoubt = guards.flatMap((guard, at) =>
    guard.authentication === 'unknown' && guard.authorization.length === 0
      ? [`what ${route.chain[at]?.use.written ?? 'a guard'} does is not known`]
      : [],
  );
  const maybe = route.chain.flatMap(({ use, isCertain }, at) =>
    !isCertain && (guards[at]?.authentication === 'required' || guards[at]?.authorization.length)
      ? [`it is not certain that ${use.written} covers it`]
      : [],
  );
  const calls = (handler?.gaps ?? []).map(({ says }) => says);
  return [...route.gaps, ...guardsInDoubt, ...maybe, ...calls];
}

/** Why everybody may come in. The absence of a guard is no reason. */
function publicReasons(route: Route, guards: readonly Guard[], handler: HandlerFacts | undefined): readonly string[] {
  const marked = guards.flatMap((guard, at) =>
    guard.isPublic ? [`${route.chain[at]?.use.written ?? 'a marker'} opens it to everybody`] : [],
  );
  const done = (handler?.publicBehaviours ?? []).map(({ says }) => `it ${says}`);
  const secret = handler?.accesses.flatMap(({ keys }) => keys.filter(isSecretOfRequest))[0];
  if (secret) done.push(`whoever has ${secret.name} may use it`);
  const path = publicPathReason(route.path);
  const isWebhook = route.path.toLowerCase().includes('webhook');
  return [...marked, ...done, ...(path && !isWebhook ? [path] : [])];
}

/** True for what is handed out to one person and picks a row in the place of a sign-in: a reset token, an invitation. */
function isSecretOfRequest(key: AccessKey): boolean {
  // What is sent is often hashed first, in ways that are not followed.
  return (isFromRequest(key) || key.from === 'unknown') && isHandedOut(key.name);
}

/** True if all that the handler touches is the caller's own, or if it touches nothing. */
function isOwnBusiness(handler: HandlerFacts | undefined, route: Route): boolean {
  if (!handler?.isKnown) return false;
  // Where no data are seen, the path has to say that it is about the caller.
  if (handler.accesses.length === 0) return isSelfPath(route.path);
  return handler.accesses.every(
    (access) => access.isScoped || access.isGuarded || access.isCompared || isForSelf(access) || isPlainRead(access),
  );
}

/** A row that is made for the caller, or a relation of the caller to a row: to follow, to like. */
function isForSelf(access: Access): boolean {
  if (!access.storesPrincipal || access.privileges.length > 0) return false;
  return access.sort === 'create' || access.sort === 'read' || (access.sort === 'update' && !access.writesInput);
}

function isPlainRead(access: Access): boolean {
  const isRead = access.sort === 'read' || access.sort === 'list';
  return isRead && isCatalogueModel(access.model) && !isSensitiveModel(access.model);
}

/** The access that weighs most among those that an ordinary caller gets to. */
function weightiest(handler: HandlerFacts | undefined, surroundings: Surroundings): Access | undefined {
  const bare = (handler?.accesses ?? []).filter(
    (access) => !access.isScoped && !access.isGuarded && !access.isCompared && !isForSelf(access),
  );
  return bare.toSorted((a, b) => pointsOf(b, surroundings) - pointsOf(a, surroundings))[0];
}

function pointsOf(access: Access, surroundings: Surroundings): number {
  return scoreOfAccess(access, surroundings, false).reduce((sum, { points }) => sum + points, 0);
}

function scoreOf(
  route: Route,
  handler: HandlerFacts | undefined,
  access: Access | undefined,
  surroundings: Surroundings,
  isOpen: boolean,
): readonly Points[] {
  const score: Points[] = access ? [...scoreOfAccess(access, surroundings, isOpen)] : [];
  const add = (points: number, says: string) => score.push({ points, says });
  const isReadAccess = access?.sort === 'read' || access?.sort === 'list';
  // A route for any method does what its handler does.
  const isReading = route.method === '*' ? isReadAccess : readingMethods.has(route.method);
  if (!isReading && route.method !== '*' && !access) add(1, `${route.method} changes something`);
  const word = administrationIn(route);
  if (word) add(3, `"${word}" is about administration`);
  // Whether an attribute has some value is often asked for other reasons than the caller's rights.
  const sibling = surroundings.siblingChecks.find(({ sort }) => sort !== 'attribute');
  const isShared = isReading && surroundings.isReadingShared;
  // Reading is often meant for all where writing is not, unless it is of what belongs to people.
  const isPrivate = access !== undefined && isSensitiveModel(access.model) && !isPeopleModel(access.model);
  if (sibling && !isShared && !isOpen)
    add(isReading && !isPrivate ? 1 : 3, `routes beside it ask more: ${sibling.says}`);
  const [unused] = surroundings.unusedGuards;
  if (unused) add(3, `${unused.says} and stands unused`);
  if (handler?.unusedPrincipal) add(1, handler.unusedPrincipal.says);
  if (access && handler && handler.privateFields.length > 0 && (access.sort === 'read' || access.sort === 'list')) {
    add(1, `it names ${handler.privateFields.slice(0, 3).join(', ')}`);
  }
  if (isOpen && access && !isReading && !isReadAccess) add(2, 'nobody has to sign in for it');
  if (isShared) add(-3, 'reads beside it are open to all who are signed in');
  if (surroundings.isConvention && !isOpen && !word && !unused && !(access && isOthers(access, surroundings)))
    add(-2, 'nearly all routes of the project do so');
  if (isPracticePath(route.place.path)) add(-3, 'it serves development');
  if (isSelfPath(route.path) && !access) add(-2, 'its path is about the caller');
  if (handler?.gaps.length) add(-3, `${handler.gaps[0]?.says ?? 'a call could not be followed'}`);
  return score.toSorted((a, b) => b.points - a.points);
}

function administrationIn(route: Route): string | undefined {
  // The path of a server action is that of its file.
  const path = route.method === 'ACTION' ? '' : route.path;
  const folder = administrationWord(folderOf(route.place.path));
  return (
    administrationWord(path) ??
    administrationWord(route.handlerName) ??
    // Folders name a subject, which callers may have to do with as well as those who administer it.
    (folder && isSubject(folder) ? undefined : folder)
  );
}

function folderOf(path: string): string {
  return path.split('/').slice(-3, -1).join('/');
}

function scoreOfAccess(
  access: Access,
  { ownerFields }: Pick<Surroundings, 'ownerFields'>,
  isOpen: boolean,
): readonly Points[] {
  const score: Points[] = [];
  const add = (points: number, says: string) => score.push({ points, says });
  const what = access.model === '' ? 'a row' : access.model;
  const chosen = chosenBy(access);
  const isOwned = isOthers(access, { ownerFields });
  const isRead = access.sort === 'read' || access.sort === 'list';
  // Whether a name is taken is asked before a row is made; the row does not come out.
  const isLookup = isRead && chosen?.from === 'body' && isLookupName(chosen.name);
  if (chosen && isCapability(chosen.name)) add(-2, `whoever has ${chosen.name} may use it`);
  else if (chosen && !isLookup && access.sort !== 'create') {
    const from = `${chosen.name || 'an id'} from the ${chosen.from}`;
    if (isRead && isPublicName(chosen.name)) add(2, `${what} is chosen by ${from}, which is no secret`);
    else if (isRead && isPeopleModel(access.model)) add(3, `${what} is chosen by ${from}, whoever it is`);
    else if (isOpen && isRead && isCatalogueModel(access.model)) add(-1, `${what} has no owner`);
    // What somebody wrote is shown to all more often than not, unless it is of what belongs to people.
    else if (isOpen && isRead && !isSensitiveModel(access.model) && !isOwnerField(chosen.name))
      add(2, `${what} is chosen by ${from}`);
    else if (isOwned || isSensitiveModel(access.model)) add(4, `${what} is chosen by ${from}, whosever it is`);
    else if (isRead && isCatalogueModel(access.model)) add(-1, `${what} has no owner`);
    else add(2, `${what} is chosen by ${from}`);
  }
  if (access.sort === 'create') add(1, `${what} is created`);
  if (access.sort === 'update') add(2, `${what} is changed`);
  if (access.sort === 'delete') add(2, `${what} is deleted`);
  if (access.privileges.length > 0) add(4, `${access.privileges.slice(0, 3).join(', ')} is set from the request`);
  else if (access.writesAll && !isRead) add(2, `all that the request holds is written to ${what}`);
  if (access.isWhole && isSensitiveModel(access.model)) add(3, `all of ${what} is listed`);
  if (isRead && !chosen && !access.isWhole) add(-1, `${what} is read without a choice of the caller`);
  return score;
}

/** True for a row that belongs to people, and that the request picks. */
function isOthers(access: Access, { ownerFields }: Pick<Surroundings, 'ownerFields'>): boolean {
  const chosen = chosenBy(access);
  if (!chosen || isCapability(chosen.name)) return false;
  const isOwned = access.isOwned || (ownerFields.get(access.model) ?? []).length > 0;
  return isOwned || isPeopleModel(access.model) || isOwnerField(chosen.name);
}

/** What of the request picks the row; one key that only some have is enough. */
function chosenBy({ keys }: Access): AccessKey | undefined {
  const given = keys.filter(isFromRequest);
  return given.find(({ name }) => isCapability(name)) ?? given[0];
}

/** Names by which people and things are shown to all. */
function isPublicName(name: string): boolean {
  return ['username', 'slug', 'handle', 'nickname'].includes(name.split('.').at(-1)?.toLowerCase() ?? '');
}

function isLookupName(name: string): boolean {
  return ['email', 'username', 'name', 'title', 'slug', 'phone'].includes(name.split('.').at(-1)?.toLowerCase() ?? '');
}

function stakesOf(score: readonly Points[]): Stakes {
  const total = score.reduce((sum, { points }) => sum + points, 0);
  return total >= 7 ? 'high' : total >= 4 ? 'medium' : total >= 2 ? 'low' : 'none';
}

/** What is not certain is low at most. */
function limit(stakes: Stakes, doubts: readonly string[], guards: readonly Guard[]): Stakes {
  const isByName = guards.some((guard) => guard.by === 'name' || guard.authentication === 'unknown');
  return (doubts.length > 0 || isByName) && (stakes === 'high' || stakes === 'medium') ? 'low' : stakes;
}
