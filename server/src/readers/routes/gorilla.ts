import type { Call, Expression } from '../../model/code';
import type { RoutePath } from '../../model/route';
import { addMount, addRoute, addUse, goPath, guardsOf, makeGroup } from './go-entries';
import { methodsBehind, methodsOf } from './go-methods';
import { madeStack } from './go-receivers';
import type { GoReading, GoReceiver, GoVocabulary } from './go-vocabulary';
import { unwrap } from './go-wrapped';

/** Steps that say more about a route and nothing about its path or methods. */
const plain = new Set(
  'NewRoute Name Schemes Host Headers HeadersRegexp Queries MatcherFunc StrictSlash SkipClean UseEncodedPath'.split(
    ' ',
  ),
);

/**
 * gorilla/mux: routes are told of in chains, in any order: `r.HandleFunc("/x", h).Methods("GET")`,
 * `r.Methods("GET").Path("/x").Handler(h)`. See https://pkg.go.dev/github.com/gorilla/mux
 */
export const gorilla: GoVocabulary = {
  framework: 'gorilla',
  package: /^github\.com\/gorilla\/mux$/,
  makers: new Set(['NewRouter']),
  types: new Set(['Router', 'Route']),
  isOrdered: false,
  step(name, call, of, reading) {
    if (plain.has(name)) return of;
    const given = call.args.map(({ value }) => value);
    switch (name) {
      case 'Path':
      case 'PathPrefix':
        return { ...of, path: `${of.path ?? ''}${goPath(given[0], reading) ?? '…'}` };
      case 'Methods':
        return { ...of, methods: methodsOf(given, reading) };
      case 'Subrouter':
        return makeGroup(of, madeStack(call, reading.module, gorilla), of.path ?? '/', [], call, reading);
      default:
        return undefined;
    }
  },
  verbs: new Set(['HandleFunc', 'Handle', 'Handler', 'Use', 'HandlerFunc']),
  register(name, call, receiver, reading) {
    const given = call.args.map(({ value }) => value);
    if (name === 'Use') return addUse(receiver, call, guardsOf(given, reading), reading);
    const hasPath = name === 'HandleFunc' || name === 'Handle';
    const handler = hasPath ? given[1] : given[0];
    const own = hasPath ? goPath(given[0], reading) : undefined;
    if (!handler || (!hasPath && receiver.path === undefined)) return;
    const path = hasPath ? `${receiver.path ?? ''}${own ?? '…'}` : receiver.path;
    const methods = receiver.methods ?? methodsBehind(call, reading);
    served(receiver, call, methods, path, handler, reading);
  },
};

/** A route, or another router for all that lies below. */
function served(
  receiver: GoReceiver,
  call: Call,
  methods: readonly string[],
  path: RoutePath,
  handler: Expression,
  reading: GoReading,
): void {
  const { inner } = unwrap(reading.turn(handler), reading.values);
  const child = reading.find(inner);
  if (child) addMount(receiver, call, '/', child.stack.id, reading);
  else addRoute(receiver, call, methods, path, handler, [], reading);
}
