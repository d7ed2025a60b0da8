import { wordsOf } from '../../knowledge/route/phrases';
import { isStoreWord } from '../../knowledge/route/storage';
import type { CodeModule, Expression, FunctionCode, Parameter } from '../../model/code';
import { isGoMethod } from '../../model/go-method';
import type { Values } from '../../model/value';
import { bindInAspnet } from './aspnet-parameter';
import { assign } from './assign';
import { laravelParameter } from './laravel-parameter';
import { findName, missing, type Origin, unknown } from './origin';
import { byOwnDecorator } from './parameter-decorator';
import { type Frame, frameOf, type GivenArgument, type Run } from './run';
import { bindInSpring } from './spring-parameter';
import { bareName, namesOf } from './written';

const requestWords = new Set('req request ctx context event info'.split(' '));
const answerWords = new Set('res response reply resp toolkit'.split(' '));
const passWords = new Set('next done cb callback pass'.split(' '));
const wrappedWords = new Set(
  'f fn func function view handler wrapped callback endpoint method resolver inner controller action route'.split(' '),
);
const errorWords = new Set('err error'.split(' '));

/** What a parameter of something that runs before a handler is called for. */
export type Role = 'request' | 'answer' | 'pass' | 'error' | 'wrapped' | 'row' | 'other';

/** What the parameters of a function are for when a framework calls it. */
export function rolesOf(code: FunctionCode): readonly Role[] {
  const named = code.parameters.map(roleByName);
  if (named.some((role) => role === 'request' || role === 'wrapped')) {
    return named.map((role, at) =>
      role !== 'other'
        ? role
        : at === 1 && named[0] === 'request' && named.length <= 3 && named.includes('pass')
          ? 'answer'
          : role,
    );
  }
  return named;
}

function roleByName(parameter: Parameter, at: number): Role {
  if (parameter.isRest) return 'other';
  const role = roleByGoType(parameter);
  if (role) return role;
  if (parameter.target.kind === 'fields') return at === 0 ? 'request' : 'other';
  if (parameter.target.kind !== 'name') return 'other';
  const { name } = parameter.target;
  const words = wordsOf(name);
  const word = words.at(-1) ?? '';
  const type = parameter.type ? (namesOf(parameter.type).at(-1) ?? '') : '';
  // A variable of PHP is what its class says: `Event $event` is no request.
  const isOther = name.startsWith('$') && /^[A-Z]/.test(type) && !/(Request|Response|Closure)$/.test(type);
  if (isOther) return 'other';
  if (name === 'h' || answerWords.has(word) || type === 'Response' || type === 'FastifyReply') return 'answer';
  if (name === 'c' || requestWords.has(word) || type.endsWith('Request') || type.endsWith('Context')) return 'request';
  if (at > 0 && passWords.has(word)) return 'pass';
  if (word === 'next' || (words[0] === 'get' && word === 'response')) return 'pass';
  if (at === 0 && wrappedWords.has(word) && !name.startsWith('$')) return 'wrapped';
  if (errorWords.has(word)) return 'error';
  return word === 'obj' ? 'row' : 'other';
}

/** What types of net/http and Gin and Echo say; undefined for those of other languages. */
function roleByGoType({ type, target }: Parameter): Role | undefined {
  const written = type?.kind === 'member' ? namesOf(type).join('.') : '';
  if (written === 'http.ResponseWriter') return 'answer';
  if (/^(?:http\.Request|gin\.Context|echo\.Context|context\.Context)$/.test(written)) return 'request';
  if (/^(?:http|echo|gin)\.Handler(?:Func)?$/.test(written)) return 'pass';
  const isFunction = type?.kind === 'unknown' && type.children.length === 0 && target.kind === 'name';
  return isFunction && /^(?:h|f|fn|next|handler|inner|endpoint)$/.test(target.name) ? 'pass' : undefined;
}

/** Gives a function what it was called with. */
export function bindArguments(
  code: FunctionCode,
  args: readonly GivenArgument[],
  hasSelf: boolean,
  frame: Frame,
  run: Run,
): void {
  const positional = args.filter(({ name }) => name === undefined);
  const isOpen = args.some(({ isSpread }) => isSpread);
  let at = 0;
  const own = isGoMethod(code, frame.module.language) ? code.parameters[0] : undefined;
  if (own) bindReceiver(own, frame, run);
  for (const parameter of code.parameters) {
    const name = parameter.target.kind === 'name' ? parameter.target.name : undefined;
    if (parameter === own) continue;
    if (hasSelf && at === 0 && (name === 'self' || name === 'cls') && !frame.scope.names.has(name)) continue;
    const keyword = args.find((one) => one.name !== undefined && (one.name === name || `$${one.name}` === name));
    if (parameter.isRest) {
      const rest = positional.slice(at).map(({ origin }) => origin);
      assign(parameter.target, { kind: 'list', items: rest, isWhole: !isOpen }, frame, run, true);
      continue;
    }
    const given = keyword?.origin ?? positional[at]?.origin;
    if (!keyword) at++;
    assign(parameter.target, given ?? absent(parameter, isOpen, frame, run), frame, run, true);
  }
}

/** The receiver of a method of Go is what it is called on. */
function bindReceiver({ target }: Parameter, frame: Frame, run: Run): void {
  assign(target, findName(frame.scope, 'self') ?? unknown, frame, run, true);
}

function absent(parameter: Parameter, isOpen: boolean, frame: Frame, run: Run): Origin {
  if (parameter.default) return run.evaluate(parameter.default, frame);
  return isOpen ? unknown : { kind: 'constant', value: null };
}

/** Gives a function what a framework calls it with, by what its parameters are called. */
export function bindByRole(code: FunctionCode, frame: Frame, run: Run): void {
  if (frame.module.language === 'csharp' || frame.module.language === 'java') {
    const bind = frame.module.language === 'java' ? bindInSpring : bindInAspnet;
    bind(code, frame, run);
    return;
  }
  const roles = rolesOf(code);
  const isPositional =
    !roles.some((role) => role === 'request' || role === 'wrapped') && frame.module.language === 'javascript';
  for (const [at, parameter] of code.parameters.entries()) {
    const name = parameter.target.kind === 'name' ? parameter.target.name : undefined;
    if (at === 0 && isGoMethod(code, frame.module.language)) {
      bindReceiver(parameter, frame, run);
      continue;
    }
    if (name !== undefined && (name === 'self' || name === 'cls' || name === 'this')) continue;
    if (takesAll(code, at, frame)) {
      assign(parameter.target, { kind: 'list', items: called, isWhole: true }, frame, run, true);
      continue;
    }
    const handed =
      frame.depth <= 1 && frame.module.language === 'python'
        ? run.fields.get(`path.${at - (hasReceiver(code) ? 1 : 0)}`)
        : undefined;
    if (handed) {
      assign(parameter.target, handed, frame, run, true);
      continue;
    }
    if (at > 1 && frame.module.language === 'php' && code.name?.value === 'handle') {
      assign(parameter.target, givenTo(parameter, at - 2, frame, run), frame, run, true);
      continue;
    }
    const role = isPositional ? (['request', 'answer', 'pass'] as const)[at] : roles[at];
    assign(parameter.target, originOfParameter(parameter, role ?? 'other', frame, run), frame, run, true);
  }
}

/** What middleware of Laravel is given behind the request and the next one: `role:admin`. */
function givenTo(parameter: Parameter, at: number, frame: Frame, run: Run): Origin {
  if (parameter.isRest) return { kind: 'list', items: run.given.slice(at), isWhole: true };
  return run.given[at] ?? (parameter.default ? run.evaluate(parameter.default, frame) : missing);
}

/** True for a method of Python, whose first parameter is what it is called on. */
function hasReceiver({ parameters: [first] }: FunctionCode): boolean {
  return first?.target.kind === 'name' && first.target.name === 'self';
}

/** What middleware of JavaScript is called with. */
const called: readonly Origin[] = [{ kind: 'request', path: [] }, { kind: 'answer' }, { kind: 'pass' }];

/** True for a function that hands on all that it is called with: `(...args) => inner(...args)`. */
export function takesAll(code: FunctionCode, at: number, { module }: Pick<Frame, 'module'>): boolean {
  return at === 0 && code.parameters[0]?.isRest === true && module.language === 'javascript';
}

function originOfParameter(parameter: Parameter, role: Role, frame: Frame, run: Run): Origin {
  const injected = injectedBy(parameter, frame.module, run.values);
  if (injected)
    return run.evaluate(
      injected.expression,
      injected.module === frame.module ? frame : frameOf(injected.module, frame.depth),
    );
  switch (role) {
    case 'request':
      return { kind: 'request', path: [] };
    case 'answer':
      return { kind: 'answer' };
    case 'pass':
    case 'wrapped':
      return { kind: 'pass' };
    default:
      return parameterOfHandler(parameter, frame, run);
  }
}

/** `= Depends(f)`, `Annotated[T, Depends(f)]` or a name for that: the call that says what is injected, and where. */
export function injectedBy(parameter: Parameter, module: CodeModule, values: Values): Injection | undefined {
  const { default: given, type } = parameter;
  if (given?.kind === 'call' && isInjection(given)) return { expression: given, module };
  const own = type && injectionIn(type);
  if (own) return { expression: own, module };
  const named = type?.kind === 'name' || type?.kind === 'member' ? values.of(type, module) : undefined;
  const found = named?.kind === 'unknown' && named.expression ? injectionIn(named.expression) : undefined;
  return found && named?.kind === 'unknown' ? { expression: found, module: named.module ?? module } : undefined;
}

interface Injection {
  readonly expression: Expression;
  readonly module: CodeModule;
}

function injectionIn(type: Expression): Expression | undefined {
  return type.kind === 'index' ? type.at.find((one) => one.kind === 'call' && isInjection(one)) : undefined;
}

function isInjection(expression: Expression): boolean {
  const name = expression.kind === 'call' ? namesOf(expression.callee).at(-1) : undefined;
  return name === 'Depends' || name === 'Security';
}

const decoratorParts = new Map<string, 'path' | 'query' | 'body' | 'header'>([
  ['Param', 'path'],
  ['Query', 'query'],
  ['Body', 'body'],
  ['Headers', 'header'],
  ['Args', 'body'],
  ['Payload', 'body'],
  ['MessageBody', 'body'],
  ['UploadedFile', 'body'],
]);

/** True for what the program hands in itself: a session of the database, a service. */
function isService(name: string): boolean {
  return wordsOf(name).some((word) => isStoreWord(word) || serviceWords.has(word));
}

const scalarTypes = new Set(['Optional', 'Union', 'Annotated', 'Literal', 'Decimal', 'List', 'Any', 'Path', 'Query']);

const serviceWords = new Set('dep deps service services settings tasks manager client engine logger'.split(' '));

/** What a parameter of a handler is that nobody else explained. */
export function parameterOfHandler(parameter: Parameter, frame: Frame, run: Run): Origin {
  const name = parameter.target.kind === 'name' ? parameter.target.name : '';
  for (const { value } of parameter.decorators) {
    const decorator = namesOf(value).at(-1) ?? '';
    const part = decoratorParts.get(decorator);
    const first = value.kind === 'call' ? value.args[0]?.value : undefined;
    if (part) return { kind: 'controlled', part, name: first?.kind === 'text' ? first.value : '' };
    if (decorator === 'Req' || decorator === 'Request' || decorator === 'Ctx' || decorator === 'Context')
      return { kind: 'request', path: [] };
    if (decorator === 'Res' || decorator === 'Response') return { kind: 'answer' };
    if (
      wordsOf(decorator).some((word) => word === 'user' || word === 'auth' || word === 'session' || word === 'account')
    ) {
      return { kind: 'principal', path: first?.kind === 'text' ? [first.value] : [] };
    }
    const own = byOwnDecorator(value, frame, run);
    if (own && own.kind !== 'unknown') return own;
  }
  if (frame.module.language === 'go') return unknown;
  if (frame.module.language === 'php') return laravelParameter(parameter, bareName(name), frame, run);
  if (parameter.isRest) return { kind: 'controlled', part: 'path', name: '' };
  if (frame.module.language === 'python') {
    if (isService(name) || isService(parameter.type ? (namesOf(parameter.type).at(-1) ?? '') : '')) return unknown;
    const given =
      parameter.default?.kind === 'call'
        ? parameter.default
        : parameter.type?.kind === 'index'
          ? parameter.type.at.find((one) => one.kind === 'call')
          : undefined;
    const source = given?.kind === 'call' ? (namesOf(given.callee).at(-1) ?? '') : '';
    if (source === 'Header') return { kind: 'controlled', part: 'header', name };
    if (source === 'Cookie') return { kind: 'controlled', part: 'cookie', name };
    if (source === 'Query') return { kind: 'controlled', part: 'query', name };
    if (source === 'Body' || source === 'Form' || source === 'File') return { kind: 'controlled', part: 'body', name };
    // A model of its own for a type is read from the body.
    const type = parameter.type ? (namesOf(parameter.type).at(-1) ?? '') : '';
    const isBody = /^[A-Z][a-z]/.test(type) && !scalarTypes.has(type);
    const part = isBody ? 'body' : 'path';
    return run.fields.get(`path.${name}`) ?? { kind: 'controlled', part, name };
  }
  return { kind: 'controlled', part: 'input', name };
}
