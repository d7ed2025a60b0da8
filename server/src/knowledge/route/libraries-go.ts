import {
  asks,
  decodes,
  finds,
  issues,
  jwt,
  type LibraryFact,
  type LibraryRow,
  neutral,
  only,
  password,
  proves,
  requires,
} from './library-fact';

/** Go has no exceptions: what only gives an error gives one where it fails. */
const checksPassword: LibraryFact = password('verifies a password');
const checksSignature: LibraryFact = {
  does: 'verifies',
  fails: 'missing',
  says: 'verifies a signature',
  by: 'signature',
};

const jwtPackages =
  'github.com/golang-jwt/jwt github.com/golang-jwt/jwt/v4 github.com/golang-jwt/jwt/v5 github.com/dgrijalva/jwt-go github.com/form3tech-oss/jwt-go';

/** What well-known packages of Go do, by the paths that they are imported by. */
// biome-ignore format: a table
export const goLibraries: readonly LibraryRow[] = [
  [jwtPackages, 'Parse ParseWithClaims', proves(jwt)],
  [jwtPackages, 'ParseUnverified', decodes('decodes a JSON Web Token without verifying it')],
  [jwtPackages, 'SignedString', issues('issues a token')],
  [`${jwtPackages} github.com/golang-jwt/jwt/v5/request github.com/golang-jwt/jwt/v4/request github.com/golang-jwt/jwt/request github.com/dgrijalva/jwt-go/request`, 'ParseFromRequest ParseFromRequestWithClaims', proves(jwt)],
  ['github.com/lestrrat-go/jwx/jwt github.com/lestrrat-go/jwx/v2/jwt github.com/lestrrat-go/jwx/v3/jwt', 'Parse ParseRequest ParseString', proves(jwt)],
  ['github.com/lestrrat-go/jwx/jwt github.com/lestrrat-go/jwx/v2/jwt github.com/lestrrat-go/jwx/v3/jwt', 'ParseInsecure', decodes('decodes a JSON Web Token without verifying it')],
  ['github.com/pascaldekloe/jwt', 'HMACCheck RSACheck ECDSACheck EdDSACheck', proves(jwt)],
  ['github.com/coreos/go-oidc github.com/coreos/go-oidc/v3/oidc', 'Verify', proves('verifies an identity token')],
  ['firebase.google.com/go/auth firebase.google.com/go/v4/auth', 'VerifyIDToken VerifyIDTokenAndCheckRevoked VerifySessionCookie', proves('verifies a token of Firebase')],
  ['google.golang.org/api/idtoken', 'Validate', proves('verifies an identity token of Google')],
  ['github.com/go-chi/jwtauth github.com/go-chi/jwtauth/v5', 'Verifier Verify', neutral],
  ['github.com/go-chi/jwtauth github.com/go-chi/jwtauth/v5', 'Authenticator', requires(jwt)],
  ['github.com/go-chi/jwtauth github.com/go-chi/jwtauth/v5', 'FromContext VerifyRequest', proves('reads a verified token')],
  ['github.com/labstack/echo-jwt github.com/labstack/echo-jwt/v4', 'JWT WithConfig', requires(jwt)],
  ['github.com/labstack/echo/middleware github.com/labstack/echo/v4/middleware', 'JWT JWTWithConfig', requires(jwt)],
  ['github.com/labstack/echo/middleware github.com/labstack/echo/v4/middleware', 'BasicAuth BasicAuthWithConfig', requires('verifies a password')],
  ['github.com/labstack/echo/middleware github.com/labstack/echo/v4/middleware', 'KeyAuth KeyAuthWithConfig', requires('verifies an API key')],
  ['github.com/labstack/echo/middleware github.com/labstack/echo/v4/middleware', '*', neutral],
  ['github.com/gin-gonic/gin', 'BasicAuth BasicAuthForRealm', requires('verifies a password')],
  ['github.com/gin-gonic/gin', 'Logger LoggerWithConfig LoggerWithFormatter Recovery CustomRecovery ErrorLogger', neutral],
  ['github.com/appleboy/gin-jwt github.com/appleboy/gin-jwt/v2', 'MiddlewareFunc', requires(jwt)],
  ['github.com/appleboy/gin-jwt github.com/appleboy/gin-jwt/v2', 'LoginHandler RefreshHandler', issues('issues a token')],
  ['github.com/appleboy/gin-jwt github.com/appleboy/gin-jwt/v2', 'ExtractClaims', finds('reads a verified token')],
  ['github.com/auth0/go-jwt-middleware github.com/auth0/go-jwt-middleware/v2', 'CheckJWT Handler HandlerWithNext', requires(jwt)],
  ['github.com/go-chi/chi/middleware github.com/go-chi/chi/v5/middleware', 'BasicAuth', requires('verifies a password')],
  ['github.com/go-chi/chi/middleware github.com/go-chi/chi/v5/middleware', '*', neutral],
  ['github.com/casbin/casbin github.com/casbin/casbin/v2', 'Enforce EnforceWithMatcher EnforceSafe', asks('permission', 'asks a policy of Casbin')],
  ['github.com/labstack/echo-contrib/casbin github.com/casbin/chi-authz github.com/gin-contrib/authz', '*', only('permission', 'asks a policy of Casbin')],
  ['golang.org/x/crypto/bcrypt golang.org/x/crypto/argon2 github.com/alexedwards/argon2id', 'CompareHashAndPassword ComparePasswordAndHash CheckHash', checksPassword],
  ['crypto/hmac', 'Equal', checksSignature],
  ['crypto/subtle', 'ConstantTimeCompare', checksSignature],
  ['github.com/stripe/stripe-go/webhook github.com/stripe/stripe-go/v76/webhook', 'ConstructEvent', { ...checksSignature, fails: 'throws' }],
  ['github.com/rs/cors github.com/go-chi/cors github.com/gin-contrib/cors github.com/gorilla/handlers github.com/justinas/nosurf github.com/gorilla/csrf ' +
    'github.com/gin-contrib/sessions github.com/gin-contrib/gzip github.com/gin-contrib/static github.com/gin-contrib/logger github.com/gin-contrib/requestid github.com/gin-contrib/pprof ' +
    'github.com/go-chi/httprate github.com/go-chi/httplog github.com/go-chi/httplog/v2 github.com/go-chi/render github.com/didip/tollbooth github.com/ulule/limiter/v3 ' +
    'github.com/alexedwards/scs/v2 github.com/justinas/alice github.com/unrolled/secure github.com/labstack/echo-contrib/session github.com/swaggo/gin-swagger github.com/swaggo/http-swagger ' +
    'go.opentelemetry.io/contrib/instrumentation/net/http/otelhttp go.opentelemetry.io/contrib/instrumentation/github.com/gin-gonic/gin/otelgin github.com/prometheus/client_golang/prometheus/promhttp', '*', neutral],
];
