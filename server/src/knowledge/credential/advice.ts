import { rotationPages } from './advice-pages';

/** What is better than a long-lived value in a text. */
export interface Advice {
  /** Whole sentences. */
  readonly better: string;
  /** How its issuer takes a value back. */
  readonly rotate?: string;
}

/** As much of a credential as the advice depends on. */
interface Found {
  readonly kind: string;
  readonly shape: string;
}

const roles =
  'An IAM role hands out credentials that expire: an instance, task or function role for workloads, ' +
  'role assumption over OpenID Connect for pipelines, IAM Identity Center for people.';
const managed = 'A managed identity needs no secret, and neither does workload identity federation in a pipeline.';

/** What is better, by the beginning of the id of the shape: the first one that fits. */
const byShape: readonly (readonly [shape: string, better: string])[] = [
  ['aws-cognito', 'A public client with PKCE signs people in without a secret.'],
  ['aws-appsync', 'A user pool or IAM authorizes the callers of AppSync without a key.'],
  ['aws-', roles],
  [
    'azure-devops',
    'A pipeline has `System.AccessToken`, and a service principal or managed identity signs in without a token.',
  ],
  ['azure-', managed],
  ['entra-', managed],
  [
    'google-api-key',
    'A key that is restricted to its callers and APIs limits what a leak costs; a service account needs none.',
  ],
  ['gcp-', 'Workload identity federation, or the service account that is attached to the workload, needs no key.'],
  [
    'github-',
    'A workflow has `GITHUB_TOKEN`, which lives as long as the job; elsewhere a GitHub App hands out short-lived tokens.',
  ],
  ['gitlab-', 'A pipeline has `CI_JOB_TOKEN`, which lives as long as the job.'],
  ['npm-', 'Trusted publishing signs a pipeline in over OpenID Connect, without a token.'],
  ['pypi-', 'Trusted publishing signs a pipeline in over OpenID Connect, without a token.'],
  ['rubygems-', 'Trusted publishing signs a pipeline in over OpenID Connect, without a key.'],
  ['crates-', 'Trusted publishing signs a pipeline in over OpenID Connect, without a token.'],
  ['slack-', 'Token rotation makes the tokens of an app expire.'],
  ['stripe-', 'A restricted key limits what a leak costs.'],
  ['vault-', 'A workload can sign in to Vault with its own identity.'],
  ['terraform-', 'Dynamic provider credentials and a team token that expires limit what a leak costs.'],
];

const byKind: Readonly<Record<string, string>> = {
  token: 'A secret store or the environment keeps it out of the text; a token that expires is better still.',
  privateKey: 'A key belongs into a file outside of the repository, a secret store or a hardware module.',
  password:
    'A secret store or the environment keeps it out of the text; an identity without a password is better still.',
  connection:
    'The address can stay in the text and the password in the environment; many databases take a workload identity.',
  signingKey: 'A random value of at least 32 bytes from a secret store, with a second one for the time of a change.',
  identity: 'A role or a workload identity hands out credentials that expire by themselves.',
};

/** What should stand in place of a credential, and where its issuer says how to take it back. */
export function adviceFor({ kind, shape }: Found): Advice {
  const better = byShape.find(([start]) => shape.startsWith(start))?.[1] ?? byKind[kind];
  const rotate = rotationPages.find(([start]) => shape.startsWith(start))?.[1];
  return { better: better ?? 'A secret store or the environment keeps it out of the text.', ...(rotate && { rotate }) };
}
