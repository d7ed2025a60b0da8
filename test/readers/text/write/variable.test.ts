import assert from 'node:assert/strict';
import type { Credential } from '../../../../server/src/model/credential';
import {
  isVariable,
  passwordVariable,
  variableFor,
  variableForPart,
} from '../../../../server/src/readers/text/write/variable';
import { Secret } from '../../../../server/src/text/secret';
import { fakeCredential } from '../../../support/fake-credential';

const github: Partial<Credential> = { shape: 'github-pat', name: 'GitHub personal access token', issuer: 'GitHub' };
const aws: Partial<Credential> = { shape: 'aws-secret-key', name: 'AWS secret access key', issuer: 'AWS' };

function nameFor(name: string, more: Partial<Credential> = { kind: 'password' }): string {
  return variableFor(fakeCredential({ ...more, assignedTo: { value: name, span: { start: 0, end: 0 } } }));
}

suite('the name of the variable', () => {
  test('comes from the name that the value is given to', () => {
    assert.equal(nameFor('dbPassword'), 'DB_PASSWORD');
    assert.equal(nameFor('spring.datasource.password'), 'SPRING_DATASOURCE_PASSWORD');
    assert.equal(nameFor('X-Api-Key'), 'X_API_KEY');
    assert.equal(nameFor('--password'), 'PASSWORD');
    assert.equal(nameFor('2fa_secret'), 'APP_2_FA_SECRET');
  });

  test('comes from the issuer where the name says little', () => {
    assert.equal(nameFor('token', github), 'GITHUB_TOKEN');
    assert.equal(nameFor('Authorization', github), 'GITHUB_TOKEN');
    assert.equal(nameFor('repoUrl', github), 'GITHUB_TOKEN');
    assert.equal(nameFor('deployToken', github), 'DEPLOY_TOKEN');
    assert.equal(
      nameFor('key', { shape: 'stripe-live-key', name: 'Stripe live secret key', issuer: 'Stripe' }),
      'STRIPE_API_KEY',
    );
    assert.equal(
      nameFor('key', { shape: 'x', name: 'Example Maps API key', issuer: 'Example Maps' }),
      'EXAMPLE_MAPS_API_KEY',
    );
  });

  test('is the one that the tools of AWS look for, unless the name tells of AWS itself', () => {
    assert.equal(nameFor('secretKey', aws), 'AWS_SECRET_ACCESS_KEY');
    assert.equal(nameFor('prodAwsSecretKey', aws), 'PROD_AWS_SECRET_KEY');
  });

  test('is what the value is where nothing else tells', () => {
    assert.equal(nameFor('p'), 'PASSWORD');
    assert.equal(nameFor('Authorization'), 'API_TOKEN');
    assert.equal(variableFor(fakeCredential({ kind: 'signingKey' })), 'SIGNING_KEY');
  });

  test('is none that systems give a meaning of their own', () => {
    assert.equal(nameFor('pwd'), 'APP_PWD');
    assert.equal(nameFor('home'), 'APP_HOME');
  });

  test('is that of the password where only the password of an address goes', () => {
    const of = (variable: string, scheme = '') => passwordVariable(variable, fakeCredential({ facts: { scheme } }));
    assert.equal(of('DATABASE_URL'), 'DATABASE_PASSWORD');
    assert.equal(of('CACHE_URL'), 'CACHE_PASSWORD');
    assert.equal(of('URL'), 'DATABASE_PASSWORD');
    assert.equal(of('URL', 'https'), 'HTTP_PASSWORD');
    assert.equal(of('DB_PASSWORD', 'postgres'), 'DB_PASSWORD');
  });

  test('of the other half follows the first', () => {
    const secret = new Secret('x'.repeat(20));
    const part = (name: string) => ({ name, span: { start: 0, end: 1 }, secret });
    const one = fakeCredential(aws);
    assert.equal(variableForPart('AWS_SECRET_ACCESS_KEY', one, part('access key id')), 'AWS_ACCESS_KEY_ID');
    assert.equal(variableForPart('PROD_AWS_SECRET_KEY', one, part('session token')), 'PROD_AWS_SESSION_TOKEN');
    assert.equal(variableForPart('AWS_ACCESS_KEY_ID', one, part('secret access key')), 'AWS_SECRET_ACCESS_KEY');
    assert.equal(variableForPart('TWILIO_TOKEN', fakeCredential(), part('account id')), 'TWILIO_ACCOUNT_ID');
  });

  test('holds nothing that would be read as something else', () => {
    assert.deepEqual(['A', 'a_1', '1A', 'A-B', 'A"', '', 'A B'].map(isVariable), [
      true,
      true,
      false,
      false,
      false,
      false,
      false,
    ]);
  });
});
