/** A way in which people of the team sign in to AWS. */
export type SignIn = 'iamUsers' | 'identityCenter' | 'saml' | 'oidc';

/** What a team has said about itself in its settings, for rules whose verdict depends on it. */
export interface Team {
  /** How people sign in; empty where nobody has said. */
  readonly signIn: readonly SignIn[];
  /** Action patterns that the team holds to be sensitive. */
  readonly sensitiveActions: readonly string[];
  /** Twelve-digit ids of the team's own accounts. */
  readonly ownAccounts: readonly string[];
  /** Names of the team's own guards, for where their bodies cannot be found. */
  readonly guards: GuardNames;
}

/** Words that a team uses in its code: for what checks who calls, for what checks what they may do, for open routes. */
export interface GuardNames {
  readonly authentication: readonly string[];
  readonly authorization: readonly string[];
  readonly public: readonly string[];
}

export const noGuardNames: GuardNames = { authentication: [], authorization: [], public: [] };
