import type { Credential } from '../model/credential';
import type { Policy } from '../model/policy';
import type { JudgedRoute } from '../model/route';
import type { Note } from '../readers/reading';
import type { Fix, Related, Severity } from '../rules/define';
import type { Span } from '../text/span';

/** One verdict on one place of a document. */
export interface Finding {
  readonly ruleId: string;
  readonly gate: 1 | 2;
  readonly severity: Severity;
  readonly message: string;
  readonly span: Span;
  readonly related: readonly Related[];
  readonly fixes: readonly Fix[];
  readonly properties: Readonly<Record<string, string | readonly string[]>>;
}

/** All that is known about one document under one set of settings. */
export interface Analysis {
  /** Sorted by place, then by rule. */
  readonly findings: readonly Finding[];
  readonly policies: readonly Policy[];
  readonly credentials: readonly Credential[];
  /** The routes that are declared in the document. */
  readonly routes: readonly JudgedRoute[];
  readonly notes: readonly Note[];
  readonly broken: readonly Note[];
}
