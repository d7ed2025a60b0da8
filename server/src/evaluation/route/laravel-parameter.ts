import type { Parameter } from '../../model/code';
import type { ClassValue } from '../../model/value';
import { makeDraft, takeKey } from './access-draft';
import { record } from './access-result';
import { hasOwner, isEloquent, modelNameOf } from './eloquent-model';
import type { Origin } from './origin';
import { type Frame, originOfValue, type Run } from './run';

/**
 * What the container gives to a parameter of an action: the row that the path picks where its type is a model, a service
 * where it is another class, else a part of the path.
 */
export function laravelParameter(parameter: Parameter, name: string, frame: Frame, run: Run): Origin {
  const place = run.path === undefined ? name : placeIn(run.path, name);
  const fromPath: Origin = { kind: 'controlled', part: 'path', name: place ?? name };
  const value = parameter.type && run.values.of(parameter.type, frame.module);
  if (!value) return fromPath;
  const model = modelNameOf(value, run.values);
  // Without a part of the path it is a new one.
  if (model !== undefined && place === undefined && value.kind === 'class') {
    return { kind: 'object', of: value, fields: new Map() };
  }
  if (model !== undefined) {
    const bound = value.kind === 'class' ? boundBy(value, fromPath, frame, run) : undefined;
    if (bound) return bound;
    const { span } = parameter;
    const at = {
      kind: 'call' as const,
      span,
      callee: { kind: 'unknown' as const, span, children: [] },
      args: [],
      isNew: false,
    };
    const draft = makeDraft({ sort: 'read', isClear: true, data: 'none' }, model, at, frame);
    takeKey(draft, place ?? name, fromPath, run);
    if (isEloquent(value, run.values) && hasOwner(value)) draft.isOwned = true;
    record(draft, run);
    return { kind: 'row', access: draft, path: [] };
  }
  if (value.kind === 'class') return { kind: 'object', of: value, fields: new Map() };
  const isScalar = value.kind === 'external' && /^[a-z|]+$/.test(value.path[0] ?? '');
  return isScalar || value.kind === 'unknown' ? fromPath : { kind: 'value', value };
}

/** A model may find the row of a path in its own way: `resolveRouteBinding($value)`. */
function boundBy(model: ClassValue, fromPath: Origin, frame: Frame, run: Run): Origin | undefined {
  const all = [model, ...run.values.bases(model)].flatMap((one) => (one.kind === 'class' ? one.class.members : []));
  const name = all.find(({ name: { value } }) => /^resolveRouteBinding$|^route_?bind/i.test(value))?.name.value;
  const method =
    name === undefined ? undefined : run.values.member({ kind: 'instance', of: model, module: model.module }, name);
  if (method?.kind !== 'function') return undefined;
  const found = run.apply(originOfValue(method, run, frame.depth), [{ origin: fromPath }], frame);
  return found.kind === 'row' || run.thrown ? found : undefined;
}

/** The parameter of a path that a variable is given, or the field that it names: `:email_log(token)`. */
function placeIn(path: string, name: string): string | undefined {
  const bare = name.replaceAll('_', '').toLowerCase();
  for (const [, parameter = '', field] of path.matchAll(/:(\w{1,99})(?:\((\w{1,99})\))?/g)) {
    if (parameter.replaceAll('_', '').toLowerCase() === bare) return field ?? parameter;
  }
  return path.includes('…') ? name : undefined;
}
