import { defaultSensitiveActions } from '../knowledge/mfa/sensitive-actions';
import type { Severity } from '../rules/define';

/** What a setting may hold. */
export type SettingType =
  /** An object from rule id to a severity, or to an object of a severity and the options of that rule. */
  | { readonly kind: 'rules' }
  | { readonly kind: 'boolean' }
  /** A list of strings. `item` says what one of them is, for messages. */
  | {
      readonly kind: 'list';
      readonly item: string;
      readonly pattern?: string;
      /** The only strings allowed, each with what it means. */
      readonly choices?: Readonly<Record<string, string>>;
    };

export interface Setting {
  readonly type: SettingType;
  readonly default: unknown;
  /** Markdown; the first sentence stands alone in the help of the command line. */
  readonly description: string;
  readonly scope: 'resource';
  readonly since: string;
}

export const severities: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/**
 * Every setting, once. Types, readers, the settings of the editor, the schema of the project file, the manual and the
 * help of the command line are all derived from here.
 */
export const schema = {
  rules: {
    type: { kind: 'rules' },
    default: {},
    description:
      'The severity of each rule. A rule that is not named keeps its own severity, and `off` switches it off. ' +
      'A rule with options takes an object: `{ "severity": "error", "option": 1 }`.',
    scope: 'resource',
    since: '0.1.0',
  },
  ignore: {
    type: { kind: 'list', item: 'a glob' },
    default: [],
    description:
      'Files that are not reviewed, as globs. They are relative to the folder of the project file or, in the settings ' +
      'of the editor, to the workspace folder. A glob without a slash matches at any depth, and a glob that matches a ' +
      'folder covers everything in it.',
    scope: 'resource',
    since: '0.1.0',
  },
  signIn: {
    type: {
      kind: 'list',
      item: 'a way to sign in',
      choices: {
        iamUsers: 'IAM users with a password or access keys. Only these can satisfy an MFA condition.',
        identityCenter: 'IAM Identity Center. Its sessions carry no MFA information.',
        saml: 'SAML federation straight into IAM roles. Its sessions carry no MFA information.',
        oidc: 'OpenID Connect federation straight into IAM roles. Its sessions carry no MFA information.',
      },
    },
    default: [],
    description:
      'How people of your team sign in to AWS. Rules whose verdict depends on it stay careful while the list is empty, ' +
      'which means that nobody has said.',
    scope: 'resource',
    since: '0.1.0',
  },
  sensitiveActions: {
    type: {
      kind: 'list',
      item: 'an action pattern such as "iam:Create*"',
      pattern: '^(\\*|[A-Za-z0-9-]+:[A-Za-z0-9*?]+)$',
    },
    default: defaultSensitiveActions,
    description:
      'Actions that your team grants to people only with MFA, as patterns with `*` and `?`. A list of your own replaces ' +
      'the default list.',
    scope: 'resource',
    since: '0.1.0',
  },
  ownAccounts: {
    type: { kind: 'list', item: 'an account id of twelve digits', pattern: '^[0-9]{12}$' },
    default: [],
    description: 'The ids of your own AWS accounts. Any other account that a policy names counts as a third party.',
    scope: 'resource',
    since: '0.1.0',
  },
  'route.authentication': {
    type: { kind: 'list', item: 'a name from the code such as "requireTenant"' },
    default: [],
    description:
      'Names of your own guards, decorators, dependencies and helpers that check who calls. What they do is read from ' +
      'their bodies; a name counts where no body can be found.',
    scope: 'resource',
    since: '0.1.0',
  },
  'route.authorization': {
    type: { kind: 'list', item: 'a name from the code such as "canEdit"' },
    default: [],
    description:
      'Names of your own guards, decorators, dependencies and helpers that check what the caller may do. A name counts ' +
      'where no body can be found.',
    scope: 'resource',
    since: '0.1.0',
  },
  'route.public': {
    type: { kind: 'list', item: 'a name from the code such as "openRoute"' },
    default: [],
    description: 'Names of your own markers that say that a route is meant for everybody.',
    scope: 'resource',
    since: '0.1.0',
  },
  'routes.lens': {
    type: { kind: 'boolean' },
    default: true,
    description: 'Whether a line above each route says what stands at its two gates.',
    scope: 'resource',
    since: '0.1.0',
  },
} as const satisfies Readonly<Record<string, Setting>>;

export type SettingKey = keyof typeof schema;

/** What a team says about one rule. */
export interface RuleChoice {
  readonly severity?: Severity | 'off';
  readonly options: Readonly<Record<string, OptionValue>>;
}
export type OptionValue = number | string | boolean;

type ValueOf<T extends SettingType> = T extends { readonly kind: 'rules' }
  ? Readonly<Record<string, RuleChoice>>
  : T extends { readonly kind: 'boolean' }
    ? boolean
    : T extends { readonly choices: infer Choices }
      ? readonly (keyof Choices)[]
      : readonly string[];

/** A value for every setting. */
export type SettingValues = { readonly [Key in SettingKey]: ValueOf<(typeof schema)[Key]['type']> };
