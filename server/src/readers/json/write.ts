import type { Change, ListElement, NewTest, Step } from '../../model/change';
import type { ConditionTest, Statement } from '../../model/policy';
import { type JsonNode, type JsonSource, memberKey, parseJson } from '../../syntax/json';
import type { TextDocument } from '../../text/document';
import { independent, type TextEdit } from '../../text/edit';
import type { Span } from '../../text/span';
import type { Written } from '../reading';
import { type Draft, type DraftText, editsOf, entriesOf, newList, openDraft } from './draft';
import {
  addTest,
  pruneCondition,
  type Refusal,
  removeTest,
  renameEntry,
  renameKey,
  replaceTest,
} from './edit-condition';
import { addMember, findEntry, joinStrings, putStrings, removeEntry, stringsDraft } from './edit-list';
import { insertStatement } from './insert-statement';
import { type Found, findDraft, findFunctionAround, findNode, findSlot, slotNode, unitOf } from './locate';
import { newStatement } from './new-statement';
import { splitOff } from './split';
import { findIntrinsic, findString } from './values';

/** What is being rewritten: the document and the strings in it that hold JSON. */
interface Session {
  readonly document: JsonSource;
  readonly texts: Map<JsonSource, DraftText>;
  /** Statements whose conditions may have been emptied. */
  readonly conditions: Map<Draft, JsonSource>;
  /** Members whose strings may have been taken away. */
  readonly lists: Map<JsonNode, DraftText>;
}

const lost = 'The text has changed since it was read.';

/** Turns a change into the edits that make it, or says why it cannot be written. Never throws. */
export function writeJson(document: TextDocument, change: Change): Written {
  const text = parseJson(document);
  if (text.refused !== undefined) return { refused: text.refused };
  const session: Session = { document: text, texts: new Map(), conditions: new Map(), lists: new Map() };
  for (const step of change) {
    const refused = write(session, step);
    if (refused) return { refused };
  }
  for (const [property, draft] of session.lists) {
    const refused = pruneList(draft, property);
    if (refused) return { refused };
  }
  for (const [statement, source] of session.conditions) pruneCondition(source, statement);
  return finish(session);
}

function finish({ texts }: Session): Written {
  const groups = [...texts.values()].map((draft) => {
    for (let at: JsonSource | undefined = draft.source; at; at = at.within?.source) {
      if (at.errors.length > 0) return undefined;
    }
    return editsOf(draft).map((edit) => toDocument(draft.source, edit));
  });
  const edits: TextEdit[] = [];
  for (const group of groups) {
    if (!group) return { refused: 'The JSON has a syntax error; repair it first.' };
    if (!independent(edits, group)) return { refused: 'Two steps change the same place.' };
    edits.push(...group);
  }
  return edits.length > 0 ? { edits } : { refused: 'The text says so already.' };
}

/** An edit of an embedded text as an edit of the document, escaped once for each string around it. */
function toDocument(source: JsonSource, { span, text }: TextEdit): TextEdit {
  let written = text;
  for (let at = source.within; at; at = at.source.within) written = JSON.stringify(written).slice(1, -1);
  return { span: { start: source.toOuter(span.start), end: source.toOuter(span.end) }, text: written };
}

function write(session: Session, step: Step): Refusal {
  switch (step.do) {
    case 'removeTests':
      return first(step.tests, (test) => withTest(session, test, removeTest));
    case 'addTest':
      return withStatement(session, step.to, ({ source }, statement) => addTest(source, statement, step.test));
    case 'replaceTest':
      return replace(session, step.old, step.test);
    case 'rename':
      return rename(session, step.at.span, step.to);
    case 'removeItem':
      return removeItem(session, step.item.span);
    case 'addItems':
      return withStatement(session, step.to, (text, statement) => addItems(text, statement, step.element, step.items));
    case 'setList':
      return withStatement(session, step.of, (text, statement) => setList(text, statement, step));
    case 'splitOff':
      return split(session, step);
    case 'addStatement':
      return withStatement(session, step.behind, (text, statement, node) =>
        insertStatement(text, node, statement, newStatement(text.source, step.statement)),
      );
    case 'replaceCredential':
      return 'A credential is no part of a policy.';
    default:
      return 'Code is no part of a policy.';
  }
}

function first<T>(items: readonly T[], write: (item: T) => Refusal): Refusal {
  for (const item of items) {
    const refusal = write(item);
    if (refusal) return refusal;
  }
  return undefined;
}

/** The node at a span and the draft of the text it is part of. */
function locate(session: Session, span: Span): (Found & { readonly text: DraftText }) | undefined {
  const found = findNode(session.document, span);
  const text = found && (session.texts.get(found.source) ?? openDraft(found.source));
  if (!found || !text) return undefined;
  session.texts.set(found.source, text);
  return { ...found, text };
}

function withStatement(
  session: Session,
  { span }: Statement,
  write: (text: DraftText, statement: Draft, node: JsonNode) => Refusal,
): Refusal {
  const found = locate(session, span);
  if (!found) return lost;
  const draft = findDraft(found.source, found.text.root, found.node);
  if (draft?.kind !== 'object') return lost;
  session.conditions.set(draft, found.source);
  return write(found.text, draft, found.node);
}

/** The test's node with the statement that holds it. */
function withTest(
  session: Session,
  test: ConditionTest,
  write: (source: JsonSource, statement: Draft, test: JsonNode) => Refusal,
): Refusal {
  const found = locate(session, test.span);
  // test → block → operator → conditions → Condition → statement
  const node = found?.node.parent?.parent?.parent?.parent?.parent;
  const statement = found && node && findDraft(found.source, found.text.root, node);
  if (!found || !statement) return lost;
  session.conditions.set(statement, found.source);
  return write(found.source, statement, found.node);
}

function replace(session: Session, old: ConditionTest, test: NewTest): Refusal {
  return withTest(session, old, (source, statement, node) => replaceTest(source, statement, node, test));
}

function rename(session: Session, span: Span, to: string): Refusal {
  const found = locate(session, span);
  if (found?.node.type !== 'string') return lost;
  const { source, node, text } = found;
  const property = node.parent;
  if (property?.type === 'property' && property.children?.[0] === node) {
    return renameKey(source, text.root, property, to);
  }
  const draft = findDraft(source, text.root, node);
  if (!draft) return 'Two steps change the same string.';
  draft.string = to;
  return undefined;
}

function removeItem(session: Session, span: Span): Refusal {
  const found = locate(session, span);
  if (found?.node.type !== 'string') return lost;
  const { source, text } = found;
  const unit = unitOf(found.node);
  const computed = findFunctionAround(unit);
  if (computed) return `The list is computed by ${computed}.`;
  const slot = findSlot(source, text.root, slotNode(unit));
  if (!slot) return 'Two steps change the same list.';
  const property = unit.parent?.type === 'array' ? unit.parent.parent : unit.parent;
  if (property?.type !== 'property') return 'The string is no item of a list.';
  session.lists.set(property, text);
  if (unit.parent?.type === 'array') {
    removeEntry(source, slot.container, slot.entry);
  } else {
    slot.entry.value = newList([]);
    slot.container.touched = true;
  }
  return undefined;
}

/** Drops a kind of principal that has been emptied; nothing else may be empty. */
function pruneList({ source, root }: DraftText, property: JsonNode): Refusal {
  const slot = findSlot(source, root, property);
  if (!slot) return undefined;
  if (slot.entry.value.entries?.length !== 0) return undefined;
  const element = property.parent?.parent;
  const principals = element?.type === 'property' && /^(?:Not)?Principal$/.test(memberKey(element));
  if (!principals || entriesOf(source, slot.container).length === 1) {
    return `Nothing would be left of ${memberKey(principals ? element : property)}.`;
  }
  removeEntry(source, slot.container, slot.entry);
  return undefined;
}

function addItems({ source }: DraftText, statement: Draft, element: ListElement, items: readonly string[]): Refusal {
  const entry = findEntry(source, statement, element);
  if (!entry) {
    const opposite = element.startsWith('Not') ? element.slice(3) : `Not${element}`;
    if (findEntry(source, statement, opposite)) return `The statement has ${opposite} already.`;
    addMember(source, statement, element, stringsDraft(items));
    return undefined;
  }
  const { node } = entry.value;
  if (node && entry.value.kind !== 'array' && !findString(node)) {
    return `${element} is computed by ${findIntrinsic(node)?.name ?? 'something else'}.`;
  }
  joinStrings(source, statement, entry, items, element.endsWith('Action') ? sameAction : sameText);
  return undefined;
}

function sameAction(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

function sameText(a: string, b: string): boolean {
  return a === b;
}

function setList({ source }: DraftText, statement: Draft, step: Extract<Step, { do: 'setList' }>): Refusal {
  if (step.items.length === 0) return `Nothing would be left of ${step.becomes}.`;
  if (step.becomes !== step.element && findEntry(source, statement, step.becomes)) {
    return `The statement has ${step.becomes} already.`;
  }
  const entry = findEntry(source, statement, step.element);
  if (!entry) {
    addMember(source, statement, step.becomes, stringsDraft(step.items));
    return undefined;
  }
  if (entry.key !== step.becomes) renameEntry(statement, entry, step.becomes);
  putStrings(source, statement, entry, step.items);
  return undefined;
}

function split(session: Session, step: Extract<Step, { do: 'splitOff' }>): Refusal {
  return withStatement(session, step.from, (text, statement, node) => {
    const moved = findNodes(session, text, [...(step.actions ?? []), ...(step.principals ?? [])]);
    const dropTests = findNodes(session, text, step.dropTests);
    if (!moved || !dropTests) return lost;
    return splitOff(text, statement, { statement: node, moved, dropTests }, step);
  });
}

/** The nodes at spans, all of one text; undefined if one of them is not there. */
function findNodes(
  session: Session,
  { source }: DraftText,
  located: readonly { readonly span: Span }[],
): JsonNode[] | undefined {
  const nodes = located.flatMap(({ span }) => {
    const found = findNode(session.document, span);
    return found?.source === source ? [found.node] : [];
  });
  return nodes.length === located.length ? nodes : undefined;
}
