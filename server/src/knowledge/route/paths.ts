import { holdsPhrase, isPhrase, phrasesOf, wordsOf } from './phrases';

const standardPaths = new Set(
  (
    '/ /health /healthz /healthcheck /health-check /livez /readyz /liveness /readiness /ping /status /version /robots.txt ' +
    '/docs /redoc /openapi.json /swagger /swagger.json /favicon.ico /sitemap.xml /metrics /heartbeat /up'
  ).split(' '),
);

const signInSegments = new Set(
  (
    'login signin sign-in log-in register registration registrations signup sign-up forgot-password reset-password forgotpassword resetpassword ' +
    'password-reset passwordreset passwordresets forgot_password reset_password forget-password verify-email verify_email verifyemail confirm-email refresh refresh-token refresh-tokens refresh_token callback csrf captcha ' +
    'oauth oauth2 token logout signout sign-out log-out verify-otp otp magic-link authenticate'
  ).split(' '),
);

/** Segments that make all of a path a part of signing in, whatever follows. */
const waysBack = new Set(
  'oauth oauth2 forgot-password reset-password password-reset password-recovery forgot_password reset_password recover-password'.split(
    ' ',
  ),
);

/**
 * Why a path is open to everybody by its form, as a clause for people, or undefined. Whole segments only: a path that
 * configures a login is no login.
 */
export function publicPathReason(path: string): string | undefined {
  const clean = path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
  const lower = clean.toLowerCase();
  const bare = lower.replace(/^(\/api)?(\/v\d{1,3})?(?=\/)/, '');
  if (standardPaths.has(lower) || (bare !== '/' && standardPaths.has(bare)))
    return `${clean} is a standard path that is open`;
  if (lower.startsWith('/.well-known/')) return 'paths under /.well-known are open';
  const segments = lower.split('/').filter((part) => part !== '' && !part.startsWith(':'));
  const last = segments.at(-1) ?? '';
  const isSignIn = signInSegments.has(last) || segments.some((one) => waysBack.has(one));
  return isSignIn ? `"${last}" is part of signing in` : undefined;
}

const administration = phrasesOf(
  'admin, admins, administration, management, internal, staff, superuser, backoffice, roles, audit, impersonate, billing, config, debug, super admin, sudo, permissions, all users, users all',
);

/** The word of a path, folder or name that is about administration, or undefined. */
export function administrationWord(text: string): string | undefined {
  const words = wordsOf(text);
  return words.find(
    (_, at) => isPhrase(administration, words.slice(at, at + 1)) || isPhrase(administration, words.slice(at, at + 2)),
  );
}

const subjects = phrasesOf('billing, config, permissions, roles, management');

/** True for a word of administration that says what something is about, and not who it is for. */
export function isSubject(word: string): boolean {
  return isPhrase(subjects, [word]);
}

const self = phrasesOf('me, profile, account, logout, refresh, settings, feed, 2fa, my, self, whoami, preferences');

/** True if a path is about the caller. It only supports what the data say. */
export function isSelfPath(path: string): boolean {
  return path.split('/').some((segment) => !segment.startsWith(':') && holdsPhrase(self, wordsOf(segment)));
}

const practice = phrasesOf(
  'test, tests, seed, seeds, fixture, fixtures, mock, mocks, dev, example, examples, spec, e2e, testing',
);

/** True for a file or path that serves development only. */
export function isPracticePath(path: string): boolean {
  return path.split('/').some((segment) => holdsPhrase(practice, wordsOf(segment)));
}
