import { isCapability, isCredentialName, isOwnerField, isPrivilegeField } from '../../knowledge/route/attributes';
import type { StorageMethod } from '../../knowledge/route/storage';
import type { Call } from '../../model/code';
import type { AccessKey } from '../../model/route';
import type { Value } from '../../model/value';
import { useClaims } from './claims';
import { type AccessDraft, type Origin, partsOf } from './origin';
import { type Frame, placeIn, type Run } from './run';

export function makeDraft(method: StorageMethod, model: string, call: Call, frame: Frame): AccessDraft {
  return {
    sort: method.sort,
    model,
    place: placeIn(frame, call),
    keys: [],
    isScoped: false,
    isCompared: false,
    isGuarded: false,
    isOpen: false,
    privileges: [],
    writesAll: false,
    writesInput: false,
    storesPrincipal: false,
    isWhole: false,
    ownerFields: [],
    isCredentialLookup: false,
  };
}

export function takeAllData(draft: AccessDraft, origin: Origin, run: Run): void {
  if (origin.kind === 'fields') {
    for (const [key, value] of origin.entries) takeData(draft, key, value, run);
    for (const rest of origin.rest) takeAllData(draft, rest, run);
    return;
  }
  for (const part of partsOf(origin)) {
    if (part.kind === 'controlled' && (part.part === 'body' || part.part === 'input') && part.name === '')
      draft.writesAll = true;
    if (part.kind === 'controlled') draft.writesInput = true;
    if (part.kind === 'principal') draft.storesPrincipal = true;
  }
}

export function takeData(draft: AccessDraft, field: string, origin: Origin, run: Run): void {
  if (origin.kind === 'fields') {
    takeAllData(draft, origin, run);
    return;
  }
  for (const part of partsOf(origin)) {
    if (part.kind === 'principal') draft.storesPrincipal = true;
    const isChosen = part.kind === 'controlled' && part.part !== 'header' && part.part !== 'cookie';
    if (isChosen) draft.writesInput = true;
    if (isChosen && isPrivilegeField(field) && run.caller !== 'stranger') {
      if (!draft.privileges.includes(field)) draft.privileges = [...draft.privileges, field];
    }
  }
}

export function takeKey(draft: AccessDraft, field: string, origin: Origin, run: Run): void {
  if (origin.kind === 'fields') {
    for (const [key, value] of origin.entries)
      takeKey(draft, key.startsWith('$') || key === 'equals' || key === 'in' ? field : key, value, run);
    for (const rest of origin.rest) takeKey(draft, field, rest, run);
    return;
  }
  if (origin.kind === 'closure') return;
  useClaims(origin, `looks up ${draft.model || 'a row'} by claims`, draft.place, run);
  const before = draft.keys.length;
  for (const part of partsOf(origin)) {
    const key = keyOf(part, field, draft);
    if (!key || draft.keys.length > 12) continue;
    if (key.from === 'principal') {
      draft.isScoped = true;
      if (field !== '' && isOwnerField(field)) draft.ownerFields = [...draft.ownerFields, field];
    }
    if (part.kind === 'row' && part.access.isScoped && part.access.keys.some(({ from }) => from !== 'principal'))
      draft.isScoped = true;
    if (
      part.kind === 'controlled' &&
      (part.part === 'header' || part.part === 'cookie') &&
      isCredentialName(part.name || field)
    )
      draft.isCredentialLookup = true;
    draft.keys = [...draft.keys, key];
    // Who had to have a secret to find the one row has it for the other.
    if (part.kind === 'row')
      draft.keys = [...draft.keys, ...part.access.keys.filter((one) => one.from !== 'row' && isCapability(one.name))];
  }
  if (draft.keys.length === before && origin.kind === 'unknown')
    draft.keys = [...draft.keys, { from: 'unknown', name: field }];
}

function keyOf(part: Origin, field: string, own: AccessDraft): AccessKey | undefined {
  switch (part.kind) {
    case 'controlled':
      return { from: part.part, name: part.name || field };
    case 'principal':
      return { from: 'principal', name: part.path.join('.') || field };
    case 'test':
      return part.test.gate === 2 ? { from: 'principal', name: field } : undefined;
    case 'row':
      // The row that is being looked for is no key of its own search.
      return part.access === own ? undefined : { from: 'row', name: part.access.model };
    case 'constant':
      return part.value === null ? undefined : { from: 'constant', name: field };
    case 'setting':
      return { from: 'constant', name: field };
    case 'value':
      return isColumn(part.value) ? undefined : { from: 'unknown', name: field };
    default:
      return undefined;
  }
}

/** True for what names a class or a field of one; what a call gave is not that. */
function isColumn(value: Value): boolean {
  let at = value;
  for (let step = 0; at.kind === 'member' && step < 16; step++) at = at.of;
  return at.kind === 'external' || at.kind === 'class' || (value.kind === 'member' && at.kind !== 'call');
}
