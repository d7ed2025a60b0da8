import type { Expression } from '../../model/code';
import type { AccessSort } from '../../model/route';
import type { ClassValue, Value, Values } from '../../model/value';
import { makeDraft } from './access-draft';
import { record } from './access-result';
import { enter } from './apply';
import { memberOf } from './member';
import { type AccessDraft, type Origin, partsOf } from './origin';
import { hasOwner } from './owned-model';
import { ENDS, frameOf, type Outcome, type Run, THROWS } from './run';
import { namesOf } from './written';

/** What a view of Django or of Django REST framework does without a line of the project: it is all in what it extends. */
export interface InheritedAction {
  readonly of: ClassValue;
  readonly sort: AccessSort;
  /** True if a key in the path picks one row. */
  readonly isOne: boolean;
}

const actions = new Map<string, AccessSort>([
  ['list', 'list'],
  ['retrieve', 'read'],
  ['create', 'create'],
  ['update', 'update'],
  ['partial_update', 'update'],
  ['destroy', 'delete'],
]);

/** The action that a handler stands for, if its class has it from outside of the project. */
export function inheritedAction(handler: Value, values: Values): InheritedAction | undefined {
  if (handler.kind !== 'member' || handler.of.kind !== 'instance') return undefined;
  const { of } = handler.of;
  const bases = values
    .bases(of)
    .flatMap((base) =>
      base.kind === 'external' && /^(django|rest_framework)/.test(base.package) ? (base.path.at(-1) ?? '') : [],
    );
  const sort = bases.length > 0 ? (actions.get(handler.name) ?? sortOfVerb(handler.name, bases.join(' '))) : undefined;
  return sort && { of, sort, isOne: sort === 'read' || sort === 'update' || sort === 'delete' };
}

/** What generic views do for a method of HTTP, by the names of what they extend. */
function sortOfVerb(verb: string, bases: string): AccessSort | undefined {
  switch (verb) {
    case 'get':
      return /Retrieve|DetailView|UpdateView|DeleteView/.test(bases) ? 'read' : /List/.test(bases) ? 'list' : undefined;
    case 'post':
      if (/DeleteView/.test(bases)) return 'delete';
      return /UpdateView/.test(bases) ? 'update' : /Create/.test(bases) ? 'create' : undefined;
    case 'put':
    case 'patch':
      return /Update/.test(bases) ? 'update' : undefined;
    case 'delete':
      return /Destroy|DeleteView/.test(bases) ? 'delete' : undefined;
    default:
      return undefined;
  }
}

/**
 * Leads a caller through such an action: to the rows that `get_object`, `get_queryset`, `queryset` or `model` names. Gives
 * undefined if they could not be found.
 */
export function takeInherited(action: InheritedAction, run: Run): Outcome | undefined {
  const { of, sort, isOne } = action;
  const self: Origin & { kind: 'object' } = { kind: 'object', of, fields: new Map() };
  const before = run.trace.accesses.length;
  const found = rowsOf(self, isOne, run);
  // The query that a view begins with finds nothing by itself.
  run.trace.accesses.splice(before);
  if (found === 'refused') return THROWS;
  if (!found) return undefined;
  const span = of.class.name?.span ?? of.class.span;
  const frame = frameOf(of.module, 0);
  const draft: AccessDraft = makeDraft({ sort, isClear: true, data: 'all' }, found.model, { ...nowhere, span }, frame);
  draft.keys = [...found.keys, ...(isOne ? [{ from: 'path' as const, name: keyOf(of, run.values) }] : [])];
  draft.isScoped = found.isScoped && sort !== 'create';
  if (found.isOwned) draft.isOwned = true;
  draft.isWhole = sort === 'list' && draft.keys.length === 0 && !draft.isScoped;
  // What the project adds there is nearly always who makes the row.
  draft.storesPrincipal = sort === 'create' && ownHook(self, run);
  record(draft, run);
  return ENDS;
}

const nowhere = {
  kind: 'call' as const,
  callee: { kind: 'unknown' as const, span: { start: 0, end: 0 }, children: [] },
  args: [],
  isNew: false,
};

type Rows = Pick<AccessDraft, 'model' | 'keys' | 'isScoped' | 'isOwned'>;

function rowsOf(self: Origin & { kind: 'object' }, isOne: boolean, run: Run): Rows | 'refused' | undefined {
  const frame = frameOf(self.of.module, 0);
  for (const name of isOne ? ['get_object', 'get_queryset'] : ['get_queryset']) {
    const method = memberOf(self, name, frame, run);
    if (method.kind !== 'closure') continue;
    const { outcome, result } = enter(method, frame, run);
    if ((outcome & THROWS) !== 0 && (outcome & ENDS) === 0) return 'refused';
    return rowIn(result);
  }
  const queryset = fieldIn(self.of, 'queryset', run.values);
  if (queryset) return rowIn(run.evaluate(queryset.expression, frameOf(queryset.of.module, 0)));
  const model = fieldIn(self.of, 'model', run.values);
  if (!model) return undefined;
  const isOwned = hasOwner(run.values.of(model.expression, model.of.module), run.values);
  return { model: namesOf(model.expression).at(-1) ?? '', keys: [], isScoped: false, ...(isOwned && { isOwned }) };
}

function rowIn(origin: Origin): Rows | undefined {
  const rows = partsOf(origin).flatMap((one) => (one.kind === 'row' ? [one.access] : []));
  return rows.find(({ isScoped }) => !isScoped) ?? rows[0];
}

function ownHook(self: Origin & { kind: 'object' }, run: Run): boolean {
  return ['perform_create', 'form_valid', 'get_serializer_class', 'get_form_kwargs'].some(
    (name) => memberOf(self, name, frameOf(self.of.module, 0), run).kind === 'closure',
  );
}

/** The name under which the path holds the key. */
function keyOf(of: ClassValue, values: Values): string {
  for (const name of ['lookup_url_kwarg', 'lookup_field', 'pk_url_kwarg', 'slug_url_kwarg', 'slug_field']) {
    const field = fieldIn(of, name, values);
    if (field?.expression.kind === 'text') return field.expression.value;
  }
  return 'pk';
}

/** What a field of a class is given, in the class or in what it extends. */
function fieldIn(
  of: ClassValue,
  name: string,
  values: Values,
): { readonly expression: Expression; readonly of: ClassValue } | undefined {
  for (const one of [of, ...values.bases(of)]) {
    if (one.kind !== 'class') continue;
    const value = one.class.members.findLast((member) => member.name.value === name)?.value;
    if (value && value.kind !== 'function') return { expression: value, of: one };
  }
  return undefined;
}
