import type { NewStatement } from '../../model/change';
import type { JsonSource } from '../../syntax/json';
import { type Draft, newEntry, newLeaf, newObject } from './draft';
import { addTest } from './edit-condition';
import { stringsDraft } from './edit-list';

/** A statement that was not in the text, its elements in the order in which they are usually written. */
export function newStatement(source: JsonSource, statement: NewStatement): Draft {
  const { sid, effect, principals, actions, resources, tests } = statement;
  const draft = newObject([
    ...(sid ? [newEntry(newLeaf(sid), 'Sid')] : []),
    newEntry(newLeaf(effect), 'Effect'),
    ...(principals ? [newEntry(principalsDraft(principals), 'Principal')] : []),
    newEntry(stringsDraft(actions), 'Action'),
    ...(resources ? [newEntry(stringsDraft(resources), 'Resource')] : []),
  ]);
  for (const test of tests) addTest(source, draft, test);
  return draft;
}

function principalsDraft(principals: NonNullable<NewStatement['principals']>): Draft {
  return newObject(Object.entries(principals).map(([type, names]) => newEntry(stringsDraft(names), type)));
}
