import type { Located, Span } from '../text/span';

/**
 * What a policy document is attached to, which decides how its parts are judged.
 * `unknown` covers identity policies whose holder cannot be told from a boundary or an SCP.
 */
export type PolicyKind = 'identity' | 'trust' | 'resource' | 'scp' | 'rcp' | 'boundary' | 'session' | 'unknown';

/** The thing that a template attaches the policy to, where the document says so. */
export interface Holder {
  readonly kind: 'user' | 'group' | 'role' | 'permissionSet';
  /** For a role: who takes it on, as far as its trust policy beside it tells. */
  readonly usedBy: 'people' | 'machines' | 'unknown';
}

/** One IAM policy document as it was written. A part that is missing is `undefined`, never a default. */
export interface Policy {
  readonly span: Span;
  readonly kind: PolicyKind;
  /** Why the kind was chosen, as the end of the sentence "because …". */
  readonly kindReason: string;
  readonly holder?: Holder;
  /** Where the policy stands in its document, for people: `Resources.Admin.PolicyDocument`, or empty for the whole document. */
  readonly place: string;
  readonly version?: Located<string>;
  readonly id?: Located<string>;
  readonly statements: readonly Statement[];
  /** Parts that could not be read: intrinsics, placeholders, values of the wrong type. */
  readonly unknown: readonly Span[];
}

export interface Statement {
  readonly span: Span;
  readonly sid?: Located<string>;
  /** As written; only `Allow` and `Deny` have a meaning. */
  readonly effect?: Located<string>;
  readonly actions?: Words;
  readonly notActions?: Words;
  readonly resources?: Words;
  readonly notResources?: Words;
  readonly principals?: Principals;
  readonly notPrincipals?: Principals;
  readonly conditions?: Conditions;
}

/** The string or strings of one element. */
export interface Words {
  readonly span: Span;
  readonly items: readonly Located<string>[];
  readonly unknown: readonly Span[];
}

export interface Principals {
  readonly span: Span;
  readonly items: readonly Principal[];
  readonly unknown: readonly Span[];
}

/** `type` is `AWS`, `Service`, `Federated` or `CanonicalUser`; the bare `"Principal": "*"` reads as type `*`. */
export interface Principal {
  readonly type: string;
  readonly value: string;
  readonly span: Span;
}

export interface Conditions {
  readonly span: Span;
  readonly tests: readonly ConditionTest[];
  readonly unknown: readonly Span[];
}

/** One key of one operator block: `"Bool": { "aws:MultiFactorAuthPresent": "true" }` is one test. */
export interface ConditionTest {
  readonly operator: Located<string>;
  readonly key: Located<string>;
  readonly values: readonly ConditionValue[];
  /** Values that could not be read. */
  readonly unknown: readonly Span[];
  /** From the key to the end of its values. */
  readonly span: Span;
  readonly valuesSpan: Span;
}

export interface ConditionValue {
  /** The text that IAM compares: `"true"` for both `true` and `"true"`. */
  readonly value: string;
  readonly written: 'string' | 'boolean' | 'number';
  readonly span: Span;
}

/** `Allow` or `Deny`, or undefined where the statement has neither. */
export function effectOf(statement: Statement): 'Allow' | 'Deny' | undefined {
  const effect = statement.effect?.value;
  return effect === 'Allow' || effect === 'Deny' ? effect : undefined;
}
