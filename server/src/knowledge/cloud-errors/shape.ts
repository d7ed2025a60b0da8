/** The layer that a shape names, in the words of the command line. */
export type ShapeLayer =
  | 'identity'
  | 'boundary'
  | 'session'
  | 'resource'
  | 'trust'
  | 'key'
  | 'scp'
  | 'rcp'
  | 'endpoint'
  | 'other'
  | 'unknown'
  | 'none';

/** One shape of the catalogue of messages. Its number is its name and never changes. */
export interface Shape {
  readonly number: number;
  readonly cloud: 'aws' | 'kubernetes' | 'gcp' | 'azure' | 'github';
  /** 0: nothing was decided about permission. 1: who calls was not established. 2: the caller may not do it. */
  readonly gate: 0 | 1 | 2;
  readonly layer: ShapeLayer;
  readonly denyType?: 'explicit' | 'implicit' | 'unknown';
  /** What happened, one sentence without a full stop. */
  readonly says: string;
  /** What lifts it, one sentence without a full stop. */
  readonly fix: string;
  /** What does not lift it, though many try it; sentences without full stops. */
  readonly notFix: readonly string[];
  /** Who can make the change. */
  readonly owner: string;
}

/** How messages of a shape are known in a text. */
export interface Mark {
  /** Numbers of shapes; the first one whose `beside` holds counts. */
  readonly shape: number;
  /** Stands in every message; found in any case of letters, white space of any sort between words. */
  readonly anchor: string;
  /** Read from the start of the anchor, in any case. Named groups are facts: `principal`, `action`, `resource`, `code`. */
  readonly pattern?: RegExp;
  /** What has to stand within some hundred characters around it. */
  readonly beside?: RegExp;
  /** True if the anchor is a word of its own, such as a code, and no part of a longer one. */
  readonly isWord?: true;
  /** The code, where it is not the anchor itself. */
  readonly code?: string;
  /** True where the words could mean something else. */
  readonly isVague?: true;
}

/** Said of every failure of the first gate. */
export const editingPolicies = 'Editing a policy changes nothing: the request was refused before any policy was read';
/** Said of every failure of the second gate. */
export const rotatingKeys = 'Rotating the key changes nothing: the key worked';
/** The same where somebody is signed in without a key of their own. */
export const signingInAgain = 'Signing in again changes nothing: who you are was established';
