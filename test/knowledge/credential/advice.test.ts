import assert from 'node:assert/strict';
import { adviceFor } from '../../../server/src/knowledge/credential/advice';
import { rotationPages } from '../../../server/src/knowledge/credential/advice-pages';
import { shapes } from '../../../server/src/knowledge/credential/shapes/registry';

/** The domains of the issuers themselves, where they document their tokens. */
const hosts: Readonly<Record<string, readonly string[]>> = {
  AWS: ['docs.aws.amazon.com'],
  'Microsoft Azure': ['learn.microsoft.com'],
  Google: ['cloud.google.com'],
  GitHub: ['docs.github.com'],
  GitLab: ['docs.gitlab.com'],
  Atlassian: ['support.atlassian.com'],
  npm: ['docs.npmjs.com'],
  PyPI: ['pypi.org'],
  RubyGems: ['guides.rubygems.org'],
  Docker: ['docs.docker.com'],
  Slack: ['docs.slack.dev'],
  Telegram: ['core.telegram.org'],
  Stripe: ['docs.stripe.com'],
  Square: ['developer.squareup.com'],
  Twilio: ['www.twilio.com'],
  SendGrid: ['www.twilio.com'],
  Mailchimp: ['mailchimp.com'],
  Anthropic: ['support.anthropic.com'],
  'Hugging Face': ['huggingface.co'],
  Databricks: ['docs.databricks.com'],
  HashiCorp: ['developer.hashicorp.com'],
  '1Password': ['developer.1password.com', 'support.1password.com'],
  Okta: ['developer.okta.com'],
  Auth0: ['auth0.com'],
  Supabase: ['supabase.com'],
  Confluent: ['docs.confluent.io'],
  Cloudflare: ['developers.cloudflare.com'],
  DigitalOcean: ['docs.digitalocean.com'],
  Heroku: ['devcenter.heroku.com'],
  Tailscale: ['tailscale.com'],
  Datadog: ['docs.datadoghq.com'],
  'New Relic': ['docs.newrelic.com'],
  Grafana: ['grafana.com'],
  Sentry: ['docs.sentry.io'],
  Airtable: ['airtable.com'],
  Asana: ['developers.asana.com'],
  Mapbox: ['docs.mapbox.com'],
  Postman: ['learning.postman.com'],
  Sonar: ['docs.sonarqube.org'],
};

suite('What is better than a value in the text', () => {
  test('is said for each shape and each kind, in whole sentences', () => {
    for (const { id, kind = 'token' } of shapes) assert.match(adviceFor({ kind, shape: id }).better, /^[A-Z].*\.$/, id);
    for (const kind of ['token', 'privateKey', 'password', 'connection', 'signingKey', 'identity']) {
      assert.match(adviceFor({ kind, shape: 'password-literal' }).better, /^[A-Z].*\.$/, kind);
    }
  });

  test('is said in words of the provider where it has something of its own', () => {
    assert.match(adviceFor({ kind: 'token', shape: 'aws-secret-key' }).better, /IAM role/);
    assert.match(adviceFor({ kind: 'identity', shape: 'aws-access-key-resource' }).better, /IAM role/);
    assert.match(adviceFor({ kind: 'token', shape: 'azure-client-secret' }).better, /managed identity/);
    assert.match(
      adviceFor({ kind: 'privateKey', shape: 'gcp-service-account' }).better,
      /Workload identity federation/,
    );
    assert.match(adviceFor({ kind: 'token', shape: 'github-pat' }).better, /GITHUB_TOKEN/);
    assert.match(adviceFor({ kind: 'token', shape: 'npm-token' }).better, /Trusted publishing/);
  });
});

suite('The page on how to take a value back', () => {
  test('is one of the issuer, over HTTPS', () => {
    for (const { id, issuer = '', kind = 'token' } of shapes) {
      const { rotate } = adviceFor({ kind, shape: id });
      if (rotate === undefined) continue;
      const { protocol, host } = new URL(rotate);
      assert.equal(protocol, 'https:');
      assert.ok(issuer === '' || hosts[issuer]?.includes(host), `${id}: ${host}`);
    }
  });

  test('is found for some shape or resource, each of them', () => {
    const ids = [...shapes.map(({ id }) => id), 'gcp-service-account', 'entra-application-password-resource'];
    for (const [start, page] of rotationPages) {
      const found = ids.some((id) => id.startsWith(start) && adviceFor({ kind: 'token', shape: id }).rotate === page);
      assert.ok(found, start);
    }
  });

  test('is that of the service where one issuer has several', () => {
    const pageOf = (shape: string) => adviceFor({ kind: 'token', shape }).rotate ?? '';
    assert.match(pageOf('aws-ses-smtp-password'), /\/ses\//);
    assert.match(pageOf('azure-devops-token'), /\/azure\/devops\//);
    assert.match(pageOf('bitbucket-app-password'), /bitbucket-cloud/);
    assert.equal(pageOf('crates-token'), '');
  });
});
