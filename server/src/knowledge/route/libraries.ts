import { csharpLibraries } from './libraries-csharp';
import { goLibraries } from './libraries-go';
import { javaLibraries } from './libraries-java';
import { phpLibraries } from './libraries-php';
import {
  asks,
  decodes,
  demands,
  extracts,
  finds,
  issues,
  jwt,
  type LibraryFact,
  type LibraryRow,
  names,
  neutral,
  only,
  optional,
  password,
  proves,
  refuses,
  requests,
  requires,
  session,
  signature,
} from './library-fact';

/** Facts by package and by the last name, or the last two, behind it; `*` stands for all of a package. */
// biome-ignore format: a table
const table: readonly LibraryRow[] = [
  ...goLibraries,
  ...javaLibraries,
  ...csharpLibraries,
  ...phpLibraries,
  // Tokens
  ['jsonwebtoken jws', 'verify', proves(jwt)],
  ['jsonwebtoken jws', 'decode', decodes('decodes a JSON Web Token without verifying it')],
  ['jsonwebtoken jws', 'sign', issues('issues a token')],
  ['jose', 'jwtVerify jwtDecrypt compactVerify flattenedVerify generalVerify', proves(jwt)],
  ['jose', 'decodeJwt', decodes('decodes a JSON Web Token without verifying it')],
  ['jose', 'SignJWT EncryptJWT', issues('issues a token')],
  // python-jose shares its name with the package of npm.
  ['jose jwt authlib', 'jwt.decode decode', proves(jwt)],
  ['jose', 'get_unverified_claims get_unverified_claim', decodes('reads claims without verifying them')],
  ['jose jwt authlib', 'encode', issues('issues a token')],
  ['jwt-decode', '*', decodes('decodes a JSON Web Token without verifying it')],
  ['express-jwt', '*', requires(jwt)],
  ['koa-jwt', '*', requires(jwt)],
  ['express-oauth2-jwt-bearer', 'auth', requires(jwt)],
  ['express-oauth2-jwt-bearer', 'requiredScopes claimEquals claimIncludes claimCheck scopeIncludesAny', only('scope', 'compares claims of the token')],
  ['express-jwt-authz', '*', only('scope', 'compares the scopes of the token')],
  ['express-openid-connect', 'requiresAuth', requires('demands a session of OpenID Connect')],
  ['express-openid-connect', 'auth', { does: 'guards', authentication: 'unknown', says: 'demands a sign-in unless authRequired is false' }],
  ['express-basic-auth', '*', requires('verifies a password')],
  ['@fastify/jwt fastify-jwt', '*', neutral],
  ['@nestjs/jwt', 'verify verifyAsync', proves(jwt)],
  ['@nestjs/jwt', 'sign signAsync', issues('issues a token')],
  ['@nestjs/jwt', 'decode', decodes('decodes a JSON Web Token without verifying it')],
  ['@nestjs/passport', 'AuthGuard', requires('verifies a credential with Passport')],
  ['@nestjs/passport', 'PassportStrategy', neutral],
  ['@nestjs/throttler', '*', neutral],
  ['@nestjs/swagger', '*', neutral],
  ['aws-jwt-verify', 'verify', proves('verifies a token of Cognito')],
  ['google-auth-library', 'verifyIdToken', proves('verifies an identity token of Google')],
  ['hono', 'jwt jwk bearerAuth basicAuth', requires('verifies a credential')],
  ['hono', 'verify', proves(jwt)],
  ['hono', 'sign', issues('issues a token')],
  ['hono', 'decode', decodes('decodes a JSON Web Token without verifying it')],
  ['hono', 'cors logger csrf secureHeaders compress etag prettyJSON timing cache bodyLimit timeout requestId poweredBy serveStatic trimTrailingSlash', neutral],
  ['hono', 'HTTPException', refuses()],
  // Sessions and services that sign people in
  ['passport koa-passport @fastify/passport', 'authenticate authorize', requires('verifies a credential with Passport')],
  ['passport koa-passport @fastify/passport', 'initialize session', neutral],
  ['connect-ensure-login', 'ensureLoggedIn', requires('demands a session')],
  ['next-auth @auth/core @auth/express', 'getServerSession unstable_getServerSession auth getSession getToken NextAuth.auth', finds(session)],
  ['next-auth', 'withAuth', requires(session)],
  ['better-auth', 'getSession api.getSession', finds(session)],
  ['iron-session', 'getIronSession unsealData', finds(session)],
  ['@clerk', 'auth getAuth currentUser authenticateRequest', finds('reads a session that Clerk verified')],
  ['@clerk', 'protect auth.protect', proves('demands a session of Clerk')],
  ['@clerk', 'requireAuth ClerkExpressRequireAuth', requires('demands a session of Clerk')],
  ['@clerk', 'clerkMiddleware withClerkMiddleware ClerkExpressWithAuth authMiddleware', neutral],
  ['@clerk', 'verifyToken', proves('verifies a token of Clerk')],
  ['@clerk', 'has', asks('permission', 'asks Clerk for a role or permission')],
  ['@auth0/nextjs-auth0', 'getSession', finds(session)],
  ['@auth0/nextjs-auth0', 'withApiAuthRequired withPageAuthRequired', requires(session)],
  ['@kinde-oss/kinde-auth-nextjs', 'getKindeServerSession isAuthenticated getUser', finds(session)],
  ['@workos-inc/authkit-nextjs', 'withAuth getSession', finds(session)],
  ['lucia', 'validateSession validateSessionCookie validateRequest', finds(session)],
  ['firebase-admin firebase_admin', 'verifyIdToken verifySessionCookie verify_id_token verify_session_cookie', proves('verifies a token of Firebase')],
  ['@supabase', 'auth.getUser getUser auth.getClaims', finds('verifies a token of Supabase')],
  ['@supabase', 'auth.getSession', finds('reads a session of Supabase')],
  ['@supabase', 'auth.signInWithPassword signInWithPassword', password('verifies a password')],
  ['supertokens-node', 'verifySession', requires('verifies a session')],
  ['supertokens-node', 'getSession', proves('verifies a session')],
  ['keycloak-connect', 'protect', requires('verifies a token of Keycloak')],
  ['keycloak-connect', 'enforcer', requires('asks Keycloak for a permission', 'permission')],
  ['@hapi/jwt', 'token.verify', proves(jwt)],
  ['@hapi/boom', 'unauthorized', refuses(401)],
  ['@hapi/boom', 'forbidden', refuses(403)],
  ['@hapi/boom', 'notFound badRequest conflict badData', refuses(400)],
  ['next', 'redirect permanentRedirect', refuses()],
  ['next', 'unauthorized', refuses(401)],
  ['next', 'forbidden', refuses(403)],
  ['next', 'notFound', refuses(404)],
  ['http-errors', '*', refuses()],
  // Passwords and signatures
  ['bcrypt bcryptjs argon2 bcrypt-ts @node-rs/bcrypt @node-rs/argon2 scrypt-kdf passlib pwdlib', 'compare compareSync verify checkpw verifySync verify_and_update', password('verifies a password')],
  ['werkzeug', 'check_password_hash', password('verifies a password')],
  ['flask_bcrypt', 'check_password_hash', password('verifies a password')],
  ['crypto node:crypto', 'timingSafeEqual', signature('missing')],
  ['hmac secrets', 'compare_digest', signature('missing')],
  ['stripe', 'webhooks.constructEvent constructEvent constructEventAsync construct_event Webhook.construct_event', signature('throws')],
  ['svix', 'verify', signature('throws')],
  ['@octokit/webhooks', 'verify verifyAndReceive', signature('throws')],
  ['otplib speakeasy pyotp', 'verify check totp.verify', { does: 'verifies', fails: 'missing', says: 'verifies a one-time code', by: 'password' }],
  // The second gate
  ['@casl/ability', 'can cannot', asks('permission', 'asks an ability')],
  ['@casl/ability', 'throwUnlessCan', demands('permission', 'asks an ability')],
  ['casbin', 'enforce enforceSync', asks('permission', 'asks a policy of Casbin')],
  ['accesscontrol', 'can granted', asks('permission', 'asks a grant')],
  ['accesscontrol', 'can.granted', asks('permission', 'asks a grant')],
  ['express-casbin casbin-express-authz nest-authz nest-access-control', '*', only('permission', 'asks a policy')],
  ['@fastify/auth', '*', neutral],
  ['fastify-guard', 'role scope', only('role', 'compares roles or scopes')],
  // Flask
  ['flask_login', 'login_required fresh_login_required', requires('demands a session of Flask-Login')],
  ['flask_login', 'current_user', names],
  ['flask_login', 'login_user', issues('signs a caller in')],
  ['flask_jwt_extended', 'jwt_required fresh_jwt_required jwt_refresh_token_required', requires(jwt)],
  ['flask_jwt_extended', 'verify_jwt_in_request', proves(jwt)],
  ['flask_jwt_extended', 'get_jwt_identity get_jwt current_user get_current_user get_jwt_claims', names],
  ['flask_jwt_extended', 'create_access_token create_refresh_token', issues('issues a token')],
  ['flask_httpauth', 'login_required HTTPBasicAuth.login_required HTTPTokenAuth.login_required MultiAuth.login_required', requires('verifies a credential')],
  ['flask_httpauth', 'current_user', names],
  ['flask_security', 'auth_required login_required auth_token_required http_auth_required', requires('demands a credential')],
  ['flask_security', 'roles_required roles_accepted', requires('compares roles', 'role')],
  ['flask_security', 'permissions_required permissions_accepted', requires('compares permissions', 'permission')],
  ['flask_security', 'current_user', names],
  ['flask_principal', 'Permission.require Permission.test require', only('permission', 'asks a permission')],
  ['@nestjs/graphql', 'GqlExecutionContext.create', requests],
  ['flask', 'request', requests],
  ['flask', 'abort', refuses()],
  ['flask', 'redirect', refuses()],
  ['flask_cors flask_limiter flask_caching flask_wtf flask_compress', '*', neutral],
  ['apifairy', 'authenticate', requires('verifies a credential')],
  ['apifairy', 'body response arguments other_responses', neutral],
  ['flask_user flask_praetorian', 'login_required auth_required', requires('demands a credential')],
  ['flask_user flask_praetorian', 'roles_required roles_accepted', requires('compares roles', 'role')],
  ['flask_appbuilder', 'has_access has_access_api protect', requires('compares permissions', 'permission')],
  ['flask_jwt', 'jwt_required', requires(jwt)],
  ['flask_jwt', 'current_identity', names],
  ['itsdangerous', 'loads unsign', signature('throws')],
  // Other services
  ['requests httpx aiohttp urllib3', 'get post put request', { does: 'sends', says: 'asks another service about the credential' }],
  ['google', 'verify_oauth2_token verify_firebase_token verify_token', proves('verifies an identity token of Google')],
  // FastAPI and Starlette
  ['fastapi starlette', 'OAuth2PasswordBearer OAuth2AuthorizationCodeBearer OAuth2 HTTPBearer HTTPBasic HTTPDigest APIKeyHeader APIKeyQuery APIKeyCookie OpenIdConnect', extracts],
  ['fastapi starlette', 'HTTPException', refuses()],
  ['fastapi starlette', 'RedirectResponse', refuses()],
  ['fastapi starlette', 'CORSMiddleware GZipMiddleware TrustedHostMiddleware HTTPSRedirectMiddleware SessionMiddleware ServerErrorMiddleware', neutral],
  ['starlette', 'AuthenticationMiddleware', optional],
  ['fastapi_users', 'current_user', requires('demands a user of FastAPI Users')],
  // Django
  ['django', 'login_required LoginRequiredMixin LoginRequiredMiddleware', requires('demands a session of Django')],
  ['django', 'login_not_required', { does: 'guards', authentication: 'none', says: 'opens the view to everybody' }],
  ['django', 'permission_required PermissionRequiredMixin', requires('compares permissions', 'permission')],
  ['django', 'staff_member_required', requires('demands a member of staff', 'role')],
  ['django', 'authenticate', { does: 'verifies', fails: 'missing', says: 'verifies a password', by: 'password' }],
  ['django', 'check_password', password('verifies a password')],
  ['django', 'login', issues('signs a caller in')],
  ['django', 'unsign unsign_object signing.loads get_signed_cookie', signature('throws')],
  ['django', 'check_token', signature('missing')],
  ['django_otp allauth', 'otp_required verified_email_required', requires('demands a session of Django')],
  ['oauth2_provider', 'OAuth2TokenMiddleware', optional],
  ['oauth2_provider', 'protected_resource', requires('verifies a token')],
  ['oauth2_provider', 'TokenHasScope TokenHasReadWriteScope', requires('compares scopes', 'scope')],
  ['django', 'PermissionDenied HttpResponseForbidden', refuses(403)],
  ['django', 'redirect redirect_to_login HttpResponseRedirect', refuses()],
  ['django', 'HttpResponseNotFound Http404', refuses(404)],
  ['django', 'HttpResponseBadRequest HttpResponseNotAllowed', refuses(400)],
  ['django', 'csrf_exempt csrf_protect ensure_csrf_cookie never_cache cache_page require_POST require_GET require_http_methods require_safe transaction.atomic atomic sensitive_post_parameters xframe_options_exempt', neutral],
  ['django', 'SecurityMiddleware SessionMiddleware CommonMiddleware CsrfViewMiddleware MessageMiddleware XFrameOptionsMiddleware LocaleMiddleware GZipMiddleware', neutral],
  ['django', 'AuthenticationMiddleware RemoteUserMiddleware', optional],
  ['rest_framework', 'IsAuthenticated', requires('demands a caller who is known')],
  ['rest_framework', 'IsAuthenticatedOrReadOnly DjangoModelPermissionsOrAnonReadOnly', optional],
  ['rest_framework', 'AllowAny', { does: 'guards', authentication: 'none', says: 'lets everybody in' }],
  ['rest_framework', 'IsAdminUser', requires('demands a member of staff', 'role')],
  ['rest_framework', 'DjangoModelPermissions DjangoObjectPermissions', requires('compares permissions', 'permission')],
  ['rest_framework', 'check_object_permissions', demands('permission', 'asks the permissions of the object')],
  ['rest_framework', 'PermissionDenied', refuses(403)],
  ['rest_framework', 'NotAuthenticated AuthenticationFailed', refuses(401)],
  ['rest_framework', 'api_view throttle_classes parser_classes renderer_classes', neutral],
  ['rest_framework_simplejwt', 'AccessToken UntypedToken', proves(jwt)],
  ['rest_framework_simplejwt', 'RefreshToken', issues('issues a token')],
  ['rest_framework_api_key', 'HasAPIKey', requires('verifies an API key')],
  ['guardian', 'permission_required permission_required_or_403', requires('compares permissions of the object', 'permission')],
  // What runs before a handler and guards nothing
  ['helmet express-flash feature-policy permissions-policy express-robots-txt i18n errorhandler serve-index express-useragent express-ejs-layouts connect-livereload cors body-parser morgan multer compression cookie-parser express-rate-limit express-slow-down hpp csurf csrf-csrf xss-clean express-validator celebrate joi zod ' +
    'swagger-ui-express swagger-jsdoc express-session cookie-session serve-static serve-favicon connect-flash method-override express-fileupload pino-http express-winston response-time ' +
    'express-mongo-sanitize express-async-handler connect-timeout i18next-http-middleware @sentry/node prom-client koa-bodyparser koa-body koa-helmet @koa/cors koa-logger koa-static koa-compress koa-session ' +
    '@fastify/cors @fastify/helmet @fastify/rate-limit @fastify/multipart @fastify/swagger @fastify/static @fastify/cookie @fastify/session @fastify/formbody express-openapi-validator @hono/zod-validator slowapi corsheaders whitenoise drf_spectacular drf_yasg csp waffle debug_toolbar django_prometheus simple_history silk django_htmx django_structlog ' +
    'ratelimit django_ratelimit reversion auditlog elasticapm ddtrace django_browser_reload locust djangorestframework_camel_case minify_html', '*', neutral],
  ['express', 'json urlencoded static raw text', neutral],
];

const facts = new Map<string, Map<string, LibraryFact>>();
for (const [packages, paths, fact] of table) {
  for (const name of packages.split(' ')) {
    const known = facts.get(name) ?? new Map<string, LibraryFact>();
    for (const path of paths.split(' ')) known.set(path, fact);
    facts.set(name, known);
  }
}

/**
 * What a name of a package does.
 *
 * @param package_ as imported: `next-auth/next`, `django.contrib.auth`, `@clerk/nextjs/server`.
 * @param path the names behind it; those of calls on the way included: `createClient`, `auth`, `getUser`.
 */
export function libraryFact(package_: string, path: readonly string[]): LibraryFact | undefined {
  const known = factsOf(package_);
  if (!known) return undefined;
  const last = path.at(-1);
  return (
    (path.length > 1 ? known.get(path.slice(-2).join('.')) : undefined) ??
    (last === undefined ? undefined : known.get(last)) ??
    known.get('*')
  );
}

function factsOf(package_: string): ReadonlyMap<string, LibraryFact> | undefined {
  const own = facts.get(package_);
  if (own) return own;
  const parts = package_.split('/');
  const scope = parts[0] ?? '';
  if (scope.startsWith('@')) return facts.get(parts.slice(0, 2).join('/')) ?? facts.get(scope);
  return facts.get(scope) ?? factsOfDotted(scope);
}

/** `org.springframework.security.core` belongs to `org.springframework.security`, `django.contrib.auth` to `django`. */
function factsOfDotted(package_: string): ReadonlyMap<string, LibraryFact> | undefined {
  for (let end = package_.lastIndexOf('.'); end > 0; end = package_.lastIndexOf('.', end - 1)) {
    const known = facts.get(package_.slice(0, end));
    if (known) return known;
  }
  return undefined;
}

/** Names that are so much their own that they say the same on whatever they are called. */
// biome-ignore format: a table
const distinctive: readonly (readonly [string, LibraryFact])[] = [
  ['verifyAsync jwt.verify jwtService.verify jwtService.verifyAsync jwtVerify verifyIdToken verify_id_token verifyAccessToken verifySessionCookie', proves(jwt)],
  ['verify_jwt_in_request', proves(jwt)],
  ['getServerSession unstable_getServerSession', finds(session)],
  ['auth.getUser', finds('verifies a token of Supabase')],
  ['auth.api.getSession', finds(session)],
  ['isAuthenticated is_authenticated', finds('asks whether the caller is known')],
  ['comparePassword checkPassword check_password check_password_hash verify_password verifyPassword validatePassword isValidPassword matchPassword isPasswordMatch correctPassword', password('verifies a password')],
  ['signInWithPassword', password('verifies a password')],
  ['constructEvent construct_event verifyWebhook verify_webhook verifySignature verify_signature', signature('throws')],
  ['throwUnlessCan', demands('permission', 'asks an ability')],
  ['has_perm has_perms has_module_perms user_has_permission', asks('permission', 'compares permissions')],
  ['check_object_permissions', demands('permission', 'asks the permissions of the object')],
  ['create_access_token createAccessToken generateToken generateAccessToken generateAuthToken signToken issueToken createToken create_token generate_token login_user getSignedJwtToken', issues('issues a token')],
];
const distinctiveFacts = new Map(
  distinctive.flatMap(([all, fact]) => all.split(' ').map((name) => [name, fact] as const)),
);

/** What a name says wherever it comes from, looked for by the last name or the last ones, with dots between. */
export function distinctiveFact(path: readonly string[]): LibraryFact | undefined {
  return (
    distinctiveFacts.get(path.slice(-3).join('.')) ??
    distinctiveFacts.get(path.slice(-2).join('.')) ??
    distinctiveFacts.get(path.at(-1) ?? '')
  );
}

const statuses: readonly (readonly [string, number])[] = [
  ['unauthorized', 401],
  ['unauthenticated', 401],
  ['not authenticated', 401],
  ['authentication failed', 401],
  ['unauthorised', 401],
  ['forbidden', 403],
  ['permission denied', 403],
  ['access denied', 403],
  ['authorization exception', 403],
  ['not found', 404],
  ['bad request', 400],
  ['conflict', 409],
];

/** The status of an answer by a name for it: `HttpStatus.FORBIDDEN`, `UnauthorizedException`, `notFound`. */
export function statusOfName(words: readonly string[]): number | undefined {
  const text = ` ${words.join(' ')} `;
  return statuses.find(([name]) => text.includes(` ${name} `))?.[1];
}
