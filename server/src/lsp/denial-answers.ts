import type { CancellationToken } from 'vscode-languageserver/node';
import { findDenialsInParts } from '../explain/denial/denials-in-parts';
import { explainDenial } from '../explain/explain';
import { explanationAsMarkdown, type PlaceOf, spanOfNear } from '../features/explanation-markdown';
import {
  afterwards,
  evidenceNames,
  factsOf,
  gateHeading,
  gateStates,
  layerNames,
  nothingFound,
  shortMessage,
  statementText,
  stateNames,
} from '../features/explanation-words';
import { lineDiff } from '../features/line-diff';
import type { NamedPolicy } from '../model/decision';
import type { Draft, ExplainedLayer, Explanation } from '../model/explanation';
import { writeChange } from '../readers/index';
import { applyEdits } from '../text/edit';
import { LineIndex } from '../text/line-index';
import type { Span } from '../text/span';
import type {
  DenialCard,
  DenialDraft,
  DenialLayer,
  ExplainDenialParams,
  ExplainDenialResult,
  NamedPlace,
} from './custom-messages';
import type { Session } from './session';
import { toRange } from './to-protocol';
import type { WorkspacePolicies } from './workspace-policies';

/** Explains what a person has pasted. The text is gone once the answer is given. */
export async function explainDenials(
  { policies }: Pick<Session, 'policies'>,
  { text }: ExplainDenialParams,
  token: CancellationToken,
): Promise<ExplainDenialResult> {
  const found = findDenialsInParts(text);
  const known = found.length === 0 ? [] : await policies.read(() => token.isCancellationRequested);
  const places = new Places(policies);
  return {
    lookedFor: nothingFound,
    denials: found.map((denial) => toCard(explainDenial(denial, known), text, places)),
  };
}

/** Places in the files of policies, whose lines are counted once. */
class Places {
  readonly #policies: WorkspacePolicies;
  readonly #lines = new Map<string, LineIndex>();

  constructor(policies: WorkspacePolicies) {
    this.#policies = policies;
  }

  file(path: string): { readonly uri: string; readonly text: string; readonly lines: LineIndex } | undefined {
    const file = this.#policies.file(path);
    const lines = file && (this.#lines.get(path) ?? new LineIndex(file.text));
    if (!file || !lines) return undefined;
    this.#lines.set(path, lines);
    return { ...file, lines };
  }

  place({ path, name }: NamedPolicy, span: Span): NamedPlace | undefined {
    const file = path === undefined ? undefined : this.file(path);
    if (!file) return undefined;
    const range = toRange(file.lines, span);
    return { name: `${path ?? name}:${range.start.line + 1}`, uri: file.uri, range };
  }
}

function toCard(explanation: Explanation, text: string, places: Places): DenialCard {
  const { denial, says, fix, owner, notFix, noDraft, suggestion, notes, collect, commands } = explanation;
  const draft = explanation.draft && toDraft(explanation.draft, places);
  const placeOf: PlaceOf = (policy, span) => places.place(policy, span)?.name ?? policy.name;
  return {
    gate: denial.gate,
    heading: gateHeading(denial),
    gates: gateStates(denial),
    message: shortMessage(text, denial),
    says,
    fix,
    owner,
    notFix,
    facts: factsOf(denial),
    layers: explanation.layers.map((layer) => toLayer(layer, places)),
    statements: explanation.statements.map((near) => {
      const place = places.place(near.trace.policy, spanOfNear(near));
      return { says: near.says, role: near.role, ...(place && { place }) };
    }),
    ...(draft && 'uri' in draft && { draft }),
    ...(draft && 'refused' in draft ? { noDraft: draft.refused } : noDraft !== undefined && { noDraft }),
    ...(suggestion && { suggestion: statementText(suggestion) }),
    notes: notes.map((note) => ({ says: note.says, evidence: evidenceNames[note.evidence] })),
    collect,
    commands,
    markdown: explanationAsMarkdown(explanation, text, placeOf),
  };
}

function toLayer({ layer, state, why, evidence, by }: ExplainedLayer, places: Places): DenialLayer {
  const place = by && places.place(by.policy, by.statement.span);
  return {
    name: layerNames[layer],
    state,
    says: stateNames[state],
    why,
    evidence: evidenceNames[evidence],
    ...(place && { place }),
  };
}

function toDraft(draft: Draft, places: Places): DenialDraft | { readonly refused: string } {
  const { path } = draft.policy;
  const file = path === undefined ? undefined : places.file(path);
  if (path === undefined || !file) return { refused: 'The file of the policy is gone' };
  const written = writeChange({ path, text: file.text }, draft.change);
  if ('refused' in written) return written;
  return {
    title: draft.title,
    grantsMore: draft.grantsMore,
    afterwards: afterwards(draft),
    companions: draft.companions,
    uri: file.uri,
    file: path,
    before: file.text,
    edits: written.edits.map(({ span, text: newText }) => ({ range: toRange(file.lines, span), newText })),
    diff: lineDiff(file.text, applyEdits(file.text, written.edits)),
  };
}
