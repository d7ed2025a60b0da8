import {
  answers,
  asks,
  demands,
  finds,
  issues,
  jwt,
  type LibraryRow,
  names,
  neutral,
  only,
  password,
  proves,
  refuses,
  requests,
  requires,
  signature,
} from './library-fact';

/** The namespace that holds what has none, and that of the facades, which stand in both. */
const facades = '\\ Illuminate\\Support\\Facades';
const known = 'asks whether the caller is known';

/** What packages of PHP do. Functions and classes without a namespace are in `\`. */
// biome-ignore format: a table
export const phpLibraries: readonly LibraryRow[] = [
  // Who calls
  [facades, 'Auth.user Auth.id Auth.getUser auth.user auth.id guard.user guard.id auth.userOrFail guard.userOrFail auth.getUser', names],
  [facades, 'Auth.check auth.check guard.check Auth.hasUser auth.hasUser', finds(known)],
  [facades, 'Auth.authenticate auth.authenticate guard.authenticate', proves('demands a caller who is known')],
  [facades, 'Auth.attempt auth.attempt guard.attempt Auth.validate auth.validate guard.validate Auth.once Auth.attemptWhen', password('verifies a password')],
  [facades, 'Auth.login auth.login guard.login Auth.loginUsingId auth.loginUsingId guard.loginUsingId', issues('signs a caller in')],
  [facades, 'Hash.check password_verify', password('verifies a password')],
  [facades, 'hash_equals', signature('missing')],
  [`${facades} Tymon\\JWTAuth\\Facades PHPOpenSourceSaver\\JWTAuth\\Facades`, 'JWTAuth.authenticate parseToken.authenticate setToken.authenticate JWTAuth.checkOrFail JWTAuth.toUser setToken.toUser parseToken.checkOrFail', proves(jwt)],
  [`${facades} Tymon\\JWTAuth\\Facades PHPOpenSourceSaver\\JWTAuth\\Facades`, 'JWTAuth.user', names],
  [`${facades} Tymon\\JWTAuth\\Facades PHPOpenSourceSaver\\JWTAuth\\Facades`, 'JWTAuth.attempt', password('verifies a password')],
  [`${facades} Tymon\\JWTAuth\\Facades PHPOpenSourceSaver\\JWTAuth\\Facades`, 'JWTAuth.fromUser', issues('issues a token')],
  ['Firebase\\JWT', 'JWT.decode', proves(jwt)],
  ['Firebase\\JWT', 'JWT.encode', issues('issues a token')],
  ['Laravel\\Socialite\\Facades', 'Socialite.user driver.user stateless.user', password('asks another service who it is')],
  ['Stripe', 'Webhook.constructEvent', signature('throws')],
  // The second gate
  [facades, 'Gate.authorize forUser.authorize', demands('permission', 'asks a gate')],
  [facades, 'Gate.allows Gate.check Gate.any Gate.allowIf forUser.allows forUser.check', asks('permission', 'asks a gate')],
  // The request and the answer
  [facades, 'request Request Input', requests],
  [facades, 'redirect response back to_route Redirect Response', answers],
  ['Illuminate\\Auth\\Access', 'Response.deny Response.denyWithStatus Response.denyAsNotFound', refuses(403)],
  // Middleware
  ['Illuminate\\Auth\\Middleware', 'Authenticate', requires('demands a caller who is known')],
  ['Illuminate\\Auth\\Middleware', 'AuthenticateWithBasicAuth', requires('verifies a password')],
  ['Illuminate\\Auth\\Middleware', 'Authorize', requires('asks a gate or a policy', 'permission')],
  ['Illuminate\\Auth\\Middleware', 'EnsureEmailIsVerified RequirePassword', requires('demands a caller who is known')],
  ['Illuminate\\Auth\\Middleware', 'RedirectIfAuthenticated', neutral],
  ['Illuminate\\Session\\Middleware', 'AuthenticateSession', neutral],
  ['Laravel\\Sanctum\\Http\\Middleware', 'CheckForAnyAbility CheckAbilities CheckForAnyScope CheckScopes', requires('compares the abilities of the token', 'scope')],
  ['Laravel\\Passport\\Http\\Middleware', 'CheckForAnyScope CheckScopes', requires('compares the scopes of the token', 'scope')],
  ['Laravel\\Passport\\Http\\Middleware', 'CheckClientCredentials EnsureClientIsResourceOwner', requires('verifies a token of a client')],
  ['Spatie\\Permission\\Middleware Spatie\\Permission\\Middlewares', 'RoleMiddleware', requires('compares roles', 'role')],
  ['Spatie\\Permission\\Middleware Spatie\\Permission\\Middlewares', 'PermissionMiddleware RoleOrPermissionMiddleware', requires('compares permissions', 'permission')],
  ['Tymon\\JWTAuth\\Http\\Middleware PHPOpenSourceSaver\\JWTAuth\\Http\\Middleware', 'Authenticate AuthenticateAndRenew RefreshToken', requires(jwt)],
  ['Tymon\\JWTAuth\\Http\\Middleware PHPOpenSourceSaver\\JWTAuth\\Http\\Middleware', 'Check', neutral],
  ['Illuminate\\Routing\\Middleware', 'ValidateSignature', only('attribute', 'verifies that the address was signed')],
  ['Illuminate\\Routing\\Middleware', 'ThrottleRequests ThrottleRequestsWithRedis SubstituteBindings', neutral],
  ['Illuminate\\Cookie\\Middleware Illuminate\\View\\Middleware Illuminate\\Foundation\\Http\\Middleware Illuminate\\Http\\Middleware Fruitcake\\Cors Inertia', '*', neutral],
  ['Illuminate\\Session\\Middleware', 'StartSession', neutral],
  ['Laravel\\Sanctum\\Http\\Middleware', 'EnsureFrontendRequestsAreStateful', neutral],
  ['Laravel\\Passport\\Http\\Middleware', 'CreateFreshApiToken', neutral],
];
