import { addRoute, addUse, goPath, guardsOf, makeGroup } from './go-entries';
import { methodsOf } from './go-methods';
import { madeStack } from './go-receivers';
import { argumentAt, type GoVocabulary } from './go-vocabulary';

const verbs = new Set('GET POST PUT PATCH DELETE HEAD OPTIONS CONNECT TRACE'.split(' '));

/**
 * Echo: a route has its handler first and its guards behind it. Guards of the application cover every route, those of a
 * group only what comes after them. See https://pkg.go.dev/github.com/labstack/echo/v4
 */
export const echo: GoVocabulary = {
  framework: 'echo',
  package: /^github\.com\/labstack\/echo(\/v\d{1,3})?$/,
  makers: new Set(['New']),
  types: new Set(['Echo', 'Group']),
  isOrdered: false,
  step(name, call, of, reading) {
    if (name !== 'Group') return undefined;
    const guards = guardsOf(
      call.args.slice(1).map(({ value }) => value),
      reading,
    );
    const group = madeStack(call, reading.module, { framework: 'echo', isOrdered: true });
    return makeGroup(of, group, goPath(argumentAt(call, 0), reading), guards, call, reading);
  },
  verbs: new Set([...verbs, 'Any', 'Match', 'Add', 'Use', 'Pre']),
  register(name, call, receiver, reading) {
    const given = call.args.map(({ value }) => value);
    if (name === 'Use' || name === 'Pre') return addUse(receiver, call, guardsOf(given, reading), reading);
    const isNamed = name === 'Match' || name === 'Add';
    const [path, handler, ...guards] = isNamed ? given.slice(1) : given;
    if (!path || !handler) return;
    const methods = isNamed ? methodsOf(given.slice(0, 1), reading) : [name === 'Any' ? '*' : name];
    addRoute(receiver, call, methods, goPath(path, reading), handler, guardsOf(guards, reading), reading);
  },
};
