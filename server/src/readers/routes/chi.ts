import type { Call } from '../../model/code';
import { addInner, addMount, addRoute, addUse, goPath, guardsOf } from './go-entries';
import { methodsOf } from './go-methods';
import { argumentAt, type GoReading, type GoReceiver, type GoVocabulary } from './go-vocabulary';
import { unwrap } from './go-wrapped';

const verbs = new Set('Get Post Put Patch Delete Head Options Connect Trace'.split(' '));

/** chi: guards of a router, of groups in it, and of single routes. See https://pkg.go.dev/github.com/go-chi/chi/v5 */
export const chi: GoVocabulary = {
  framework: 'chi',
  package: /^github\.com\/(go-chi|pressly)\/chi(\/v\d{1,3})?$/,
  makers: new Set(['NewRouter', 'NewMux']),
  types: new Set(['Router', 'Mux']),
  isOrdered: true,
  step(name, call, of, reading) {
    if (name !== 'With') return undefined;
    return {
      ...of,
      guards: [
        ...of.guards,
        ...guardsOf(
          call.args.map(({ value }) => value),
          reading,
        ),
      ],
    };
  },
  verbs: new Set([...verbs, 'Method', 'MethodFunc', 'Handle', 'HandleFunc', 'Use', 'Route', 'Group', 'Mount']),
  register(name, call, receiver, reading) {
    const [first, second] = [argumentAt(call, 0), argumentAt(call, 1)];
    if (!first) return;
    switch (name) {
      case 'Use':
        return addUse(
          receiver,
          call,
          guardsOf(
            call.args.map(({ value }) => value),
            reading,
          ),
          reading,
        );
      case 'Group':
        return addInner(receiver, call, '/', first, chi, reading);
      case 'Route':
        return second && addInner(receiver, call, goPath(first, reading), second, chi, reading);
      case 'Mount':
        return mount(call, receiver, reading);
      case 'Method':
      case 'MethodFunc': {
        const handler = argumentAt(call, 2);
        const methods = methodsOf([first], reading);
        return handler && addRoute(receiver, call, methods, goPath(second, reading), handler, [], reading);
      }
      default: {
        const methods = verbs.has(name) ? [name.toUpperCase()] : ['*'];
        return second && addRoute(receiver, call, methods, goPath(first, reading), second, [], reading);
      }
    }
  },
};

/** Another router under a path, or a handler for all that lies there. */
function mount(call: Call, receiver: GoReceiver, reading: GoReading): void {
  const [path, handler] = [argumentAt(call, 0), argumentAt(call, 1)];
  if (!handler) return;
  const { inner } = unwrap(reading.turn(handler), reading.values);
  const child = reading.find(inner);
  const below = goPath(path, reading);
  if (child) addMount(receiver, call, below, child.stack.id, reading);
  else addRoute(receiver, call, ['*'], below === undefined ? undefined : `${below}/*`, handler, [], reading);
}
