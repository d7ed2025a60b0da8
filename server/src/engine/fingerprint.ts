import { createHash } from 'node:crypto';
import type { Credential } from '../model/credential';
import type { Policy } from '../model/policy';
import type { TextDocument } from '../text/document';
import { lastStart } from '../text/last-start';
import { contains, type Span, sameSpan } from '../text/span';
import type { Analysis, Finding } from './finding';

/**
 * A name for each finding of a document that survives edits elsewhere in it: a hash of the rule, of the place of the
 * policy and of the reported text without its spaces. Findings that share all of it are numbered. Of a credential the
 * hash takes what it is and the name it is given to instead, since the hash of a weak value gives the value away.
 */
export function fingerprints(
  document: TextDocument,
  { findings, policies, credentials }: Analysis,
): ReadonlyMap<Finding, string> {
  const ordered = [...policies].sort((a, b) => a.span.start - b.span.start);
  const starts = ordered.map(({ span }) => span.start);
  const seen = new Map<string, number>();
  return new Map(
    findings.map((finding) => {
      const place = placeIn(ordered[lastStart(starts, finding.span.start)], finding.span);
      const hash = hashOf(finding, place, snippetOf(document, finding, credentials));
      const count = (seen.get(hash) ?? 0) + 1;
      seen.set(hash, count);
      return [finding, `${hash}:${count}`];
    }),
  );
}

/** The place of a policy, if the span lies in it. */
function placeIn(policy: Policy | undefined, span: Span): string {
  return policy && contains(policy.span, span) ? policy.place : '';
}

function snippetOf({ text }: TextDocument, { span }: Finding, credentials: readonly Credential[]): string {
  const credential = credentials.find((one) => sameSpan(one.span, span));
  if (credential) return `${credential.shape} ${credential.assignedTo?.value ?? ''}`;
  return text.slice(span.start, span.end).replace(/\s+/g, '');
}

function hashOf({ ruleId }: Finding, place: string, snippet: string): string {
  return createHash('sha256')
    .update(JSON.stringify([ruleId, place, snippet]))
    .digest('hex')
    .slice(0, 32);
}
