import { holdsPhrase, isPhrase, phrasesOf, wordsOf } from './phrases';

/**
 * What the name of a guard says about it, for guards whose body cannot be found. Names are cut into words and whole words
 * are compared, so that `TestEdition` edits nothing.
 */
export interface NameMeaning {
  readonly authentication: 'required' | 'optional' | 'unknown' | 'none';
  readonly authorization: boolean;
  readonly isPublic: boolean;
}

const publicNames = phrasesOf(
  'public, is public, skip auth, skip authentication, allow anonymous, allow any, no auth, permit all, ' +
    'login not required, public procedure, allow unauthorized request, unprotected, unauthenticated, health check',
);

const optionalNames = phrasesOf(
  'optional auth, optional jwt, optional authentication, auth optional, jwt optional, maybe auth, optional user, ' +
    'attach user, load user, set user, deserialize user, populate user, current user optional, optional current user, ' +
    'user optional, parse token, extract token, extract user, try auth',
);

const authorizationNames = phrasesOf(
  'role, roles, admin, admins, is admin, superuser, super user, superadmin, staff, moderator, permission, permissions, perm, ' +
    'perms, privilege, privileges, scope, scopes, owner, owners, ownership, policy, policies, acl, rbac, abac, ability, ' +
    'abilities, casbin, is member, require member, require membership, membership, require org, belongs to, ' +
    'load and authorize resource, authority, authorities, entitlement, entitlements, clearance, user passes test',
);

const authenticationNames = phrasesOf(
  'authenticate, authenticated, authentication, ensure authenticated, is auth, auth required, require auth, requires auth, ' +
    'require login, login required, logged in, signed in, require user, require session, with session, verify token, ' +
    'check token, validate token, token required, verify jwt, check jwt, validate jwt, jwt, bearer auth, basic auth, ' +
    'token auth, api key auth, api key, require api key, session auth, with auth, get session, server session, ' +
    'verify session, validate session, check session, session required, current user, current active user, auth guard, ' +
    'auth middleware, middleware auth, auth check, auth user, user auth, passport, protected procedure, authed, verify auth, ' +
    'check login, ensure login, ensure auth, verify access token, access token, verify id token, user required, ' +
    'check authentication, jwks, require signin, require sign in, keycloak, cognito',
);

/** Names that mean either; a constant among the arguments makes them authorization. */
const dependingNames = phrasesOf(
  'auth, authorize, authorized, authorise, protect, protected, guard, secure, secured, check access, access, restrict, ' +
    'restrict to, private, verify user, validate user, requires, authorization, check auth, is allowed, allow, deny, ' +
    'security, authz, authn, gate',
);

const neutralNames = phrasesOf(
  'helmet, cors, body parser, json, urlencoded, cookie parser, morgan, logger, log, logging, compression, compress, rate limit, ' +
    'rate limiter, limiter, throttle, throttler, throttler guard, slow down, validate, validator, validation, validate body, validate request, ' +
    'schema, upload, uploader, multer, static, swagger, openapi, csrf, csurf, xss, hpp, sanitize, sanitizer, cache, etag, ' +
    'favicon, timeout, trace, tracing, metrics, request id, correlation id, not found, error handler, locale, ' +
    'i18n, pagination, paginate, transform, serialize, interceptor, timing, body limit, pretty json',
);

/** Headers that have words of authorization in their names. */
const headerNames = phrasesOf(
  'feature policy, permissions policy, content security policy, security policy, referrer policy, cross domain policy, robots, cache control',
);

const publicPattern: NameMeaning = { authentication: 'none', authorization: false, isPublic: true };
const neutralPattern: NameMeaning = { authentication: 'none', authorization: false, isPublic: false };

/**
 * What a name says, or undefined if it says nothing.
 *
 * @param isGiven true if a constant is given with it that may be a role, a permission or a scope: `auth('admin')`.
 */
export function meaningOfName(name: string, isGiven: boolean): NameMeaning | undefined {
  const words = wordsOf(name);
  if (isPhrase(publicNames, words)) return publicPattern;
  if (holdsPhrase(headerNames, words)) return neutralPattern;
  if (holdsPhrase(optionalNames, words)) {
    return { authentication: 'optional', authorization: false, isPublic: false };
  }
  if (asksForPermission(words)) return { authentication: 'unknown', authorization: true, isPublic: false };
  if (holdsPhrase(authenticationNames, words)) {
    return { authentication: 'required', authorization: isGiven && mayTakeRoles(words), isPublic: false };
  }
  if (holdsPhrase(neutralNames, words)) return neutralPattern;
  if (holdsPhrase(dependingNames, words)) {
    return { authentication: isGiven ? 'required' : 'unknown', authorization: isGiven, isPublic: false };
  }
  return undefined;
}

/** `passport.authenticate('jwt')` and `AuthGuard('jwt')` name a strategy, no role. */
function mayTakeRoles(words: readonly string[]): boolean {
  return !words.some((word) => word === 'passport' || word === 'jwt' || word === 'authenticate' || word === 'guard');
}

function asksForPermission(words: readonly string[]): boolean {
  const first = words[0];
  // `canView(user, id)`, but not `cancel`.
  return first === 'can' || first === 'cannot' || holdsPhrase(authorizationNames, words);
}

/** True if a function of this name is asked for an answer (`isOwner`, `getSession`) and does not refuse by itself. */
export function asksOnly(name: string): boolean {
  return questions.has(wordsOf(name)[0] ?? '');
}

const questions = new Set(
  'is has can cannot get find fetch load current may should check user session belongs auth test try does'.split(' '),
);
