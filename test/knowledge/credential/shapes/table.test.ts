import assert from 'node:assert/strict';
import { shapes } from '../../../../server/src/knowledge/credential/shapes/registry';
import { scanAnchors } from '../../../../server/src/readers/text/anchors';
import { findTokens } from '../../../../server/src/readers/text/tokens';
import type { Hit } from '../../../../server/src/text/automaton';

/**
 * What vendors and other scanners say of tokens, apart from how the shapes are written. A token is a list of pieces: a
 * fixed text, whose strokes keep scanners from taking it for a token, or an alphabet and a number of characters, with a
 * plus if there may be more or fewer.
 */
interface Fact {
  readonly shape: string;
  readonly token: string;
  /** What must stand around it, with the token at §. */
  readonly in?: string;
  /** What a checksum that does not hold does to it: nothing, where none is known. */
  readonly checksum?: 'lowers';
}

const alphabets: Readonly<Record<string, string>> = {
  alnum: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789',
  letters: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz',
  lower: 'abcdefghijklmnopqrstuvwxyz0123456789',
  upper: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789',
  hex: '0123456789abcdef',
  b32: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567',
  lowb32: 'abcdefghijklmnopqrstuvwxyz234567',
  b64: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/',
  b64u: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_',
  digits: '123456789',
};

const facts: readonly Fact[] = [
  { shape: 'aws-access-key-id', token: 'AK|IA b32:16' },
  { shape: 'aws-access-key-id', token: 'AS|IA b32:16' },
  { shape: 'aws-access-key-id', token: 'AB|IA b32:16' },
  { shape: 'aws-access-key-id', token: 'AC|CA b32:16' },
  { shape: 'aws-secret-key', token: 'b64:40', in: 'aws_secret_access_key=§' },
  { shape: 'aws-session-token', token: 'IQoJ|b3JpZ2luX2Vj b64:300+' },
  { shape: 'aws-session-token', token: 'FwoG|ZXIvYXdz b64:300+' },
  { shape: 'aws-mws-token', token: 'amzn|.mws. hex:8 - hex:4 - hex:4 - hex:4 - hex:12' },
  { shape: 'aws-appsync-key', token: 'da|2- lower:26' },
  { shape: 'aws-cognito-client-secret', token: 'lower:51+', in: 'COGNITO_CLIENT_SECRET=§' },
  { shape: 'aws-ses-smtp-password', token: 'BD47 b64:40', in: 'AWS_SES_SMTP_PASSWORD=§' },
  { shape: 'aws-codecommit-password', token: 'b64:43 =', in: 'user-at-123456789012\npassword: §' },
  { shape: 'google-api-key', token: 'AI|za b64u:35' },
  { shape: 'google-client-secret', token: 'GOC|SPX- b64u:28' },
  { shape: 'google-access-token', token: 'ya|29. b64u:60+' },
  { shape: 'google-refresh-token', token: '1|//0 b64u:60+' },
  { shape: 'firebase-server-key', token: 'AA|AA b64u:7 : b64u:140' },
  { shape: 'azure-client-secret', token: 'alnum:3 8|Q~ alnum:34+' },
  { shape: 'azure-client-secret', token: 'alnum:3 7|Q~ alnum:31+' },
  { shape: 'azure-storage-key', token: 'b64:76 +A|St b64:6 ==' },
  { shape: 'azure-service-bus-key', token: 'b64:33 +A|Sb b64:6 =' },
  { shape: 'azure-event-hubs-key', token: 'b64:33 +A|Eh b64:6 =' },
  { shape: 'azure-cosmos-key', token: 'b64:76 AC|Db b64:6 ==' },
  { shape: 'azure-devops-old-token', token: 'lowb32:52', in: 'AZURE_DEVOPS_TOKEN=§' },
  { shape: 'azure-devops-token', token: 'alnum:52 JQ|QJ99 alnum:18 AZ|DO alnum:4' },
  { shape: 'azure-ai-services-key', token: 'alnum:52 JQ|QJ99 alnum:18 AC|OG alnum:4' },
  { shape: 'azure-search-key', token: 'alnum:42 Az|Se alnum:6' },
  { shape: 'azure-registry-key', token: 'b64:42 +A|CR b64:6' },
  { shape: 'github-pat', token: 'gh|p_ alnum:36', checksum: 'lowers' },
  { shape: 'github-oauth', token: 'gh|o_ alnum:36', checksum: 'lowers' },
  { shape: 'github-user', token: 'gh|u_ alnum:36', checksum: 'lowers' },
  { shape: 'github-server', token: 'gh|s_ alnum:36', checksum: 'lowers' },
  { shape: 'github-refresh', token: 'gh|r_ alnum:76+', checksum: 'lowers' },
  { shape: 'github-fine-grained-pat', token: 'github|_pat_ alnum:22 _ alnum:59' },
  { shape: 'github-old-token', token: 'hex:40', in: 'GITHUB_TOKEN=§' },
  { shape: 'gitlab-pat', token: 'gl|pat- b64u:20' },
  { shape: 'gitlab-pat', token: 'gl|pat- alnum:27 .01. lower:9', checksum: 'lowers' },
  { shape: 'gitlab-trigger', token: 'gl|ptt- hex:40' },
  { shape: 'gitlab-deploy', token: 'gl|dt- b64u:20' },
  { shape: 'gitlab-runner', token: 'gl|rt- b64u:20' },
  { shape: 'gitlab-runner', token: 'gl|rt-t1_ alnum:20' },
  { shape: 'gitlab-feed', token: 'gl|ft- b64u:20' },
  { shape: 'gitlab-mail', token: 'gl|imt- b64u:25' },
  { shape: 'gitlab-agent', token: 'gl|agent- b64u:50' },
  { shape: 'gitlab-oauth', token: 'gl|oas- b64u:64' },
  { shape: 'gitlab-scim', token: 'gl|soat- b64u:20' },
  { shape: 'gitlab-flags', token: 'gl|ffct- b64u:20' },
  { shape: 'gitlab-runner-registration', token: 'GR13|48941 b64u:20' },
  { shape: 'bitbucket-app-password', token: 'AT|BB alnum:32' },
  { shape: 'bitbucket-access-token', token: 'AT|CTT3xFfGN0 b64u:160 = hex:8', checksum: 'lowers' },
  { shape: 'atlassian-api-token', token: 'AT|ATT3xFfGF0 b64u:171 = hex:8', checksum: 'lowers' },
  { shape: 'npm-token', token: 'np|m_ alnum:36', checksum: 'lowers' },
  { shape: 'npm-old-token', token: 'hex:8 - hex:4 - hex:4 - hex:4 - hex:12', in: '_authToken=§' },
  { shape: 'rubygems-key', token: 'ruby|gems_ hex:48' },
  { shape: 'crates-token', token: 'c|io alnum:32' },
  { shape: 'nuget-key', token: 'oy|2 lowb32:43' },
  { shape: 'clojars-token', token: 'CLO|JARS_ alnum:60' },
  { shape: 'docker-pat', token: 'dckr|_pat_ b64u:27' },
  { shape: 'docker-oat', token: 'dckr|_oat_ b64u:32' },
  { shape: 'slack-bot', token: 'xo|xb- digits:12 - digits:13 - alnum:24+' },
  { shape: 'slack-user', token: 'xo|xp- digits:12 - digits:12 - digits:13 - hex:32+' },
  { shape: 'slack-app', token: 'xa|pp-1-A upper:10 - digits:13 - hex:64' },
  { shape: 'slack-configuration', token: 'xo|xe.xoxp-1- alnum:150+' },
  { shape: 'slack-configuration-refresh', token: 'xo|xe-1- alnum:146+' },
  { shape: 'telegram-bot', token: 'digits:10 :A|A b64u:33' },
  { shape: 'stripe-live-key', token: 'sk|_live_ alnum:24+' },
  { shape: 'stripe-live-restricted-key', token: 'rk|_live_ alnum:99+' },
  { shape: 'stripe-test-key', token: 'sk|_test_ alnum:24+' },
  { shape: 'stripe-webhook-secret', token: 'wh|sec_ alnum:32+' },
  { shape: 'square-access-token', token: 'sq0|atp- b64u:22' },
  { shape: 'square-token', token: 'EA|AA b64u:60' },
  { shape: 'square-secret', token: 'sq0|csp- b64u:43' },
  { shape: 'braintree-token', token: 'access|_token$production$ lower:16 $ hex:32' },
  { shape: 'plaid-secret', token: 'hex:30', in: 'PLAID_SECRET=§' },
  { shape: 'twilio-key-id', token: 'S|K hex:32' },
  { shape: 'twilio-auth-token', token: 'hex:32', in: 'TWILIO_AUTH_TOKEN=§' },
  { shape: 'sendgrid-key', token: 'S|G. b64u:22 . b64u:43' },
  { shape: 'mailgun-key', token: 'ke|y- hex:32' },
  { shape: 'mailgun-new-key', token: 'hex:32 - hex:8 - hex:8', in: 'MAILGUN_KEY=§' },
  { shape: 'mailchimp-key', token: 'hex:32 -us digits:2+' },
  { shape: 'brevo-key', token: 'xkey|sib- hex:64 - alnum:16' },
  { shape: 'postmark-token', token: 'hex:8 - hex:4 - hex:4 - hex:4 - hex:12', in: 'POSTMARK_TOKEN=§' },
  { shape: 'sparkpost-key', token: 'hex:40', in: 'SPARKPOST_API_KEY=§' },
  { shape: 'openai-key', token: 'sk|-proj- alnum:74 T3Bl|bkFJ alnum:74+' },
  { shape: 'openai-key', token: 's|k- alnum:20 T3Bl|bkFJ alnum:20+' },
  { shape: 'anthropic-key', token: 'sk|-ant-api03- alnum:93 A|A+' },
  { shape: 'huggingface-token', token: 'h|f_ letters:34' },
  { shape: 'huggingface-organization-token', token: 'api|_org_ letters:34' },
  { shape: 'groq-key', token: 'gs|k_ alnum:52' },
  { shape: 'perplexity-key', token: 'pp|lx- alnum:48' },
  { shape: 'xai-key', token: 'xa|i- alnum:80' },
  { shape: 'replicate-token', token: 'r|8_ alnum:37' },
  { shape: 'cohere-key', token: 'alnum:40', in: 'COHERE_API_KEY=§' },
  { shape: 'mistral-key', token: 'alnum:32', in: 'MISTRAL_API_KEY=§' },
  { shape: 'deepseek-key', token: 's|k- hex:32' },
  { shape: 'databricks-token', token: 'da|pi hex:32' },
  { shape: 'databricks-token', token: 'da|pi hex:32 -2' },
  { shape: 'vault-service-token', token: 'hv|s. alnum:24' },
  { shape: 'vault-service-token', token: 'hv|s. alnum:95+' },
  { shape: 'vault-batch-token', token: 'hv|b. alnum:150+' },
  { shape: 'vault-old-token', token: 's|. alnum:24', in: 'VAULT_TOKEN=§' },
  { shape: 'vault-secret-id', token: 'hex:8 - hex:4 - hex:4 - hex:4 - hex:12', in: 'role_id = "x"\nsecret_id = "§"' },
  { shape: 'terraform-cloud-token', token: 'alnum:14 .atlas|v1. alnum:67+' },
  { shape: 'doppler-token', token: 'dp|.pt. alnum:43+' },
  { shape: 'okta-token', token: '00 alnum:40', in: 'Authorization: SSWS §' },
  { shape: 'auth0-client-secret', token: 'b64u:64', in: 'AUTH0_CLIENT_SECRET=§' },
  { shape: 'duo-secret-key', token: 'alnum:40', in: 'skey = §' },
  { shape: 'duo-application-key', token: 'hex:40+', in: 'akey = §' },
  { shape: 'conjur-api-key', token: 'lower:52+', in: 'CONJUR_AUTHN_API_KEY=§' },
  { shape: 'cloudflare-global-key', token: 'cf|k_ alnum:40 hex:8', checksum: 'lowers' },
  { shape: 'cloudflare-user-token', token: 'cf|ut_ alnum:40 hex:8', checksum: 'lowers' },
  { shape: 'cloudflare-account-token', token: 'cf|at_ alnum:40 hex:8', checksum: 'lowers' },
  { shape: 'cloudflare-access-token', token: 'cf|ast_ alnum:40 hex:8', checksum: 'lowers' },
  { shape: 'cloudflare-origin-key', token: 'v1|.0- hex:24 - hex:146' },
  { shape: 'cloudflare-old-global-key', token: 'hex:37', in: 'CLOUDFLARE_API_KEY=§' },
  { shape: 'cloudflare-old-token', token: 'b64u:40', in: 'CLOUDFLARE_API_TOKEN=§' },
  { shape: 'digitalocean-token', token: 'dop|_v1_ hex:64' },
  { shape: 'digitalocean-refresh-token', token: 'dor|_v1_ hex:64' },
  { shape: 'heroku-key', token: 'HR|KU-AA b64u:58' },
  { shape: 'fly-token', token: 'fo|1_ b64u:43' },
  { shape: 'netlify-token', token: 'nf|p_ alnum:36' },
  { shape: 'render-key', token: 'rn|d_ alnum:32+' },
  { shape: 'tailscale-key', token: 'ts|key-auth- alnum:16 - alnum:32+' },
  { shape: 'datadog-api-key', token: 'hex:32', in: 'DD_API_KEY=§' },
  { shape: 'datadog-application-key', token: 'hex:40', in: 'DATADOG_APP_KEY=§' },
  { shape: 'newrelic-user-key', token: 'NR|AK- upper:27' },
  { shape: 'newrelic-licence-key', token: 'hex:36 NR|AL' },
  { shape: 'grafana-service-token', token: 'gl|sa_ alnum:32 _ hex:8', checksum: 'lowers' },
  { shape: 'sentry-user-token', token: 'sntr|yu_ hex:64' },
  { shape: 'dynatrace-token', token: 'dt0|c01. b32:24 . b32:64' },
  { shape: 'pagerduty-key', token: 'alnum:20', in: 'PAGERDUTY_TOKEN=§' },
  { shape: 'launchdarkly-key', token: 'sd|k- hex:8 - hex:4 - hex:4 - hex:4 - hex:12', in: 'launchdarkly: §' },
  { shape: 'sumo-access-key', token: 'alnum:64', in: 'SUMO_ACCESS_KEY=§' },
  { shape: 'linear-key', token: 'lin|_api_ alnum:40' },
  { shape: 'notion-token', token: 'nt|n_ digits:11 alnum:35' },
  { shape: 'notion-old-token', token: 'sec|ret_ alnum:43' },
  { shape: 'airtable-pat', token: 'pa|t alnum:14 . hex:64' },
  { shape: 'figma-token', token: 'fi|gd_ b64u:40+' },
  { shape: 'shopify-token', token: 'shp|at_ hex:32' },
  { shape: 'postman-key', token: 'PM|AK- hex:24 - hex:34' },
  { shape: 'readme-key', token: 'rd|me_ lower:70' },
  { shape: 'pulumi-token', token: 'pu|l- hex:40' },
  { shape: 'prefect-key', token: 'pn|u_ alnum:36' },
  { shape: 'infracost-key', token: 'ic|o- alnum:32' },
  { shape: 'octopus-key', token: 'AP|I- upper:26' },
  { shape: 'artifactory-key', token: 'AK|Cp alnum:69' },
  { shape: 'artifactory-reference', token: 'cmV|md alnum:59' },
  { shape: 'sonar-token', token: 'sq|u_ hex:40' },
  { shape: 'sonar-old-token', token: 'hex:40', in: 'sonar.login=§' },
  { shape: 'sourcegraph-token', token: 'sg|p_ hex:40' },
  { shape: 'sourcegraph-token', token: 'sg|p_ hex:16 _ hex:40' },
  { shape: 'confluent-key', token: 'cf|lt b64:60', checksum: 'lowers' },
  { shape: 'zuplo-key', token: 'zp|ka_ lower:32 _ hex:8', checksum: 'lowers' },
  { shape: 'mandrill-key', token: 'm|d-Q4 alnum:20' },
  { shape: 'planetscale-password', token: 'pscale|_pw_ alnum:43+' },
  { shape: 'supabase-token', token: 'sb|p_ hex:40' },
  { shape: 'alibaba-access-key-id', token: 'LT|AI alnum:20+' },
  { shape: 'tencent-secret-id', token: 'AK|ID alnum:32' },
  { shape: 'yandex-api-key', token: 'AQ|VN b64u:38+' },
  { shape: 'openshift-token', token: 'sha|256~ b64u:43' },
];

/** The token with one character more in its last random piece, less with -1, or as it is. */
function build(token: string, more: -1 | 0 | 1): string {
  const pieces = token.replace(/\+$/, '').split(' ');
  const last = pieces.findLastIndex((piece) => /^[a-z0-9]+:\d+$/.test(piece));
  return pieces
    .map((piece, index) => {
      const [, name = '', length = ''] = /^([a-z0-9]+):(\d+)$/.exec(piece) ?? [];
      if (name === '') return piece.replaceAll('|', '');
      return drawn(alphabets[name] ?? '', Number(length) + (index === last ? more : 0), index);
    })
    .join('');
}

/** The same characters each time, which look drawn: the steps through the alphabet never repeat. */
function drawn(alphabet: string, length: number, from: number): string {
  let state = 40_503 + from * 977;
  let text = '';
  while (text.length < length) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    text += alphabet.charAt(Math.floor((state / 2_147_483_648) * alphabet.length));
  }
  // Neither end is a sign, so that the neighbours decide.
  return text.replace(/^[-_+/]/, 'k').replace(/[-_+/]$/, 'k');
}

function shapesAt(value: string, context: string): readonly string[] {
  const text = context.replace('§', () => value);
  const hits: Hit[] = [];
  scanAnchors(text, (hit) => hits.push(hit));
  const start = context.indexOf('§');
  return findTokens(text, hits)
    .filter(({ span }) => span.start === start && span.end === start + value.length)
    .map(({ shape, checksum }) => `${shape}${checksum === undefined ? '' : ` ${checksum}`}`);
}

suite('What is known of tokens', () => {
  for (const { shape, token, in: context = 'x = "§"', checksum } of facts) {
    test(`${shape}: ${token.replaceAll('|', '')}`, () => {
      assert.deepEqual(shapesAt(build(token, 0), context), [checksum === 'lowers' ? `${shape} fails` : shape]);
      if (token.endsWith('+')) return;
      for (const more of [-1, 1] as const) {
        const others = shapesAt(build(token, more), context).filter((each) => each.startsWith(shape));
        assert.deepEqual(others, [], `${more} character`);
      }
    });
  }

  test('names only shapes that there are', () => {
    const ids = new Set(shapes.map(({ id }) => id));
    assert.deepEqual(
      facts.map(({ shape }) => shape).filter((id) => !ids.has(id)),
      [],
    );
  });
});
