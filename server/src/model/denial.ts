import type { Span } from '../text/span';
import type { LayerName } from './decision';
import type { Caller } from './request';

export type Cloud = 'aws' | 'kubernetes' | 'gcp' | 'azure' | 'github';

/** What one message of a denial says, and nothing that it does not say. */
export interface Denial {
  /** The whole message in the text that it was found in. */
  readonly span: Span;
  /** The number of its shape in the catalogue of messages. */
  readonly shape: number;
  readonly cloud: Cloud;
  /**
   * 0: nothing was decided about permission (a wrong path, a service that is off). 1: who calls was not established.
   * 2: the caller is known and may not do it.
   */
  readonly gate: 0 | 1 | 2;
  /** As the message gives it: `AccessDenied`, `UnauthorizedOperation`, `AADSTS50076`. Undefined where it has none. */
  readonly code?: string;
  readonly status?: number;
  /** As the message gives it. */
  readonly principal?: string;
  /** The same, taken apart, where it is one of AWS. */
  readonly caller?: Caller;
  /** As the message gives it: `s3:GetObject`, `compute.instances.get`, `list pods`. */
  readonly action?: string;
  /** As the message gives it, without quotes. */
  readonly resource?: string;
  /** The account of the resource, as far as the message tells. */
  readonly account?: string;
  /** `other`: a layer of another cloud or service. `none`: the failure is at gate 0 or 1. */
  readonly layer: LayerName | 'other' | 'unknown' | 'none';
  readonly denyType?: 'explicit' | 'implicit' | 'unknown';
  readonly policyArn?: string;
  /** The operation that was called, where it is not the action. */
  readonly operation?: string;
  readonly requestId?: string;
  /** Ids and blobs that open more to whoever has them: never in anything that is copied or kept. */
  readonly redact: readonly Span[];
  /** Where an encoded message stands that `sts:DecodeAuthorizationMessage` can read. */
  readonly encoded?: Span;
  /** Where the id stands that `GetRequestAuthorizationDetails` takes. */
  readonly authorizationId?: Span;
  /** What the text says of the circumstances, as condition keys in lower case: `aws:sourceip`, `aws:multifactorauthpresent`. */
  readonly context: ReadonlyMap<string, string>;
  /** The place in source code that the text names: Terraform's `on main.tf line 12`. */
  readonly source?: { readonly path: string; readonly line: number };
  /** True where the message was cut off, so that it may say less than AWS said. */
  readonly isCut: boolean;
  /** Of the parse: `low` where words had to be guessed. */
  readonly confidence: 'high' | 'medium' | 'low';
}
