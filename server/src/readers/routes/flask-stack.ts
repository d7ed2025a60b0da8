import type { Call, CodeModule, Decorator } from '../../model/code';
import { type Stack, stackId } from '../../model/route';
import type { CallValue, Value, Values } from '../../model/value';
import { argument } from './arguments';
import { externalsOf, lineageOf } from './classes';
import { pathOf } from './framework';
import { parameterStack, passedOn } from './hand-over';

/** What Flask and its extensions register on, by package and name. `api` is what holds resources. */
type Made = 'application' | 'blueprint' | 'api' | 'namespace';

const flaskLike: Readonly<Record<string, Made>> = { Blueprint: 'blueprint', Api: 'api' };
const packages: Readonly<Record<string, Readonly<Record<string, Made>>>> = {
  flask: { Flask: 'application', ...flaskLike },
  quart: { Quart: 'application', ...flaskLike },
  apiflask: { APIFlask: 'application', APIBlueprint: 'blueprint' },
  flask_openapi3: { OpenAPI: 'application', APIBlueprint: 'blueprint' },
  flask_smorest: { Blueprint: 'blueprint', Api: 'api' },
  flask_restful: { Api: 'api' },
  flask_restx: { Api: 'api', Namespace: 'namespace' },
  flask_restplus: { Api: 'api', Namespace: 'namespace' },
  connexion: { FlaskApp: 'application', App: 'application', AsyncApp: 'application' },
};

/** A stack of Flask, and what kind of thing it is for the program. */
export interface FlaskStack {
  readonly stack: Omit<Stack, 'entries'>;
  readonly made: Made | 'parameter';
  /** The call that made it. */
  readonly call?: Call;
}

/** The stack of Flask that a value is, also where a function of the project makes it, or a class extends one. */
export function flaskStack(value: Value, values: Values, depth = 0): FlaskStack | undefined {
  switch (value.kind) {
    case 'call':
      return ofCall(value, values, depth);
    case 'instance': {
      const outside = externalsOf(lineageOf(value.of, values));
      const made = outside.map((one) => packages[one.package]?.[one.path.at(-1) ?? '']).find((one) => one);
      return made && value.call ? ofMade(made, value.call, value.module, values) : undefined;
    }
    case 'member':
      // The application of Flask inside of the one of Connexion.
      return value.name === 'app' ? flaskStack(value.of, values, depth) : undefined;
    case 'parameter':
      return value.names.length === 0
        ? {
            stack: { ...parameterStack(value, { framework: 'flask', isOrdered: false }), isAssumed: true },
            made: 'parameter',
          }
        : undefined;
    case 'external':
      return value.package === 'flask' && value.path.join('.') === 'current_app' ? current : undefined;
    default:
      return undefined;
  }
}

/** The application that is at work while a module is loaded by it: it is the same in all modules that name it so. */
const current: FlaskStack = {
  stack: {
    id: 'flask.current_app',
    framework: 'flask',
    place: { path: '', span: { start: 0, end: 0 } },
    name: 'current_app',
    kind: 'application',
    isOrdered: false,
  },
  made: 'application',
};

function ofCall(value: CallValue, values: Values, depth: number): FlaskStack | undefined {
  const { callee, call, module } = value;
  if (callee.kind === 'external') {
    const made = packages[callee.package]?.[callee.path.at(-1) ?? ''];
    return made && ofMade(made, call, module, values);
  }
  // `api.namespace('users')` makes one and adds it.
  if (callee.kind === 'member' && callee.name === 'namespace') {
    const api = flaskStack(callee.of, values, depth);
    return api?.made === 'api' ? ofMade('namespace', call, module, values) : undefined;
  }
  if (callee.kind !== 'function' || depth > 3) return undefined;
  const given = passedOn(value, values);
  if (given !== value) return flaskStack(given, values, depth + 1);
  for (const result of values.results(callee)) {
    const found = flaskStack(result, values, depth + 1);
    if (found && found.made !== 'parameter') return found;
  }
  return undefined;
}

function ofMade(made: Made, call: Call, module: CodeModule, values: Values): FlaskStack {
  const prefix = prefixOf(made, call, module, values);
  const stack: Omit<Stack, 'entries'> = {
    id: stackId(module.path, call.span.start),
    framework: 'flask',
    place: { path: module.path, span: call.span },
    name: made === 'application' ? 'app' : made,
    kind: made === 'application' ? 'application' : 'router',
    isOrdered: false,
    ...(prefix !== undefined && { prefix }),
  };
  return { stack, made, call };
}

/** A namespace without a path has its name for one. */
function prefixOf(made: Made, call: Call, module: CodeModule, values: Values): string | undefined {
  const given = argument(call, made === 'namespace' ? 'path' : made === 'blueprint' ? 'url_prefix' : 'prefix');
  const isEmpty = given?.kind === 'literal' && given.value === null;
  if (given && !isEmpty) return flaskPath(pathOf(given, module, values) ?? '…');
  const [first] = call.args;
  if (made !== 'namespace' || !first || (first.name && first.name.value !== 'name')) return undefined;
  return `/${pathOf(first.value, module, values) ?? '…'}`;
}

/** True if a decorator is a word of a stack of Flask or of an extension: it registers, documents or shapes, and guards not. */
export function isOfFlask({ value }: Pick<Decorator, 'value'>, module: CodeModule, values: Values): boolean {
  const callee = value.kind === 'call' ? value.callee : value;
  if (callee.kind !== 'member' || callee.name.value === 'auth_required') return false;
  const of = flaskStack(values.of(callee.of, module), values);
  return of !== undefined && of.made !== 'parameter';
}

/** `/users/<int:id>` with its parameters as `:id`. */
export function flaskPath(path: string): string {
  return path.replace(/<(?:[^<>:]{0,99}:)?\s{0,9}(\w{1,99})\s{0,9}>/g, ':$1');
}
