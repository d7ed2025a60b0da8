import { createHash } from 'node:crypto';
import { bech32Checksum } from '../../server/src/knowledge/credential/checks/bech32';
import {
  crc32InBase36,
  crc32InBase62,
  crc32InBase64,
  crc32InHex,
  crc32InReversedHex,
} from '../../server/src/knowledge/credential/checks/crc32';
import { marvin32 } from '../../server/src/knowledge/credential/checks/marvin';

/**
 * Made-up secrets: well-formed, never issued, and put together at run time, so that no scanner finds one in the
 * repository. The same seed makes the same value.
 */
export function madeUp(shapeId: string, seed = 1): string {
  const make = makers[shapeId];
  if (!make) throw new RangeError(`Nothing is made up for the shape ${shapeId}.`);
  return make(randomOf(`${shapeId} ${seed}`));
}

/** A made-up secret in the words that it needs around it to be known, and where it begins in them. */
export function inContext(
  shapeId: string,
  seed = 1,
): { readonly text: string; readonly value: string; readonly start: number } {
  const value = madeUp(shapeId, seed);
  const context = contexts[shapeId] ?? '§';
  const [before = '', after = ''] = context.replaceAll('¤', madeUp('twilio-account-id', seed)).split('§');
  return { text: before + value + after, value, start: before.length };
}

/** The text of an example with made-up secrets in place of the ids of shapes in angle brackets. */
export function fillExamples(text: string, seed = 1): string {
  return text.replace(/<([a-z][a-z0-9-]*)>/g, (hole, id: string) => (id in makers ? madeUp(id, seed) : hole));
}

/** The ids of all shapes that something is made up for. */
export function madeUpShapes(): readonly string[] {
  return Object.keys(makers);
}

/** An access key id that belongs to the account. */
export function madeUpKeyId(prefix: string, account: number, seed = 1): string {
  const random = randomOf(`key id ${seed}`);
  let number = 2 ** 44 + account * 16 + Math.floor(random() * 16);
  let digits = '';
  for (let index = 0; index < 9; index++) {
    digits = (base32.at(number % 32) ?? '') + digits;
    number = Math.floor(number / 32);
  }
  return prefix + digits + some(random, base32, 7);
}

/** A JSON Web Token with those claims and no valid signature. */
export function madeUpJwt(claims: object, header: object = { alg: 'HS256', typ: 'JWT' }, seed = 1): string {
  const signature = some(randomOf(`jwt ${seed}`), base64Url, 43);
  return [toBase64Url(JSON.stringify(header)), toBase64Url(JSON.stringify(claims)), signature].join('.');
}

/** An armoured block around bytes in base64. */
export function madeUpArmour(label: string, body: string): string {
  const dashes = '-'.repeat(5);
  const lines = body.match(/.{1,64}/g) ?? [];
  return [`${dashes}BEGIN ${label}${dashes}`, ...lines, `${dashes}END ${label}${dashes}`].join('\n');
}

/** The base64 of a made-up private key in PKCS #8. */
export function madeUpKeyBody(seed = 1): string {
  return pkcs8(randomOf(`key body ${seed}`));
}

type Random = () => number;
type Maker = (random: Random) => string;

const upper = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const lower = upper.toLowerCase();
const digits = '0123456789';
const hex = `${digits}abcdef`;
const base32 = `${upper}234567`;
const lowerBase32 = base32.toLowerCase();
const alnum = upper + lower + digits;
const base64 = `${alnum}+/`;
const base64Url = `${alnum}-_`;
const mixed = `${alnum}_~.-`;
const entraDigits = `${lower}${upper}1234567890.-_~`;

/** A prefix in parts, so that no scanner takes the source for a token, and a random rest. */
const start =
  (...parts: readonly string[]) =>
  (alphabet: string, length: number): Maker =>
  (random) =>
    parts.join('') + solid(random, alphabet, length);

const base62 =
  (...parts: readonly string[]): Maker =>
  (random) => {
    const body = some(random, alnum, 30);
    return parts.join('') + body + crc32InBase62(body);
  };

const cloudflare =
  (...parts: readonly string[]): Maker =>
  (random) => {
    const body = some(random, alnum, 40);
    return parts.join('') + body + crc32InHex(body);
  };

const atlassian =
  (...parts: readonly string[]): Maker =>
  (random) => {
    const body = `${parts.join('')}${solid(random, base64Url, 171)}=`;
    return body + crc32InHex(body).toUpperCase();
  };

/** A key of Azure with its signature in the middle and its checksum at the end. */
const marked =
  (before: number, marker: string, padding: string, seed: string): Maker =>
  (random) => {
    const key = Buffer.from(`${some(random, alnum, before)}${marker}AAAAAA${padding}`, 'base64');
    key.writeUInt32LE(marvin32(key.subarray(0, -4), seed), key.length - 4);
    return key.toString('base64');
  };

/** A key of Azure that says in the middle of which kind it is. */
const annotated =
  (...signature: readonly string[]): Maker =>
  (random) =>
    [some(random, alnum, 52), 'JQ', 'QJ99', some(random, alnum, 18), ...signature, solid(random, alnum, 4)].join('');

const plain =
  (alphabet: string, length: number): Maker =>
  (random) =>
    solid(random, alphabet, length);

const uuid: Maker = (random) => [8, 4, 4, 4, 12].map((length) => some(random, hex, length)).join('-');

const pkcs8: Maker = (random) => {
  const head = [0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20];
  return Buffer.from([...head, ...bytes(random, 32)]).toString('base64');
};

const macaroon: Maker = (random) => {
  const field = (type: number, data: readonly number[]) => [type, data.length, ...data];
  const codes = (text: string) => [...Buffer.from(text)];
  const whole = [
    2,
    ...field(1, codes('pypi.org')),
    ...field(2, codes(uuid(random))),
    0,
    ...field(2, codes(`[2,["${uuid(random)}"]]`)),
    0,
    0,
    ...field(6, bytes(random, 32)),
  ];
  return ['py', 'pi-', toUrl(Buffer.from(whole).toString('base64'))].join('');
};

const makers: Readonly<Record<string, Maker>> = {
  'aws-access-key-id': (random) => madeUpKeyId(['AK', 'IA'].join(''), 123456789012, random()),
  'aws-secret-key': (random) => `q7R${some(random, base64, 37)}`,
  'aws-session-token': start('IQoJb3', 'JpZ2luX2Vj')(base64, 300),
  'aws-bedrock-key': (random) =>
    [
      'AB',
      'SK',
      Buffer.from(`BedrockAPIKey-${some(random, lower, 4)}-at-123456789012:${some(random, alnum, 60)}`).toString(
        'base64',
      ),
    ].join(''),
  'aws-bedrock-short-key': (random) =>
    ['bedrock-api', '-key-', Buffer.from('bedrock.amazonaws.com').toString('base64'), some(random, base64, 200)].join(
      '',
    ),
  'aws-mws-token': (random) => ['amzn', '.mws.', uuid(random)].join(''),
  'aws-old-key-id': (random) => ['A', '3TX', some(random, base32, 16)].join(''),
  'aws-cognito-client-secret': plain(lower + digits, 51),
  'aws-ses-smtp-password': (random) => `BC${solid(random, base64, 42)}`,
  'aws-codecommit-password': (random) => `${solid(random, base64, 42)}w=`,
  'aws-ecr-password': (random) =>
    Buffer.from(
      JSON.stringify({ payload: some(random, alnum, 300), datakey: some(random, alnum, 90), version: '2' }),
    ).toString('base64'),
  'aws-appsync-key': start('da', '2-')(lower + digits, 26),
  'google-api-key': start('AI', 'za')(base64Url, 35),
  'google-client-secret': start('GOC', 'SPX-')(base64Url, 28),
  'google-access-token': start('ya', '29.')(base64Url, 120),
  'google-refresh-token': start('1/', '/0')(base64Url, 80),
  'google-old-refresh-token': start('1', '/')(base64Url, 43),
  'firebase-server-key': (random) =>
    ['AA', 'AA', solid(random, base64Url, 7), ':', solid(random, base64Url, 140)].join(''),
  'azure-client-secret': (random) => {
    const body = [solid(random, alnum, 3), '8', 'Q~', solid(random, mixed, 31)].join('');
    let rest = marvin32(Buffer.from(body), 'AadPwd00');
    let tail = '';
    while (tail.length < 6) {
      tail = entraDigits.charAt(rest % 66) + tail;
      rest = Math.floor(rest / 66);
    }
    return body + tail.slice(0, 3);
  },
  'azure-storage-key': marked(76, '+ASt', '==', 'Default0'),
  'azure-batch-key': marked(76, '+ABa', '==', 'AbAcct00'),
  'azure-account-key': (random) => `${some(random, base64, 85)}w==`,
  'azure-old-account-key': (random) => `${some(random, base64, 85)}w==`,
  'azure-sas': (random) =>
    ['sv=2024-11-04&ss=b&srt=sco&sp=rl&se=2030-01-31T00:00:00Z&s', `ig=${some(random, alnum, 41)}%2B%3D`].join(''),
  'azure-service-bus-key': marked(33, '+ASb', '=', 'Send0000'),
  'azure-event-hubs-key': marked(33, '+AEh', '=', 'Listen00'),
  'azure-relay-key': marked(33, '+ARm', '=', 'Manage00'),
  'azure-iot-key': marked(33, 'AIoT', '=', 'IoTHub00'),
  'azure-redis-key': marked(33, 'AzCa', '=', 'Access00'),
  'azure-shared-access-key': (random) => `${some(random, base64, 42)}w=`,
  'azure-cosmos-key': marked(76, 'ACDb', '==', 'MastRW00'),
  'azure-app-configuration': (random) => `${some(random, base64, 42)}w=`,
  'azure-devops-token': annotated('AZ', 'DO'),
  'azure-ai-services-key': annotated('AC', 'OG'),
  'azure-app-configuration-key': annotated('AZ', 'AC'),
  'azure-communication-key': annotated('AZ', 'CS'),
  'azure-event-grid-key': annotated('AZ', 'EG'),
  'azure-maps-key': annotated('AZ', 'MP'),
  'azure-devops-old-token': plain(lowerBase32, 52),
  'azure-function-key': marked(44, 'AzFu', '==', 'System00'),
  'azure-function-old-key': (random) => `${solid(random, alnum, 54)}==`,
  'azure-search-key': marked(42, 'AzSe', '', 'PAdmin00'),
  'azure-registry-key': marked(42, '+ACR', '', 'ACRDflt0'),
  'azure-api-management-key': marked(76, 'APIM', '==', 'GitKey00'),
  'teams-webhook': (random) =>
    [
      'https://contoso.webhook',
      `.office.com/webhookb2/${uuid(random)}@${uuid(random)}/Incoming`,
      `Webhook/${some(random, hex, 32)}/${uuid(random)}`,
    ].join(''),
  'alibaba-access-key-id': start('LT', 'AI')(alnum, 20),
  'alibaba-access-key-secret': plain(alnum, 30),
  'tencent-secret-id': start('AK', 'ID')(alnum, 32),
  'tencent-secret-key': plain(alnum, 32),
  'yandex-token': (random) => ['t', '1.', solid(random, base64Url, 60), '.', solid(random, base64Url, 86)].join(''),
  'yandex-api-key': start('AQ', 'VN')(base64Url, 35),
  'yandex-secret-key': start('Y', 'C')(base64Url, 38),
  'github-pat': base62('gh', 'p_'),
  'github-oauth': base62('gh', 'o_'),
  'github-user': base62('gh', 'u_'),
  'github-server': base62('gh', 's_'),
  'github-refresh': base62('gh', 'r_'),
  'github-stateless-server': (random) =>
    ['gh', 's_', some(random, '123456789', 6), '_', madeUpJwt({ iss: 1, exp: 1900000000, iat: 1899999000 })].join(''),
  'github-fine-grained-pat': (random) => {
    const body = ['github', '_pat_', some(random, alnum, 22), '_', some(random, alnum, 43)].join('');
    return body + toBase32(createHash('sha256').update(body).digest()).slice(0, 8) + some(random, alnum, 8);
  },
  'github-old-token': plain(hex, 40),
  'gitlab-pat': start('gl', 'pat-')(base64Url, 20),
  'gitlab-trigger': start('gl', 'ptt-')(hex, 40),
  'gitlab-deploy': start('gl', 'dt-')(base64Url, 20),
  'gitlab-runner': start('gl', 'rt-')(base64Url, 20),
  'gitlab-job': start('gl', 'cbt-', '64_')(base64Url, 20),
  'gitlab-feed': start('gl', 'ft-')(base64Url, 20),
  'gitlab-mail': start('gl', 'imt-')(base64Url, 25),
  'gitlab-agent': start('gl', 'agent-')(base64Url, 50),
  'gitlab-oauth': start('gl', 'oas-')(hex, 64),
  'gitlab-scim': start('gl', 'soat-')(base64Url, 20),
  'gitlab-flags': start('gl', 'ffct-')(base64Url, 20),
  'gitlab-runner-registration': start('GR13', '48941')(base64Url, 20),
  'bitbucket-app-password': start('AT', 'BB')(alnum, 32),
  'bitbucket-access-token': atlassian('AT', 'CTT3xFfGN0'),
  'atlassian-api-token': atlassian('AT', 'ATT3xFfGF0'),
  'npm-token': base62('np', 'm_'),
  'npm-old-token': uuid,
  'pypi-token': macaroon,
  'rubygems-key': start('ruby', 'gems_')(hex, 48),
  'crates-token': start('c', 'io')(alnum, 32),
  'nuget-key': start('oy', '2')(lowerBase32, 43),
  'clojars-token': start('CLO', 'JARS_')(lower + digits, 60),
  'docker-pat': start('dckr', '_pat_')(base64Url, 27),
  'docker-oat': start('dckr', '_oat_')(base64Url, 32),
  'docker-auth': (random) => Buffer.from(`robot:${some(random, alnum, 20)}`).toString('base64'),
  'slack-bot': (random) =>
    ['xo', 'xb-', some(random, '123456789', 12), '-', some(random, '123456789', 13), '-', some(random, alnum, 24)].join(
      '',
    ),
  'slack-user': (random) => ['xo', 'xp-', threeNumbers(random), some(random, hex, 32)].join(''),
  'slack-app': (random) =>
    [
      'xa',
      'pp-1-A',
      some(random, upper + digits, 10),
      '-',
      some(random, '123456789', 13),
      '-',
      some(random, hex, 64),
    ].join(''),
  'slack-old-token': (random) => ['xo', 'xs-', threeNumbers(random), some(random, hex, 10)].join(''),
  'slack-configuration': start('xo', 'xe.xo', 'xp-1-')(alnum, 150),
  'slack-configuration-refresh': start('xo', 'xe-1-')(alnum, 146),
  'slack-webhook': (random) =>
    [
      'https://hooks',
      '.slack.com/services',
      `/T${some(random, upper + digits, 8)}`,
      `/B${some(random, upper + digits, 10)}`,
      `/${some(random, alnum, 24)}`,
    ].join(''),
  'discord-bot': (random) =>
    [toBase64Url(`1${some(random, digits, 17)}`), some(random, base64Url, 6), solid(random, base64Url, 38)].join('.'),
  'discord-webhook': (random) =>
    ['https://discord', '.com/api/webhooks', `/1${some(random, digits, 17)}`, `/${solid(random, base64Url, 68)}`].join(
      '',
    ),
  'telegram-bot': (random) => [`7${some(random, digits, 8)}`, `AA${solid(random, base64Url, 33)}`].join(':'),
  'stripe-live-key': start('sk', '_live_')(alnum, 24),
  'stripe-live-restricted-key': start('rk', '_live_')(alnum, 99),
  'stripe-test-key': start('sk', '_test_')(alnum, 24),
  'stripe-webhook-secret': start('wh', 'sec_')(alnum, 32),
  'square-access-token': start('sq0', 'atp-')(base64Url, 22),
  'square-token': start('EA', 'AA')(base64Url, 60),
  'square-secret': start('sq0', 'csp-')(base64Url, 43),
  'braintree-token': (random) =>
    ['access', '_token$production$', some(random, lower + digits, 16), '$', some(random, hex, 32)].join(''),
  'plaid-secret': plain(hex, 30),
  'adyen-key': plain(hex, 30),
  'flutterwave-key': (random) => ['FLW', 'SECK_TEST-', some(random, hex, 12)].join(''),
  'twilio-key-id': start('S', 'K')(hex, 32),
  'twilio-account-id': start('A', 'C')(hex, 32),
  'twilio-auth-token': plain(hex, 32),
  'sendgrid-key': (random) => ['S', 'G', '.', solid(random, base64Url, 22), '.', solid(random, base64Url, 43)].join(''),
  'mailgun-key': start('ke', 'y-')(hex, 32),
  'mailgun-new-key': (random) => [some(random, hex, 32), some(random, hex, 8), some(random, hex, 8)].join('-'),
  'mailchimp-key': (random) => [some(random, hex, 32), 'us12'].join('-'),
  'brevo-key': (random) => ['xkey', 'sib-', some(random, hex, 64), '-', some(random, alnum, 16)].join(''),
  'postmark-token': uuid,
  'sparkpost-key': plain(hex, 40),
  'mandrill-key': (random) => ['m', 'd-', 'Q4', solid(random, base64Url, 20)].join(''),
  'shopify-token': start('shp', 'at_')(hex, 32),
  'openai-key': (random) =>
    ['s', 'k-proj-', solid(random, base64Url, 74), 'T3Bl', 'bkFJ', solid(random, base64Url, 74)].join(''),
  'anthropic-key': (random) => ['sk', '-ant-', 'api03-', solid(random, base64Url, 93), 'AA'].join(''),
  'anthropic-admin-key': (random) => ['sk', '-ant-', 'admin01-', solid(random, base64Url, 93), 'AA'].join(''),
  'anthropic-oauth-token': (random) => ['sk', '-ant-', 'oat01-', solid(random, base64Url, 93), 'AA'].join(''),
  'huggingface-token': start('h', 'f_')(upper + lower, 34),
  'huggingface-organization-token': start('api', '_org_')(upper + lower, 34),
  'groq-key': (random) => ['gs', 'k_', some(random, alnum, 20), 'WGdy', 'b3FY', some(random, alnum, 24)].join(''),
  'perplexity-key': start('pp', 'lx-')(alnum, 48),
  'xai-key': start('xa', 'i-')(alnum, 80),
  'replicate-token': start('r', '8_')(alnum, 37),
  'cohere-key': plain(alnum, 40),
  'mistral-key': plain(alnum, 32),
  'deepseek-key': start('s', 'k-')(hex, 32),
  'openrouter-key': start('sk', '-or-v1-')(hex, 64),
  'databricks-token': start('da', 'pi')(hex, 32),
  'vault-service-token': start('hv', 's.')(base64Url, 95),
  'vault-batch-token': start('hv', 'b.')(base64Url, 150),
  'vault-recovery-token': start('hv', 'r.')(base64Url, 24),
  'vault-old-token': start('s', '.')(alnum, 24),
  'vault-secret-id': uuid,
  'terraform-cloud-token': (random) => [some(random, alnum, 14), 'atlasv1', solid(random, base64Url, 67)].join('.'),
  'onepassword-service-token': (random) =>
    [
      'op',
      's_',
      toBase64Url(JSON.stringify({ signInAddress: 'example.1password.com', secretKey: some(random, alnum, 250) })),
    ].join(''),
  'onepassword-secret-key': (random) =>
    ['A3', ...[6, 11, 5, 5, 5].map((length) => some(random, upper + digits, length))].join('-'),
  'doppler-token': start('dp', '.pt.')(alnum, 43),
  'doppler-service-token': start('dp', '.st.', 'prd.')(alnum, 43),
  'okta-token': (random) => `00${solid(random, base64Url, 40)}`,
  'auth0-client-secret': plain(base64Url, 64),
  'duo-secret-key': plain(alnum, 40),
  'duo-application-key': plain(hex, 40),
  'delinea-secret': plain(base64Url, 43),
  'conjur-api-key': plain(lower + digits, 52),
  'planetscale-token': start('pscale', '_tkn_')(base64Url, 43),
  'planetscale-password': start('pscale', '_pw_')(base64Url, 43),
  'supabase-token': start('sb', 'p_')(hex, 40),
  'supabase-secret-key': start('sb', '_secret_')(base64Url, 31),
  'confluent-key': (random) => {
    const body = some(random, base64, 54);
    return ['cf', 'lt', body, crc32InBase64(body)].join('');
  },
  'confluent-old-key': plain(alnum, 64),
  'cloudflare-global-key': cloudflare('cf', 'k_'),
  'cloudflare-user-token': cloudflare('cf', 'ut_'),
  'cloudflare-account-token': cloudflare('cf', 'at_'),
  'cloudflare-access-token': cloudflare('cf', 'ast_'),
  'cloudflare-origin-key': (random) => ['v1', '.0-', some(random, hex, 24), '-', some(random, hex, 146)].join(''),
  'cloudflare-old-global-key': plain(hex, 37),
  'cloudflare-old-token': plain(base64Url, 40),
  'digitalocean-token': start('dop', '_v1_')(hex, 64),
  'digitalocean-refresh-token': start('dor', '_v1_')(hex, 64),
  'heroku-key': start('HR', 'KU-AA')(base64Url, 58),
  'heroku-old-key': uuid,
  'fly-token': start('fo', '1_')(base64Url, 43),
  'fly-macaroon': start('fm', '2_')(base64, 200),
  'vercel-token': start('vc', 'p_')(alnum, 56),
  'netlify-token': start('nf', 'p_')(alnum, 36),
  'render-key': start('rn', 'd_')(alnum, 32),
  'tailscale-key': (random) =>
    ['tskey', '-auth-', `k${some(random, alnum, 10)}CNTRL`, '-', some(random, alnum, 32)].join(''),
  'datadog-api-key': plain(hex, 32),
  'datadog-application-key': plain(hex, 40),
  'newrelic-user-key': start('NR', 'AK-')(upper + digits, 27),
  'newrelic-insert-key': start('NR', 'II-')(base64Url, 32),
  'newrelic-browser-key': start('NR', 'JS-')(hex, 19),
  'newrelic-licence-key': (random) => some(random, hex, 36) + ['NR', 'AL'].join(''),
  'grafana-service-token': (random) => {
    const body = ['gl', 'sa_', some(random, alnum, 32)].join('');
    return `${body}_${crc32InReversedHex(body)}`;
  },
  'grafana-cloud-token': (random) =>
    ['gl', 'c_', Buffer.from(JSON.stringify({ o: '1', n: 'x', k: some(random, alnum, 60) })).toString('base64')].join(
      '',
    ),
  'grafana-old-key': (random) =>
    Buffer.from(JSON.stringify({ k: some(random, alnum, 32), n: 'robot', id: 1 })).toString('base64'),
  'sentry-organization-token': (random) =>
    [
      'sntr',
      'ys_',
      Buffer.from(JSON.stringify({ iat: 1700000000.1, url: 'https://sentry.io', org: 'acme' })).toString('base64'),
      '_',
      some(random, base64, 43),
    ].join(''),
  'sentry-user-token': start('sntr', 'yu_')(hex, 64),
  'dynatrace-token': (random) =>
    [['dt', '0c01'].join(''), some(random, base32, 24), some(random, base32, 64)].join('.'),
  'pagerduty-key': plain(base64Url, 20),
  'opsgenie-key': uuid,
  'launchdarkly-key': (random) => ['sd', `k-${uuid(random)}`].join(''),
  'sumo-access-key': plain(alnum, 64),
  'linear-key': start('lin', '_api_')(alnum, 40),
  'notion-token': (random) => ['nt', 'n_', some(random, digits, 11), some(random, alnum, 35)].join(''),
  'notion-old-token': start('sec', 'ret_')(alnum, 43),
  'airtable-pat': (random) => [`pa${`t${some(random, alnum, 14)}`}`, some(random, hex, 64)].join('.'),
  'asana-token': (random) => [`1/${some(random, '123456789', 16)}`, some(random, hex, 32)].join(':'),
  'mapbox-token': (random) =>
    ['s', 'k.', toBase64Url(`{"u":"acme","a":"${some(random, lower, 20)}"}`), '.', some(random, base64Url, 22)].join(
      '',
    ),
  'mapbox-public-token': (random) =>
    ['p', 'k.', toBase64Url(`{"u":"acme","a":"${some(random, lower, 20)}"}`), '.', some(random, base64Url, 22)].join(
      '',
    ),
  'figma-token': start('fi', 'gd_')(base64Url, 40),
  'postman-key': (random) => ['PM', 'AK-', some(random, hex, 24), '-', some(random, hex, 34)].join(''),
  'readme-key': start('rd', 'me_')(lower + digits, 70),
  'pulumi-token': start('pu', 'l-')(hex, 40),
  'prefect-key': start('pn', 'u_')(alnum, 36),
  'infracost-key': start('ic', 'o-')(alnum, 32),
  'octopus-key': start('AP', 'I-')(upper + digits, 26),
  'artifactory-key': start('AK', 'Cp')(alnum, 69),
  'artifactory-reference': start('cmV', 'md')(alnum, 59),
  'sonar-token': start('sq', 'u_')(hex, 40),
  'sonar-old-token': plain(hex, 40),
  'sourcegraph-token': (random) => ['sg', 'p_', some(random, hex, 16), '_', some(random, hex, 40)].join(''),
  'zuplo-key': (random) => {
    const body = some(random, hex, 32);
    return ['zp', 'ka_', body, '_', crc32InHex(body)].join('');
  },
  'openshift-token': start('sha', '256~')(base64Url, 43),
  jwt: (random) =>
    madeUpJwt({ sub: some(random, lower, 8), iss: 'https://id.acme.dev', exp: 1900000000, iat: 1890000000 }),
  'age-key': (random) => {
    const prefix = ['AGE-SEC', 'RET-KEY-'].join('');
    const data = some(random, 'qpzry9x8gf2tvdw0s3jn54khce6mua7l', 52);
    return `${prefix}1${data}${bech32Checksum(prefix.toLowerCase(), data)}`.toUpperCase();
  },
  'wireguard-key': (random) => `${some(random, base64, 42)}w=`,
  'password-literal': (random) => `${some(random, lower, 4)}${some(random, alnum, 12)}!${some(random, digits, 3)}`,
  pem: (random) => madeUpArmour('PRIVATE KEY', pkcs8(random)),
  'pem-private-key': (random) => madeUpArmour('PRIVATE KEY', pkcs8(random)),
  'putty-key': (random) =>
    [
      ['PuTTY-User', '-Key-File-3: ssh-ed25519'].join(''),
      'Encryption: none',
      'Comment: robot',
      'Public-Lines: 2',
      some(random, base64, 64),
      some(random, base64, 16),
      'Private-Lines: 1',
      `${some(random, base64, 47)}=`,
    ].join('\n'),
  jwk: plain(base64Url, 43),
  'key-store': (random) =>
    Buffer.from([0x30, 0x82, 0x05, 0x20, 2, 1, 3, 0x30, 0x82, 0x04, ...bytes(random, 500)]).toString('base64'),
  'gitlab-routable-pat': (random) => {
    const body = ['gl', 'pat-', solid(random, base64Url, 40), '.01.', some(random, lower + digits, 2)].join('');
    return body + crc32InBase36(body);
  },
  password: (random) => `Vq7${some(random, alnum, 8)}-${some(random, alnum, 6)}`,
};

/** What must stand around the shapes that only a word or a place gives away: the value stands at §. */
const contexts: Readonly<Record<string, string>> = {
  'aws-secret-key': 'aws_secret_access_key = §',
  'aws-cognito-client-secret': 'COGNITO_CLIENT_SECRET=§',
  'aws-ses-smtp-password': 'AWS_SES_SMTP_PASSWORD=§',
  'aws-codecommit-password': 'https://deploy-at-123456789012:§@git-codecommit.eu-west-1.amazonaws.com/v1/repos/acme',
  'google-old-refresh-token': 'refresh_token=§',
  'azure-account-key': 'DefaultEndpointsProtocol=https;AccountName=acme;AccountKey=§;EndpointSuffix=core.windows.net',
  'azure-old-account-key': 'AZURE_STORAGE_KEY=§',
  'azure-sas': 'https://acme.blob.core.windows.net/files?§',
  'azure-shared-access-key': 'Endpoint=sb://acme.servicebus.windows.net/;SharedAccessKeyName=all;SharedAccessKey=§',
  'azure-app-configuration': 'Endpoint=https://acme.azconfig.io;Id=ab-l0-s0:cdefgh;Secret=§',
  'azure-devops-old-token': 'AZURE_DEVOPS_EXT_PAT=§',
  'azure-function-old-key': 'x-functions-key: §',
  'alibaba-access-key-secret': 'ALIBABA_CLOUD_ACCESS_KEY_SECRET=§',
  'tencent-secret-key': 'TENCENTCLOUD_SECRET_KEY=§',
  'github-old-token': 'GITHUB_TOKEN: §',
  'npm-old-token': '//registry.npmjs.org/:_authToken=§',
  'docker-auth': '{ "auths": { "registry.acme.dev": { "auth": "§" } } }',
  'plaid-secret': 'PLAID_SECRET=§',
  'adyen-key': 'adyen.apiKey = "§"',
  'twilio-auth-token': 'new Twilio("¤", "§")',
  'mailgun-new-key': 'MAILGUN_API_KEY=§',
  'postmark-token': 'POSTMARK_SERVER_TOKEN=§',
  'sparkpost-key': 'SPARKPOST_API_KEY=§',
  'cohere-key': 'COHERE_API_KEY=§',
  'mistral-key': 'MISTRAL_API_KEY=§',
  'sonar-old-token': 'sonar.login=§',
  'vault-old-token': 'VAULT_TOKEN=§',
  'vault-secret-id': 'VAULT_SECRET_ID="§"',
  'okta-token': 'Authorization: SSWS §',
  'auth0-client-secret': 'AUTH0_CLIENT_SECRET=§',
  'duo-secret-key': 'skey = §',
  'duo-application-key': 'akey = §',
  'delinea-secret': 'DSV_CLIENT_SECRET=§',
  'conjur-api-key': 'CONJUR_AUTHN_API_KEY=§',
  'confluent-old-key': 'CONFLUENT_API_SECRET=§',
  'cloudflare-old-global-key': 'CLOUDFLARE_API_KEY=§',
  'cloudflare-old-token': 'CLOUDFLARE_API_TOKEN=§',
  'heroku-old-key': 'HEROKU_API_KEY=§',
  'datadog-api-key': 'DD_API_KEY=§',
  'datadog-application-key': 'DATADOG_APP_KEY: "§"',
  'pagerduty-key': 'PAGERDUTY_TOKEN=§',
  'opsgenie-key': 'OPSGENIE_API_KEY=§',
  'sumo-access-key': 'SUMO_ACCESS_KEY=§',
  'launchdarkly-key': 'LAUNCHDARKLY_SDK_KEY=§',
  'asana-token': 'ASANA_TOKEN=§',
  'wireguard-key': 'PrivateKey = §',
  jwk: '{ "kty": "OKP", "crv": "Ed25519", "d": "§" }',
};

function threeNumbers(random: Random): string {
  return [12, 12, 13].map((length) => `${some(random, '123456789', length)}-`).join('');
}

function toBase32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{5}/g) ?? []).map((five) => base32.charAt(Number.parseInt(five, 2))).join('');
}

function toBase64Url(text: string): string {
  return toUrl(Buffer.from(text).toString('base64'));
}

function toUrl(base64Text: string): string {
  return base64Text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function some(random: Random, alphabet: string, length: number): string {
  return Array.from({ length }, () => alphabet[Math.floor(random() * alphabet.length)] ?? '').join('');
}

/** Random characters that neither begin nor end with a sign, as if by chance, so that tests can cut at them. */
function solid(random: Random, alphabet: string, length: number): string {
  const ends = [...alphabet].filter((character) => /[a-z0-9]/i.test(character)).join('');
  // A digit and a letter stand in every random value of such length but by chance in a few.
  const digit = alphabet.includes('7') ? '74' : '';
  const letter = alphabet.includes('k') ? 'k' : alphabet.includes('K') ? 'K' : '';
  const fixed = length > 12 ? digit + letter : '';
  return some(random, ends, 1) + fixed + some(random, alphabet, length - 2 - fixed.length) + some(random, ends, 1);
}

function bytes(random: Random, count: number): readonly number[] {
  return Array.from({ length: count }, () => Math.floor(random() * 256));
}

/** A generator of numbers from 0 to 1 that a text seeds: mulberry32. */
function randomOf(seed: string): Random {
  let state = Number.parseInt(crc32InHex(seed), 16);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixedState = Math.imul(state ^ (state >>> 15), 1 | state);
    mixedState = (mixedState + Math.imul(mixedState ^ (mixedState >>> 7), 61 | mixedState)) ^ mixedState;
    return ((mixedState ^ (mixedState >>> 14)) >>> 0) / 4294967296;
  };
}
