import type { Secret } from '../text/secret';
import type { Located, Span } from '../text/span';

/**
 * What kind of thing was found, which decides the rule that judges it.
 *
 * - `token`: a value that a provider issued, known by its shape.
 * - `privateKey`: a private key in any armour.
 * - `password`: a literal given to something that is named like a secret.
 * - `connection`: credentials inside of a URL or a connection string.
 * - `signingKey`: a literal that signs tokens, cookies or sessions.
 * - `identity`: no value, but code that makes or ships a long-lived credential where a role would do.
 */
export type CredentialKind = 'token' | 'privateKey' | 'password' | 'connection' | 'signingKey' | 'identity';

/** How much speaks for a real secret. `public` and `example` values are known not to be one. */
export type Evidence = 'strong' | 'likely' | 'weak' | 'public' | 'example';

/** A part of a credential that stands at a place of its own: the id beside the secret, the session token beside both. */
export interface CredentialPart {
  /** For the middle of a sentence: `access key id`, `session token`. */
  readonly name: string;
  /** The value, without quotes. */
  readonly span: Span;
  readonly secret: Secret;
}

/** One credential in a text. */
export interface Credential {
  readonly kind: CredentialKind;
  /** The id of its shape: `github-pat`, `aws-secret-key`, `pem`, `password-literal`. */
  readonly shape: string;
  /** What it is, for the beginning of a sentence: `GitHub personal access token`. */
  readonly name: string;
  /** Who issued it, where the shape tells. */
  readonly issuer?: string;
  /** The value, without quotes. */
  readonly span: Span;
  readonly secret: Secret;
  readonly evidence: Evidence;
  /** Why it was judged so, each as a short sentence, the weightiest first. */
  readonly reasons: readonly string[];
  /** The result of an offline check, where the shape has one. */
  readonly checksum?: 'holds' | 'fails';
  /** True for credentials that expire by themselves soon. */
  readonly temporary: boolean;
  /** Facts that the value itself tells, for the hover: `account` 123456789012, `expires` 2026-01-01. Never parts of the secret. */
  readonly facts: Readonly<Record<string, string>>;
  /** The other halves. */
  readonly parts: readonly CredentialPart[];
  /** The name that the value is given to, where there is one. */
  readonly assignedTo?: Located<string>;
  /** True if the value stands in for a reference that is not set: `getenv("X", "value")`, `${X:-value}`. */
  readonly isDefault: boolean;
  /** Where it stands, as far as it lowers what is at stake: test code, documentation, made by a machine. */
  readonly place: 'code' | 'test' | 'documentation' | 'generated';
}
