import type { Analysis } from '../engine/finding';
import type { PolicyKind } from '../model/policy';

/** What a reader of one document wants to know before trusting its silence. */
export interface Status {
  readonly policies: readonly { readonly kind: PolicyKind; readonly place: string }[];
  readonly credentials: number;
  /** One line for each thing that was left out, each said once. */
  readonly notAnalysed: readonly string[];
}

/** Says which policies were found, and what was not analysed. */
export function statusOf({ policies, credentials, notes, broken }: Analysis): Status {
  return {
    policies: policies.map(({ kind, place }) => ({ kind, place })),
    credentials: credentials.length,
    notAnalysed: [...new Set([...broken, ...notes].map((note) => note.message))],
  };
}
