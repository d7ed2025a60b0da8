import type { Hit } from '../../../text/automaton';
import { base64Json, base64Text } from '../checks/base64';
import { crc32InHex, crc32InReversedHex } from '../checks/crc32';
import { dayOf } from '../checks/day';
import { checksum } from '../checks/tails';
import { beside, givenTo, uuidBeside } from './beside';
import {
  alnum,
  alphabetOf,
  base32,
  base64,
  base64Url,
  closes,
  digits,
  hex,
  lowerAlnum,
  opens,
  type Range,
  runEnd,
  runStart,
  upperAlnum,
} from './runs';
import { any, behind, either, type Piece, type Shape, some, unjoined } from './shape';

const cloudflare = 'Cloudflare';
const newRelic = 'New Relic';
const grafana = 'Grafana';
const padded64 = alphabetOf('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=');
const macaroons = alphabetOf('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=_-');
const uuid: readonly Piece[] = [
  some(hex, 8),
  '-',
  some(hex, 4),
  '-',
  some(hex, 4),
  '-',
  some(hex, 4),
  '-',
  some(hex, 12),
];

export const infrastructureShapes: readonly Shape[] = [
  { id: 'cloudflare-global-key', name: 'Cloudflare global API key', issuer: cloudflare, ...ofCloudflare('cfk_') },
  { id: 'cloudflare-user-token', name: 'Cloudflare user API token', issuer: cloudflare, ...ofCloudflare('cfut_') },
  {
    id: 'cloudflare-account-token',
    name: 'Cloudflare account API token',
    issuer: cloudflare,
    ...ofCloudflare('cfat_'),
  },
  { id: 'cloudflare-access-token', name: 'Cloudflare Access token', issuer: cloudflare, ...ofCloudflare('cfast_') },
  {
    id: 'cloudflare-origin-key',
    name: 'Cloudflare origin CA key',
    issuer: cloudflare,
    anchors: ['v1.0-'],
    read: behind(some(hex, 24), '-', some(hex, 146)),
  },
  {
    id: 'cloudflare-old-global-key',
    name: 'Cloudflare global API key',
    issuer: cloudflare,
    byWord: true,
    words: ['cloudflare', 'cf_api', 'x-auth-key'],
    read: beside({ of: hex, length: 37 }),
  },
  {
    id: 'cloudflare-old-token',
    name: 'Cloudflare API token',
    issuer: cloudflare,
    byWord: true,
    words: ['cloudflare', 'cf_api'],
    read: beside({ of: base64Url, length: 40 }),
  },
  {
    id: 'digitalocean-token',
    name: 'DigitalOcean access token',
    issuer: 'DigitalOcean',
    anchors: ['dop_v1_', 'doo_v1_'],
    read: behind(some(hex, 64)),
  },
  {
    id: 'digitalocean-refresh-token',
    name: 'DigitalOcean refresh token',
    issuer: 'DigitalOcean',
    anchors: ['dor_v1_'],
    read: behind(some(hex, 64)),
  },
  {
    id: 'heroku-key',
    name: 'Heroku API key',
    issuer: 'Heroku',
    anchors: ['HRKU-AA'],
    read: behind(some(base64Url, 58)),
  },
  {
    id: 'heroku-old-key',
    name: 'Heroku API key',
    issuer: 'Heroku',
    byWord: true,
    words: ['heroku'],
    read: uuidBeside(),
  },
  {
    id: 'fly-token',
    name: 'Fly.io access token',
    issuer: 'Fly.io',
    anchors: ['fo1_'],
    read: behind(some(base64Url, 43)),
  },
  {
    id: 'fly-macaroon',
    name: 'Fly.io access token',
    issuer: 'Fly.io',
    anchors: ['fm2_', 'fm1r_', 'fm1a_'],
    read: behind(some(macaroons, [100, any])),
  },
  {
    id: 'vercel-token',
    name: 'Vercel token',
    issuer: 'Vercel',
    anchors: ['vck_', 'vcp_', 'vci_', 'vca_', 'vcr_'],
    read: behind(some(alnum, [24, 100])),
  },
  {
    id: 'netlify-token',
    name: 'Netlify access token',
    issuer: 'Netlify',
    anchors: ['nfp_'],
    read: behind(some(alnum, 36)),
  },
  {
    id: 'render-key',
    name: 'Render API key',
    issuer: 'Render',
    anchors: ['rnd_'],
    read: unjoined(behind(some(alnum, [28, 32]))),
  },
  {
    id: 'tailscale-key',
    name: 'Tailscale key',
    issuer: 'Tailscale',
    anchors: ['tskey-auth-', 'tskey-api-', 'tskey-client-', 'tskey-webhook-', 'tskey-scim-'],
    read: behind(some(alnum, [8, 24]), '-', some(alnum, [26, 40])),
  },
  {
    id: 'datadog-api-key',
    name: 'Datadog API key',
    issuer: 'Datadog',
    byWord: true,
    words: ['datadog', 'dd_api_key', 'dd-api-key'],
    read: beside({ of: hex, length: 32 }),
  },
  {
    id: 'datadog-application-key',
    name: 'Datadog application key',
    issuer: 'Datadog',
    byWord: true,
    words: ['datadog', 'dd_app_key', 'dd_application_key', 'dd-application-key'],
    read: beside({ of: hex, length: 40 }),
  },
  {
    id: 'newrelic-user-key',
    name: 'New Relic user key',
    issuer: newRelic,
    anchors: ['NRAK-'],
    read: behind(some(upperAlnum, 27)),
  },
  {
    id: 'newrelic-insert-key',
    name: 'New Relic insert key',
    issuer: newRelic,
    anchors: ['NRII-', 'NRIQ-'],
    read: behind(some(base64Url, 32)),
  },
  {
    id: 'newrelic-browser-key',
    name: 'New Relic browser key',
    issuer: newRelic,
    evidence: 'public',
    anchors: ['NRJS-'],
    read: behind(some(hex, 19)),
    check: () => ({ evidence: 'public', reasons: ['Keys for browsers are public by design.'] }),
  },
  {
    id: 'newrelic-licence-key',
    name: 'New Relic licence key',
    issuer: newRelic,
    anchors: ['NRAL'],
    read: readLicence,
  },
  {
    id: 'grafana-service-token',
    name: 'Grafana service account token',
    issuer: grafana,
    anchors: ['glsa_'],
    read: behind(some(alnum, 32), '_', some(hex, 8)),
    check: (value) => checksum(crc32InReversedHex(value.slice(0, -9)) === value.slice(-8)),
  },
  {
    id: 'grafana-cloud-token',
    name: 'Grafana Cloud token',
    issuer: grafana,
    anchors: ['glc_eyJ'],
    read: behind(some(padded64, [30, any])),
    check: (value) => decoded(base64Json(value.slice(4))),
  },
  {
    id: 'grafana-old-key',
    name: 'Grafana API key',
    issuer: grafana,
    anchors: ['eyJrIjoi'],
    read: behind(some(padded64, [70, any])),
    check: (value) => decoded(base64Json(value)),
  },
  {
    id: 'sentry-organization-token',
    name: 'Sentry organization token',
    issuer: 'Sentry',
    anchors: ['sntrys_eyJ'],
    read: behind(some(padded64, [40, any]), '_', some(base64, 43)),
    check: (value) => decoded(base64Json(value.slice(7, value.lastIndexOf('_')))),
  },
  {
    id: 'sentry-user-token',
    name: 'Sentry user token',
    issuer: 'Sentry',
    anchors: ['sntryu_'],
    read: behind(some(hex, 64)),
  },
  {
    id: 'dynatrace-token',
    name: 'Dynatrace token',
    issuer: 'Dynatrace',
    anchors: ['dt0c01.', 'dt0s01.', 'dt0s02.', 'dt0s03.', 'dt0s04.', 'dt0s08.', 'dt0s16.', 'dt0a01.', 'dt0e01.'],
    read: behind(some(base32, 24), '.', some(base32, 64)),
  },
  {
    id: 'pagerduty-key',
    name: 'PagerDuty API key',
    issuer: 'PagerDuty',
    byWord: true,
    words: ['pagerduty', 'pager_duty', 'pd_api'],
    read: either(beside({ of: base64Url, length: 20 }), beside({ of: hex, length: 32 })),
  },
  {
    id: 'opsgenie-key',
    name: 'Opsgenie API key',
    issuer: 'Opsgenie',
    byWord: true,
    words: ['opsgenie', 'geniekey'],
    read: uuidBeside(),
  },
  {
    id: 'launchdarkly-key',
    name: 'LaunchDarkly key',
    issuer: 'LaunchDarkly',
    anchors: ['api-', 'sdk-'],
    read: readLaunchDarkly,
  },
  {
    id: 'sumo-access-key',
    name: 'Sumo Logic access key',
    issuer: 'Sumo Logic',
    byWord: true,
    words: ['sumo'],
    read: beside({ of: alnum, length: 64 }),
  },
  { id: 'linear-key', name: 'Linear API key', issuer: 'Linear', anchors: ['lin_api_'], read: behind(some(alnum, 40)) },
  {
    id: 'notion-token',
    name: 'Notion integration token',
    issuer: 'Notion',
    anchors: ['ntn_'],
    read: behind(some(digits, 11), some(alnum, 35)),
  },
  {
    id: 'notion-old-token',
    name: 'Notion integration token',
    issuer: 'Notion',
    anchors: ['secret_'],
    read: unjoined(behind(some(alnum, 43))),
  },
  {
    id: 'airtable-pat',
    name: 'Airtable personal access token',
    issuer: 'Airtable',
    anchors: ['pat'],
    read: unjoined(behind(some(alnum, 14), '.', some(hex, 64))),
  },
  {
    id: 'asana-token',
    name: 'Asana token',
    issuer: 'Asana',
    byWord: true,
    words: ['asana'],
    read: either(readAsana, beside({ of: hex, length: 32 })),
  },
  {
    id: 'mapbox-token',
    name: 'Mapbox secret token',
    issuer: 'Mapbox',
    anchors: ['sk.eyJ'],
    read: behind(some(base64Url, [20, any]), '.', some(base64Url, 22)),
  },
  {
    id: 'mapbox-public-token',
    name: 'Mapbox public token',
    issuer: 'Mapbox',
    evidence: 'public',
    anchors: ['pk.eyJ'],
    read: behind(some(base64Url, [20, any]), '.', some(base64Url, 22)),
    check: () => ({ reasons: ['Tokens for browsers are public by design.'] }),
  },
  {
    id: 'figma-token',
    name: 'Figma access token',
    issuer: 'Figma',
    anchors: ['figd_'],
    read: behind(some(base64Url, [40, any])),
  },
  {
    id: 'postman-key',
    name: 'Postman API key',
    issuer: 'Postman',
    anchors: ['PMAK-'],
    read: behind(some(hex, 24), '-', some(hex, 34)),
  },
  {
    id: 'readme-key',
    name: 'ReadMe API key',
    issuer: 'ReadMe',
    anchors: ['rdme_'],
    read: behind(some(lowerAlnum, 70)),
  },
  {
    id: 'pulumi-token',
    name: 'Pulumi access token',
    issuer: 'Pulumi',
    anchors: ['pul-'],
    read: unjoined(behind(some(hex, 40))),
  },
  { id: 'prefect-key', name: 'Prefect API key', issuer: 'Prefect', anchors: ['pnu_'], read: behind(some(alnum, 36)) },
  {
    id: 'infracost-key',
    name: 'Infracost API key',
    issuer: 'Infracost',
    anchors: ['ico-'],
    read: unjoined(behind(some(alnum, 32))),
  },
  {
    id: 'octopus-key',
    name: 'Octopus Deploy API key',
    issuer: 'Octopus Deploy',
    anchors: ['API-'],
    read: unjoined(behind(some(upperAlnum, 26))),
  },
  {
    id: 'artifactory-key',
    name: 'Artifactory API key',
    issuer: 'JFrog',
    anchors: ['AKCp'],
    read: behind(some(alnum, 69)),
  },
  {
    id: 'artifactory-reference',
    name: 'Artifactory reference token',
    issuer: 'JFrog',
    anchors: ['cmVmd'],
    read: behind(some(alnum, 59)),
    check: checkReference,
  },
  {
    id: 'sonar-token',
    name: 'SonarQube token',
    issuer: 'Sonar',
    anchors: ['squ_', 'sqp_', 'sqa_'],
    read: behind(some(hex, 40)),
  },
  {
    id: 'sonar-old-token',
    name: 'SonarQube token',
    issuer: 'Sonar',
    byWord: true,
    words: ['sonar.login', 'sonar.token'],
    read: givenTo({ of: hex, length: 40 }),
  },
  {
    id: 'sourcegraph-token',
    name: 'Sourcegraph access token',
    issuer: 'Sourcegraph',
    anchors: ['sgp_'],
    read: either(behind(some(hex, 40)), behind(some(hex, 16), '_', some(hex, 40)), behind('local_', some(hex, 40))),
  },
  {
    id: 'zuplo-key',
    name: 'Zuplo API key',
    issuer: 'Zuplo',
    anchors: ['zpka_'],
    read: behind(some(lowerAlnum, 32), '_', some(hex, 8)),
    check: (value) => checksum(crc32InHex(value.slice(5, -9)) === value.slice(-8)),
  },
  {
    id: 'openshift-token',
    name: 'OpenShift access token',
    issuer: 'Red Hat',
    anchors: ['sha256~'],
    read: behind(some(base64Url, 43)),
  },
];

/** A prefix, forty characters, and their checksum in hexadecimal; the prefix is no part of what is summed up. */
function ofCloudflare(prefix: string) {
  return {
    anchors: [prefix],
    read: behind(some(alnum, 48)),
    check: (value: string) => checksum(crc32InHex(value.slice(prefix.length, -8)) === value.slice(-8)),
  };
}

function decoded(value: unknown): ReturnType<NonNullable<Shape['check']>> {
  return value
    ? { evidence: 'strong', reasons: ['It decodes to what such tokens hold.'] }
    : { evidence: 'weak', reasons: ['It does not decode, so it is cut or made up.'] };
}

/** Anybody writes `api-` before an id, so the name of the service has to stand near it. */
function readLaunchDarkly(text: string, hit: Hit): Range | undefined {
  const found = unjoined(behind(...uuid))(text, hit);
  if (!found) return undefined;
  const near = text.slice(Math.max(0, found.start - 300), found.end + 300);
  return /launch.?darkly|\bLD_/i.test(near) ? found : undefined;
}

/** Between colons: a name, a version, when it expires in seconds or zeros, and the random part. */
function checkReference(value: string): ReturnType<NonNullable<Shape['check']>> {
  const [, seconds] = /^reftkn:\d{1,3}:(\d{1,12}):/.exec(base64Text(value) ?? '') ?? [];
  if (seconds === undefined) return {};
  const expires = Number(seconds) > 0 ? dayOf(Number(seconds)) : 'never';
  return { evidence: 'strong', reasons: ['It decodes to a reference token.'], facts: expires ? { expires } : {} };
}

/** 36 hexadecimal digits before the ending of the hit. */
function readLicence(text: string, hit: Hit): Range | undefined {
  const start = runStart(text, hit.start, hex, 37);
  return hit.start - start === 36 && opens(text, start) && closes(text, hit.end) ? { start, end: hit.end } : undefined;
}

/** `1/`, a number, a colon and 32 hexadecimal digits within 80 characters of the word. */
function readAsana(text: string, hit: Hit): Range | undefined {
  for (let at = hit.end; at < hit.end + 80; at++) {
    if ((text[at] !== '1' && text[at] !== '0' && text[at] !== '2') || text[at + 1] !== '/' || !opens(text, at))
      continue;
    const number = runEnd(text, at + 2, digits, 20);
    if (text[number] !== ':' && text[number] !== '/') continue;
    const end = runEnd(text, number + 1, hex, 33);
    if (end - number === 33 && closes(text, end)) return { start: at, end };
  }
  return undefined;
}
