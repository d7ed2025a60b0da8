import type { Change, NewStatement } from './change';
import type { Decision, LayerResult, NamedPolicy, StatementTrace } from './decision';
import type { Denial } from './denial';

/**
 * What a statement of an explanation rests on. `verified`: AWS says so of what is deployed. `reported`: the message says
 * so. `simulated`: the simulator of AWS says so. `modelled`: the policies in the workspace give it. `incomplete`: something
 * would have to be known first.
 */
export type Evidence = 'verified' | 'reported' | 'simulated' | 'modelled' | 'incomplete';

/** What a denial means, why it came about, and what lifts it. All texts are for people and hold no secrets. */
export interface Explanation {
  readonly denial: Denial;
  /** What happened, one sentence without a full stop. */
  readonly says: string;
  /** What lifts it, one sentence without a full stop. */
  readonly fix: string;
  /** What does not lift it, sentences without full stops. */
  readonly notFix: readonly string[];
  /** Who can make the change. */
  readonly owner: string;
  /** What each layer says; empty where no policy of AWS was asked. */
  readonly layers: readonly ExplainedLayer[];
  /** The statement that denies, or that would allow if one thing in it were otherwise; the nearest first. */
  readonly statements: readonly NearStatement[];
  readonly draft?: Draft;
  /** Why nothing is drafted, one sentence without a full stop. */
  readonly noDraft?: string;
  /** A statement to copy where there is no policy to write it into. */
  readonly suggestion?: NewStatement;
  /** What else is worth to be said, each with what it rests on. */
  readonly notes: readonly Note[];
  /** What to find out next. */
  readonly collect: readonly string[];
  /** What to run next. */
  readonly commands: readonly NextCommand[];
}

export interface ExplainedLayer extends LayerResult {
  readonly evidence: Evidence;
}

export interface NearStatement {
  readonly trace: StatementTrace;
  /** Whether it denies the request, nearly allows it, or allows it in a policy that may not be attached. */
  readonly role: 'denies' | 'mayDeny' | 'nearly' | 'elsewhere';
  /** One sentence without a full stop. */
  readonly says: string;
}

/** The smallest change that lifts a denial. */
export interface Draft {
  /** For a button or a heading: `Allow sqs:PurgeQueue on …:mail in policies/release.json`. */
  readonly title: string;
  readonly policy: NamedPolicy;
  readonly change: Change;
  /** What it grants beyond the request; empty if nothing. */
  readonly grantsMore: readonly string[];
  /** What becomes of the same request afterwards. */
  readonly after: Decision;
  /** The layer that holds it up then, if one is known to. */
  readonly next?: LayerResult;
  /** Actions that often go with it, which are not part of the change. */
  readonly companions: readonly string[];
}

export interface Note {
  readonly says: string;
  readonly evidence: Evidence;
}

export interface NextCommand {
  readonly title: string;
  readonly command: string;
}
