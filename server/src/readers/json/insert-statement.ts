import { type JsonNode, type JsonSource, memberKey } from '../../syntax/json';
import { type Draft, type DraftText, entriesOf, newEntry, newLeaf, newList } from './draft';
import type { Refusal } from './edit-condition';
import { findEntry, textOf } from './edit-list';
import { findFunctionAround, findSlot, slotNode } from './locate';
import { hasBreak } from './style';

/**
 * Puts a statement right behind another one, whose node and draft are given; a single statement becomes a list. Its id is
 * made one of its own.
 */
export function insertStatement(text: DraftText, statement: JsonNode, original: Draft, added: Draft): Refusal {
  const { source } = text;
  const around = statement.parent;
  if (around?.type === 'array') {
    if (findFunctionAround(statement)) return 'The statement is computed by a function.';
    const slot = findSlot(source, text.root, statement);
    if (!slot) return 'Two steps change the same statement.';
    const entries = entriesOf(source, slot.container);
    nameAdded(
      source,
      added,
      entries.map(({ value }) => value),
    );
    entries.splice(entries.indexOf(slot.entry) + 1, 0, newEntry(added));
    slot.container.touched = true;
    return undefined;
  }
  if (around && memberKey(around) !== 'Statement') return 'The statement stands where only one can stand.';
  nameAdded(source, added, [original]);
  const pair = pairOf(text, statement, original, added);
  if (!around) {
    text.root = pair;
    return undefined;
  }
  const slot = findSlot(source, text.root, slotNode(statement));
  if (!slot) return 'Two steps change the same statement.';
  slot.entry.value = pair;
  slot.container.touched = true;
  return undefined;
}

function pairOf({ source, style }: DraftText, statement: JsonNode, original: Draft, added: Draft): Draft {
  const raw = source.text.slice(statement.offset, statement.offset + statement.length);
  if (hasBreak(raw)) {
    original.shift = style.unit;
    added.shift = style.unit;
  }
  return newList([original, added], true);
}

/** A statement id must be the only one of its kind in a policy. */
function nameAdded(source: JsonSource, added: Draft, statements: readonly Draft[]): void {
  const sid = findEntry(source, added, 'Sid');
  const base = sid && textOf(sid.value);
  if (!sid || !base) return;
  const taken = new Set(statements.map((each) => textOf(findEntry(source, each, 'Sid')?.value ?? newLeaf(''))));
  if (!taken.has(base)) return;
  let number = 2;
  while (taken.has(`${base}${number}`)) number++;
  sid.value = newLeaf(`${base}${number}`);
  added.touched = true;
}
