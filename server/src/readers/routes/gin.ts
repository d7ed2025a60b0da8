import { addRoute, addUse, goPath, guardsOf, makeGroup } from './go-entries';
import { methodsOf } from './go-methods';
import { madeStack } from './go-receivers';
import { argumentAt, type GoVocabulary } from './go-vocabulary';

const verbs = new Set('GET POST PUT PATCH DELETE HEAD OPTIONS'.split(' '));

/**
 * Gin: the last function of a route answers, those before it guard it; a group takes the guards that its parent has when
 * it is made. See https://pkg.go.dev/github.com/gin-gonic/gin
 */
export const gin: GoVocabulary = {
  framework: 'gin',
  package: /^github\.com\/gin-gonic\/gin$/,
  makers: new Set(['Default', 'New']),
  types: new Set(['Engine', 'RouterGroup', 'IRouter', 'IRoutes']),
  isOrdered: true,
  step(name, call, of, reading) {
    if (name === 'Use' || verbs.has(name)) return of;
    if (name !== 'Group') return undefined;
    const guards = guardsOf(
      call.args.slice(1).map(({ value }) => value),
      reading,
    );
    return makeGroup(
      of,
      madeStack(call, reading.module, gin),
      goPath(argumentAt(call, 0), reading),
      guards,
      call,
      reading,
    );
  },
  verbs: new Set([...verbs, 'Any', 'Handle', 'Match', 'Use']),
  register(name, call, receiver, reading) {
    const given = call.args.map(({ value }) => value);
    if (name === 'Use') return addUse(receiver, call, guardsOf(given, reading), reading);
    const isNamed = name === 'Handle' || name === 'Match';
    const [path, ...steps] = isNamed ? given.slice(1) : given;
    const handler = steps.at(-1);
    if (!path || !handler) return;
    const methods = isNamed ? methodsOf(given.slice(0, 1), reading) : [name === 'Any' ? '*' : name];
    addRoute(
      receiver,
      call,
      methods,
      ginPath(goPath(path, reading)),
      handler,
      guardsOf(steps.slice(0, -1), reading),
      reading,
    );
  },
};

/** `*path` takes all that is left. */
function ginPath(path: string | undefined): string | undefined {
  return path?.replace(/\*\w{1,99}$/, '*');
}
