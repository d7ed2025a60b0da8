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
  readonly issuer?: string | undefined;
}

/** By a word that the name of the issuer or the shape begins with. */
const byIssuer: readonly (readonly [start: string, advice: Advice])[] = [
  [
    'aws',
    {
      better:
        'An IAM role hands out credentials that expire: an instance, task or function role for workloads, ' +
        'role assumption over OpenID Connect for pipelines, IAM Identity Center for people.',
      rotate: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id-credentials-access-keys-update.html',
    },
  ],
  [
    'azure',
    {
      better: 'A managed identity needs no secret, and neither does workload identity federation in a pipeline.',
      rotate: 'https://learn.microsoft.com/en-us/azure/key-vault/secrets/tutorial-rotation',
    },
  ],
  [
    'microsoft',
    {
      better: 'A managed identity needs no secret, and neither does workload identity federation in a pipeline.',
      rotate: 'https://learn.microsoft.com/en-us/entra/identity-platform/how-to-add-credentials',
    },
  ],
  [
    'google',
    {
      better: 'Workload identity federation, or the service account that is attached to the workload, needs no key.',
      rotate: 'https://cloud.google.com/iam/docs/key-rotation',
    },
  ],
  [
    'github',
    {
      better:
        'A workflow has `GITHUB_TOKEN`, which lives as long as the job; elsewhere a GitHub App hands out short-lived tokens.',
      rotate:
        'https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/token-expiration-and-revocation',
    },
  ],
  [
    'gitlab',
    {
      better: 'A pipeline has `CI_JOB_TOKEN`, which lives as long as the job.',
      rotate: 'https://docs.gitlab.com/user/profile/personal_access_tokens/',
    },
  ],
  [
    'npm',
    {
      better: 'Trusted publishing signs a pipeline in over OpenID Connect, without a token.',
      rotate: 'https://docs.npmjs.com/revoking-access-tokens',
    },
  ],
  ['pypi', { better: 'Trusted publishing signs a pipeline in over OpenID Connect.', rotate: 'https://pypi.org/help/' }],
  [
    'slack',
    { better: 'Token rotation makes the tokens of an app expire.', rotate: 'https://docs.slack.dev/authentication/' },
  ],
  ['stripe', { better: 'A restricted key limits what a leak costs.', rotate: 'https://docs.stripe.com/keys' }],
  [
    'hashicorp',
    {
      better: 'A workload can sign in to Vault with its own identity.',
      rotate: 'https://developer.hashicorp.com/vault/docs/auth',
    },
  ],
];

const byKind: Readonly<Record<string, Advice>> = {
  token: {
    better: 'A secret store or the environment keeps it out of the text; a token that expires is better still.',
  },
  privateKey: { better: 'A key belongs into a file outside of the repository, a secret store or a hardware module.' },
  password: {
    better:
      'A secret store or the environment keeps it out of the text; an identity without a password is better still.',
  },
  connection: {
    better:
      'The address can stay in the text and the password in the environment; many databases take a workload identity.',
  },
  signingKey: {
    better: 'A random value of at least 32 bytes from a secret store, with a second one for the time of a change.',
  },
  identity: { better: 'A role or a workload identity hands out credentials that expire by themselves.' },
};

/** What should stand in place of a credential. */
export function adviceFor({ kind, shape, issuer }: Found): Advice {
  const names = [issuer ?? '', shape].map((name) => name.toLowerCase());
  const issued = byIssuer.find(([start]) => names.some((name) => name.startsWith(start)));
  return issued?.[1] ?? byKind[kind] ?? { better: 'A secret store or the environment keeps it out of the text.' };
}
