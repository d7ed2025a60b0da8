import type { Call, Expression } from '../../model/code';
import { type RoutePath, type Stack, stackId } from '../../model/route';
import type { Value } from '../../model/value';
import { addMount, addRoute, goPath } from './go-entries';
import type { GoReading, GoReceiver, GoVocabulary } from './go-vocabulary';
import { unwrap } from './go-wrapped';

/** The mux that a program has without making one. */
const defaultId = stackId('net/http', 0);

/**
 * net/http: `mux.HandleFunc("GET /users/{id}", h)`. A pattern that ends in a slash is for all that lies below it.
 *
 * @see https://pkg.go.dev/net/http#hdr-Patterns-ServeMux
 */
export const netHttp: GoVocabulary = {
  framework: 'net/http',
  package: /^net\/http$/,
  makers: new Set(['NewServeMux']),
  types: new Set(['ServeMux']),
  isOrdered: false,
  verbs: new Set(['Handle', 'HandleFunc']),
  register(_name, call, receiver, reading) {
    const [pattern, handler] = call.args.map(({ value }) => value);
    const written = goPath(pattern, reading);
    if (!handler) return;
    const [, method, place] = /^(?:([A-Z]{3,7})[ \t]+)?(.*)$/s.exec(written ?? '') ?? [];
    const path = written === undefined ? undefined : pathIn(place ?? '');
    const { inner } = unwrap(reading.turn(handler), reading.values);
    const child = reading.find(inner);
    if (!child) return addRoute(receiver, call, method ? [method] : ['*'], path, handler, [], reading);
    // What lies below has its whole path, unless a part of it is taken away.
    addMount(receiver, call, prefixIn(handler, reading) ?? '/', child.stack.id, reading);
  },
};

/** The mux of the package itself, on which `http.HandleFunc` registers. */
export function defaultMux(value: Value, call: Call, { module }: GoReading): GoReceiver | undefined {
  if (value.kind !== 'external' || value.package !== 'net/http') return undefined;
  const isWhole = value.path.length === 0 || (value.path.length === 1 && value.path[0] === 'DefaultServeMux');
  if (!isWhole) return undefined;
  const stack: Omit<Stack, 'entries'> = {
    id: defaultId,
    framework: 'net/http',
    place: { path: module.path, span: call.span },
    name: 'http',
    kind: 'application',
    isOrdered: false,
  };
  return { stack, guards: [] };
}

/** A pattern may begin with a host. */
function pathIn(pattern: string): string {
  const start = pattern.indexOf('/');
  const path = start < 0 ? pattern : pattern.slice(start);
  return path.length > 1 && path.endsWith('/') ? `${path}*` : path;
}

/** What `http.StripPrefix` takes away, among all that is wrapped around a handler. */
function prefixIn(handler: Expression, reading: GoReading): RoutePath {
  let here: Expression | undefined = handler;
  for (let step = 0; here?.kind === 'call' && step < 20; step++) {
    const [first, second]: readonly Expression[] = here.args.map(({ value }) => value);
    if (here.callee.kind === 'member' && here.callee.name.value === 'StripPrefix') return goPath(first, reading);
    here = second ?? first;
  }
  return undefined;
}
