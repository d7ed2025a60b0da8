import type { NewTest } from '../../model/change';
import type { JsonNode, JsonSource } from '../../syntax/json';
import { type Draft, type Entry, entriesOf, newEntry, newObject } from './draft';
import { addMember, findEntry, putStrings, removeEntry, stringsDraft, textOf } from './edit-list';
import { findSlot } from './locate';
import { findIntrinsic } from './values';

/** Why a step cannot be written; undefined if it was. */
export type Refusal = string | undefined;

/** Takes a test out of a statement. What is left empty goes with `pruneCondition`. */
export function removeTest(source: JsonSource, statement: Draft, test: JsonNode): Refusal {
  const slot = findSlot(source, statement, test);
  if (!slot) return 'Two steps change the same condition.';
  removeEntry(source, slot.container, slot.entry);
  return undefined;
}

/** Merges a test into what the statement demands already. */
export function addTest(source: JsonSource, statement: Draft, test: NewTest): Refusal {
  const condition = findEntry(source, statement, 'Condition');
  if (!condition) {
    addMember(source, statement, 'Condition', newObject([newEntry(newBlock(test), test.operator)]));
    return undefined;
  }
  if (!isPlainObject(condition.value)) return 'The condition is not written as an object.';
  const block = findEntry(source, condition.value, test.operator, true);
  if (!block) {
    addMember(source, condition.value, test.operator, newBlock(test));
    return undefined;
  }
  if (!isPlainObject(block.value)) return `${test.operator} is not written as an object.`;
  const member = findEntry(source, block.value, test.key, true);
  if (member) putStrings(source, block.value, member, test.values);
  else addMember(source, block.value, test.key, stringsDraft(test.values));
  return undefined;
}

/** Puts a test where another one stands: in its place if its block allows it, else in the block it belongs to. */
export function replaceTest(source: JsonSource, statement: Draft, old: JsonNode, test: NewTest): Refusal {
  const slot = findSlot(source, statement, old);
  const blockNode = old.parent?.parent;
  const block = blockNode && findSlot(source, statement, blockNode);
  if (!slot || !block) return 'Two steps change the same condition.';
  // The block of the old operator may take the new one if nothing else stands in it.
  const alone = entriesOf(source, block.entry.value).length === 1 ? block.entry : undefined;
  const home = findEntry(source, block.container, test.operator, true) ?? alone;
  const clash = home && findEntry(source, home.value, test.key, true);
  if (home !== block.entry || (clash && clash !== slot.entry)) {
    removeEntry(source, slot.container, slot.entry);
    return addTest(source, statement, test);
  }
  if (block.entry.key !== test.operator) renameEntry(block.container, block.entry, test.operator);
  if (slot.entry.key !== test.key) renameEntry(slot.container, slot.entry, test.key);
  if (!saysAlready(source, slot.entry.value, test.values)) putStrings(source, slot.container, slot.entry, test.values);
  return undefined;
}

function saysAlready(source: JsonSource, value: Draft, strings: readonly string[]): boolean {
  const values = value.kind === 'array' ? entriesOf(source, value).map((entry) => entry.value) : [value];
  return values.length === strings.length && values.every((each, index) => wordOf(each) === strings[index]);
}

/** Numbers and booleans say the same with quotes and without. */
function wordOf(draft: Draft): string | undefined {
  const { node, string } = draft;
  const bare = string === undefined && (node?.type === 'boolean' || node?.type === 'number');
  return bare ? String(node.value) : textOf(draft);
}

/** Gives an operator or a condition key another name, merging operator blocks that come to have the same one. */
export function renameKey(source: JsonSource, root: Draft, property: JsonNode, to: string): Refusal {
  const slot = findSlot(source, root, property);
  if (!slot) return 'Two steps change the same key.';
  const { container, entry } = slot;
  const clash = entriesOf(source, container).find(
    (each) => each !== entry && each.key?.toLowerCase() === to.toLowerCase(),
  );
  if (!clash) {
    renameEntry(container, entry, to);
    return undefined;
  }
  if (!isPlainObject(clash.value) || !isPlainObject(entry.value)) return `"${to}" is there already.`;
  const moving = entriesOf(source, entry.value);
  const taken = moving.find(({ key }) => key !== undefined && findEntry(source, clash.value, key, true));
  if (taken) return `"${to}" has the key "${taken.key}" already.`;
  entriesOf(source, clash.value).push(...moving.map(({ value, key }) => newEntry(value, key)));
  clash.value.touched = true;
  removeEntry(source, container, entry);
  return undefined;
}

/** Writes another key in front of a value. */
export function renameEntry(container: Draft, entry: Entry, key: string): void {
  entry.key = key;
  entry.keyText = JSON.stringify(key);
  container.touched = true;
}

/** Drops operator blocks that a change has emptied, and the condition with the last of them. */
export function pruneCondition(source: JsonSource, statement: Draft): void {
  const condition = findEntry(source, statement, 'Condition');
  if (!condition?.value.entries) return;
  for (const block of [...condition.value.entries]) {
    if (block.value.touched && block.value.entries?.length === 0) removeEntry(source, condition.value, block);
  }
  if (condition.value.touched && condition.value.entries.length === 0) removeEntry(source, statement, condition);
}

function newBlock(test: NewTest): Draft {
  return newObject([newEntry(stringsDraft(test.values), test.key)]);
}

function isPlainObject({ kind, node }: Draft): boolean {
  return kind === 'object' && !(node && findIntrinsic(node));
}
