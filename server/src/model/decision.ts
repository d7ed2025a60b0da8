import type { Span } from '../text/span';
import type { Policy, Statement } from './policy';

/** The policies that a request meets, by what they are attached to. What nobody has asked about is undefined. */
export interface Layers {
  /** Of the user and its groups, or of the role. */
  readonly identity?: PolicySet;
  readonly boundary?: PolicySet | 'none';
  /** What was passed when the session was made. */
  readonly session?: PolicySet | 'none';
  /** Of the resource: its policy, the trust policy of a role, the policy of a key. */
  readonly resource?: PolicySet | 'none';
  /** Service control policies of the caller's account, from the root of the organization down to the account. */
  readonly scp?: readonly Level[] | 'none';
  /** Resource control policies of the resource's account, in the same order. */
  readonly rcp?: readonly Level[] | 'none';
  /** Of the VPC endpoint that the request comes through. */
  readonly endpoint?: PolicySet | 'none';
}

export interface PolicySet {
  readonly policies: readonly NamedPolicy[];
  /** False if there may be more policies than these. */
  readonly isComplete: boolean;
}

/** The policies that are attached to one node of an organization. */
export interface Level extends PolicySet {
  /** For people: `root`, `OU Workloads`, `account 111122223333`. */
  readonly name: string;
}

export interface NamedPolicy {
  /** For people: a file with the place in it, or the name of a managed policy. */
  readonly name: string;
  readonly policy: Policy;
  /** The document that it stands in, as in `TextDocument`. */
  readonly path?: string;
  readonly arn?: string;
}

/** The layers of a request. `trust` and `key` are what the policy of a role and of a KMS key is called. */
export type LayerName = 'identity' | 'boundary' | 'session' | 'resource' | 'trust' | 'key' | 'scp' | 'rcp' | 'endpoint';

/** `implicitDeny`: nothing allows it. `notApplicable`: this layer has no say. `unknown`: it hangs on what is not known. */
export type LayerState = 'allow' | 'implicitDeny' | 'explicitDeny' | 'notApplicable' | 'unknown';

/** What one layer says to a request. */
export interface LayerResult {
  readonly layer: LayerName;
  readonly state: LayerState;
  /** Why, as one sentence without a full stop: `no statement allows "s3:GetObject"`. */
  readonly why: string;
  /** Of SCPs and RCPs: the node that decides. */
  readonly level?: string;
  /** The statement that decides: the one that denies, else the first that allows. */
  readonly by?: { readonly policy: NamedPolicy; readonly statement: Statement };
  /** What would have to be known to decide: names of condition keys, `the policy of the bucket`. */
  readonly missing: readonly string[];
  /** False where this layer's answer does not hold the request up: another one grants it directly. */
  readonly counts: boolean;
}

/** What becomes of a request. */
export interface Decision {
  readonly decision: 'allowed' | 'denied' | 'unknown';
  /** Every layer, in the order in which they are asked; both accounts where there are two. */
  readonly layers: readonly LayerResult[];
  /** The layers that hold it up. */
  readonly blockers: readonly LayerResult[];
  /** Of all layers that count, where the decision is unknown. */
  readonly missing: readonly string[];
  /** True if the caller and the resource are of two accounts; undefined if that is not known. */
  readonly isCrossAccount?: boolean;
  /** Every statement that was asked; empty if no trace was wanted. */
  readonly trace: readonly StatementTrace[];
}

/** Whether something holds: `unknown` if it hangs on what is not known. */
export type Truth = 'yes' | 'no' | 'unknown';

/** Why one statement is about a request, or not. */
export interface StatementTrace {
  readonly layer: LayerName;
  readonly policy: NamedPolicy;
  readonly statement: Statement;
  readonly matches: Truth;
  /** What was asked of the statement, in this order: principal, action, resource, each condition test. */
  readonly parts: readonly PartTrace[];
}

export interface PartTrace {
  readonly part: 'principal' | 'action' | 'resource' | 'condition';
  readonly holds: Truth;
  /** As one clause: `"s3:Get*" covers it`, `aws:SourceIp is 10.0.0.4, outside of 192.0.2.0/24`. */
  readonly says: string;
  /** What in the statement says so; the statement itself for an element that is not there. */
  readonly span: Span;
  /** Of a condition: keys whose values would have to be known. */
  readonly missing: readonly string[];
}
