import type { Step } from '../../model/change';
import type { JsonNode, JsonSource } from '../../syntax/json';
import { copyDraft, type Draft, type DraftText, entriesOf } from './draft';
import { addTest, pruneCondition, type Refusal, removeTest } from './edit-condition';
import { removeEntry } from './edit-list';
import { insertStatement } from './insert-statement';
import { findFunctionAround, findSlot, unitOf } from './locate';
import { findIntrinsic } from './values';

type SplitOff = Extract<Step, { do: 'splitOff' }>;

/** The nodes that a split speaks of. */
export interface SplitNodes {
  readonly statement: JsonNode;
  readonly moved: readonly JsonNode[];
  readonly dropTests: readonly JsonNode[];
}

/** Moves actions or principals into a copy of their statement, right behind it, with tests of its own. */
export function splitOff(text: DraftText, original: Draft, nodes: SplitNodes, step: SplitOff): Refusal {
  const { source } = text;
  const copy = copyDraft(original);
  const moved = new Set(nodes.moved.map(unitOf));
  for (const node of moved) {
    const computed = findFunctionAround(node);
    if (computed) return `The list is computed by ${computed}.`;
  }
  for (const element of elementsOf(nodes.statement, moved)) {
    if (!divide(source, original, element, (node) => !moved.has(node)))
      return 'Nothing would be left in the statement.';
    if (!divide(source, copy, element, (node) => moved.has(node))) return 'Two steps change the same list.';
  }
  for (const test of nodes.dropTests) {
    const refusal = removeTest(source, copy, test);
    if (refusal) return refusal;
  }
  for (const test of step.addTests) {
    const refusal = addTest(source, copy, test);
    if (refusal) return refusal;
  }
  pruneCondition(source, copy);
  return insertStatement(text, nodes.statement, original, copy);
}

/** The properties of the statement in which the moved strings stand. */
function elementsOf(statement: JsonNode, moved: ReadonlySet<JsonNode>): ReadonlySet<JsonNode> {
  const elements = new Set<JsonNode>();
  for (const node of moved) {
    let at = node;
    while (at.parent && at.parent !== statement) at = at.parent;
    elements.add(at);
  }
  return elements;
}

/** Keeps some strings of an element. False if none are left. */
function divide(source: JsonSource, statement: Draft, element: JsonNode, keep: (node: JsonNode) => boolean): boolean {
  const slot = findSlot(source, statement, element);
  if (!slot) return false;
  const { value } = slot.entry;
  const single = value.kind !== 'object' || (value.node && findIntrinsic(value.node));
  if (single) return keepStrings(source, value, keep);
  for (const member of [...entriesOf(source, value)]) {
    if (!keepStrings(source, member.value, keep)) removeEntry(source, value, member);
  }
  return entriesOf(source, value).length > 0;
}

/** Keeps some strings of a list, or a single string or not. False if none are left. */
function keepStrings(source: JsonSource, value: Draft, keep: (node: JsonNode) => boolean): boolean {
  if (value.kind !== 'array') return value.node !== undefined && keep(value.node);
  const entries = entriesOf(source, value);
  const kept = entries.filter((entry) => entry.node && keep(entry.node));
  if (kept.length < entries.length) {
    value.entries = kept;
    value.touched = true;
  }
  return kept.length > 0;
}
