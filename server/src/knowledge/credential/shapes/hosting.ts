import type { Hit } from '../../../text/automaton';
import { base64Text } from '../checks/base64';
import { crc32InBase36, crc32InHex } from '../checks/crc32';
import { readMacaroon } from '../checks/macaroon';
import { sha256 } from '../checks/sha256';
import { base62Tail, checksum, onlyIfHolds } from '../checks/tails';
import { beside, uuidGivenTo, valueStart } from './beside';
import {
  alnum,
  alphabetOf,
  anyHex,
  base64,
  base64Url,
  digits,
  hex,
  lowerAlnum,
  lowerBase32,
  type Range,
  runEnd,
} from './runs';
import { any, behind, either, type Judgement, type Shape, some } from './shape';

const github = 'GitHub';
const gitlab = 'GitLab';
const atlassian = 'Atlassian';
const padding = alphabetOf('=');

export const hostingShapes: readonly Shape[] = [
  { id: 'github-pat', name: 'GitHub personal access token', issuer: github, ...withBase62('ghp_', 36) },
  { id: 'github-oauth', name: 'GitHub OAuth access token', issuer: github, ...withBase62('gho_', 36) },
  { id: 'github-user', name: 'GitHub user-to-server token', issuer: github, ...withBase62('ghu_', 36) },
  {
    id: 'github-server',
    name: 'GitHub App installation token',
    issuer: github,
    temporary: true,
    ...withBase62('ghs_', 36),
  },
  { id: 'github-refresh', name: 'GitHub refresh token', issuer: github, ...withBase62('ghr_', [36, 76]) },
  {
    id: 'github-stateless-server',
    name: 'GitHub App installation token',
    issuer: github,
    temporary: true,
    anchors: ['ghs_'],
    read: behind(some(digits, [1, 20]), '_eyJ', some(base64Url, [10, any]), '.eyJ', some(base64Url, [4, any]), '.', {
      of: base64Url,
      length: [20, any],
    }),
  },
  {
    id: 'github-fine-grained-pat',
    name: 'GitHub fine-grained personal access token',
    issuer: github,
    anchors: ['github_pat_'],
    read: behind(some(alnum, 22), '_', some(alnum, 59)),
    check: checkFineGrained,
  },
  {
    id: 'github-old-token',
    name: 'GitHub token',
    issuer: github,
    byWord: true,
    words: ['github'],
    read: beside({ of: hex, length: 40 }),
  },
  {
    id: 'gitlab-pat',
    name: 'GitLab personal access token',
    issuer: gitlab,
    ...gitLab('glpat-', 20),
  },
  { id: 'gitlab-trigger', name: 'GitLab pipeline trigger token', issuer: gitlab, ...gitLab('glptt-', 40) },
  { id: 'gitlab-deploy', name: 'GitLab deploy token', issuer: gitlab, ...gitLab('gldt-', 20) },
  {
    id: 'gitlab-runner',
    name: 'GitLab runner token',
    issuer: gitlab,
    anchors: ['glrt-'],
    read: either(behind(some(base64Url, 20)), behind('t', some(digits, 1), '_', some(base64Url, 20)), routable()),
    check: checkRoutable,
  },
  {
    id: 'gitlab-job',
    name: 'GitLab CI job token',
    issuer: gitlab,
    temporary: true,
    anchors: ['glcbt-'],
    read: either(behind(some(alnum, [1, 5]), '_', some(base64Url, 20)), behind(some(base64Url, [20, 30])), routable()),
  },
  { id: 'gitlab-feed', name: 'GitLab feed token', issuer: gitlab, ...gitLab('glft-', 20) },
  { id: 'gitlab-mail', name: 'GitLab incoming mail token', issuer: gitlab, ...gitLab('glimt-', 25) },
  { id: 'gitlab-agent', name: 'GitLab agent token', issuer: gitlab, ...gitLab('glagent-', 50) },
  { id: 'gitlab-oauth', name: 'GitLab OAuth application secret', issuer: gitlab, ...gitLab('gloas-', 64) },
  { id: 'gitlab-scim', name: 'GitLab SCIM token', issuer: gitlab, ...gitLab('glsoat-', 20) },
  { id: 'gitlab-flags', name: 'GitLab feature flags client token', issuer: gitlab, ...gitLab('glffct-', 20) },
  {
    id: 'gitlab-runner-registration',
    name: 'GitLab runner registration token',
    issuer: gitlab,
    anchors: ['GR1348941'],
    read: behind(some(base64Url, 20)),
  },
  {
    id: 'bitbucket-app-password',
    name: 'Bitbucket app password',
    issuer: atlassian,
    anchors: ['ATBB'],
    read: behind(some(alnum, 32)),
  },
  {
    id: 'bitbucket-access-token',
    name: 'Bitbucket access token',
    issuer: atlassian,
    anchors: ['ATCTT3xFf'],
    read: behind(some(base64Url, [60, 300]), '=', some(anyHex, 8)),
    check: checkAtlassian,
  },
  {
    id: 'atlassian-api-token',
    name: 'Atlassian API token',
    issuer: atlassian,
    anchors: ['ATATT3xFfGF0'],
    read: behind(some(base64Url, [100, 300]), '=', some(anyHex, 8)),
    check: checkAtlassian,
  },
  { id: 'npm-token', name: 'npm access token', issuer: 'npm', ...withBase62('npm_', 36) },
  {
    id: 'npm-old-token',
    name: 'npm access token',
    issuer: 'npm',
    byWord: true,
    anchors: ['_authToken'],
    read: uuidGivenTo(),
  },
  {
    id: 'pypi-token',
    name: 'PyPI API token',
    issuer: 'PyPI',
    anchors: [['pypi-AgEI', 'cHlwaS5vcmc'].join(''), ['pypi-AgEN', 'dGVzdC5weXBpLm9yZw'].join('')],
    read: behind(some(base64Url, [50, any])),
    check: checkPypi,
  },
  {
    id: 'rubygems-key',
    name: 'RubyGems API key',
    issuer: 'RubyGems',
    anchors: ['rubygems_'],
    read: behind(some(hex, 48)),
  },
  { id: 'crates-token', name: 'crates.io token', issuer: 'crates.io', anchors: ['cio'], read: behind(some(alnum, 32)) },
  { id: 'nuget-key', name: 'NuGet API key', issuer: 'NuGet', anchors: ['oy2'], read: behind(some(lowerBase32, 43)) },
  {
    id: 'clojars-token',
    name: 'Clojars deploy token',
    issuer: 'Clojars',
    anchors: ['CLOJARS_'],
    read: behind(some(alnum, 60)),
  },
  {
    id: 'docker-pat',
    name: 'Docker Hub personal access token',
    issuer: 'Docker',
    anchors: ['dckr_pat_'],
    read: behind(some(base64Url, 27)),
  },
  {
    id: 'docker-oat',
    name: 'Docker Hub organization access token',
    issuer: 'Docker',
    anchors: ['dckr_oat_'],
    read: behind(some(base64Url, 32)),
  },
  {
    id: 'docker-auth',
    name: 'Registry credentials of Docker',
    kind: 'connection',
    anchors: ['"auth"'],
    read: readDockerAuth,
    check: () => ({ evidence: 'strong', reasons: ['It decodes to a user and a password.'] }),
  },
];

/** A prefix and characters of which the last six are the checksum of the others. */
function withBase62(prefix: string, length: number | readonly [number, number]) {
  return { anchors: [prefix], read: behind(some(alnum, length)), check: base62Tail };
}

/** A prefix with a random part of fixed length, or with the longer one that says where to route a request. */
function gitLab(prefix: string, length: number) {
  return { anchors: [prefix], read: either(routable(), behind(some(base64Url, length))), check: checkRoutable };
}

function routable(): Shape['read'] {
  return either(
    behind(some(base64Url, [27, 300]), '.', some(lowerAlnum, 9)),
    behind(some(base64Url, [27, 300]), '.', some(digits, 2), '.', some(lowerAlnum, 9)),
  );
}

/**
 * The last seven characters of a routable token are a checksum of all before them in base 36.
 * https://handbook.gitlab.com/handbook/engineering/architecture/design-documents/cells/routable_tokens/
 */
function checkRoutable(value: string): Judgement {
  return value.includes('.') ? checksum(crc32InBase36(value.slice(0, -7)) === value.slice(-7)) : {};
}

/**
 * The eight characters before the last eight begin the base 32 of the SHA-256 of all before them. GitHub does not say so,
 * so only one that holds says something.
 */
function checkFineGrained(value: string): Judgement {
  return onlyIfHolds(inBase32(sha256(value.slice(0, -16)).subarray(0, 5)) === value.slice(-16, -8));
}

/** Bytes in base 32; the number of their bits divides by five. */
function inBase32(bytes: Uint8Array): string {
  let written = '';
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xffff;
    for (bits += 8; bits >= 5; bits -= 5) written += base32Digits.charAt((held >> (bits - 5)) & 31);
  }
  return written;
}

const base32Digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Eight hexadecimal digits at the end are the checksum of all before them, the sign of equality included. */
function checkAtlassian(value: string): Judgement {
  return checksum(crc32InHex(value.slice(0, -8)) === value.slice(-8).toLowerCase());
}

function checkPypi(value: string): Judgement {
  const location = readMacaroon(value.slice(5));
  if (!location) return { evidence: 'weak', reasons: ['It does not decode to a whole macaroon.'] };
  return { evidence: 'strong', reasons: ['It decodes to a macaroon of the index.'], facts: { index: location } };
}

/** The value of `auth` in the settings of Docker, if it is base64 of a user, a colon and a password. */
function readDockerAuth(text: string, hit: Hit): Range | undefined {
  const start = valueStart(text, hit);
  if (start === undefined) return undefined;
  const end = runEnd(text, runEnd(text, start, base64, 4000), padding, 2);
  if (end - start < 8 || (text[end] !== '"' && text[end] !== '\\')) return undefined;
  const pair = base64Text(text.slice(start, end)) ?? '';
  const password = pair.slice(pair.indexOf(':') + 1);
  const isPair = pair.indexOf(':') > 0 && password.length > 3 && /^[\x20-\x7e]+$/.test(pair) && !/[${<]/.test(password);
  return isPair && text.slice(Math.max(0, hit.start - 1000), hit.start).includes('auths') ? { start, end } : undefined;
}
