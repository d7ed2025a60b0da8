import type { SecretSort } from '../../../knowledge/credential/names';
import type { Credential, CredentialPart, Evidence } from '../../../model/credential';
import { Secret } from '../../../text/secret';
import type { Located, Span } from '../../../text/span';
import { isExample } from './example';
import type { Source } from './source';

/** What a reader of one context has found, before it becomes a credential. */
export interface Find {
  readonly kind: Credential['kind'];
  readonly shape: string;
  /** What it is, for the beginning of a sentence. */
  readonly name: string;
  readonly span: Span;
  /** The value behind the span, if it is written otherwise: percent signs, base64. */
  readonly value?: string;
  readonly evidence: Evidence;
  readonly reasons: readonly string[];
  readonly parts?: readonly CredentialPart[];
  readonly facts?: Readonly<Record<string, string>>;
  readonly assignedTo?: Located<string>;
  readonly isDefault?: boolean;
}

/** Gathers what is found in one text, one find for each place. */
export interface Collector {
  readonly source: Source;
  readonly credentials: Credential[];
  readonly taken: Set<number>;
  /** What the readers have looked at last, so that names that stand close together do not make them look again. */
  readonly memory: Memory;
}

interface Memory {
  /** The end of the last value without quotes: a name inside of it is a part of it. */
  bareEnd: number;
  /** The surroundings of the last password that may stand in a connection string. */
  around?: Surroundings;
}

/** A part of a line, and what it says about a connection. */
export interface Surroundings extends Span {
  /** Up to here they are the same for whatever stands in them. */
  readonly until: number;
  /** In small letters. */
  readonly text: string;
  /** True if semicolons part its settings. */
  readonly listed: boolean;
  /** True if it says where a connection goes to. */
  readonly leads: boolean;
}

export function collectorOf(source: Source): Collector {
  return { source, credentials: [], taken: new Set(), memory: { bareEnd: 0 } };
}

/** Keeps the find unless something was found at its place before. */
export function collect(collector: Collector, find: Find): void {
  const { source, credentials, taken } = collector;
  if (taken.has(find.span.start)) return;
  taken.add(find.span.start);
  credentials.push({
    kind: find.kind,
    shape: find.shape,
    name: find.name,
    span: find.span,
    secret: new Secret(find.value ?? source.text.slice(find.span.start, find.span.end)),
    evidence: find.evidence,
    reasons: find.reasons,
    temporary: false,
    facts: find.facts ?? {},
    parts: find.parts ?? [],
    ...(find.assignedTo && { assignedTo: find.assignedTo }),
    isDefault: find.isDefault ?? false,
    place: isExample(source, find.span.start) ? 'documentation' : source.place,
  });
}

/** A part of a credential at its place. */
export function partAt(source: Source, name: string, span: Span): CredentialPart {
  return { name, span, secret: new Secret(source.text.slice(span.start, span.end)) };
}

/** What a literal is called that is given to a name of the sort. */
export function nameLiteral(sort: SecretSort): Pick<Find, 'kind' | 'shape' | 'name'> {
  switch (sort) {
    case 'password':
      return { kind: 'password', shape: 'password-literal', name: 'Password' };
    case 'token':
      return { kind: 'password', shape: 'token-literal', name: 'Token' };
    case 'secret':
      return { kind: 'password', shape: 'secret-literal', name: 'Secret' };
    case 'key':
      return { kind: 'password', shape: 'secret-literal', name: 'Secret key' };
    case 'signingKey':
      return { kind: 'signingKey', shape: 'signing-key', name: 'Signing key' };
  }
}
