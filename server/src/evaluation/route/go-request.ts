import { isPeopleModel } from '../../knowledge/route/attributes';
import { contextName } from '../../knowledge/route/go';
import type { Expression } from '../../model/code';
import type { RequestPart } from '../../model/route';
import { setField } from './assign';
import type { CallSite } from './call-site';
import { answerInGo } from './go-answer';
import { fill } from './go-fill';
import { memberOf } from './member';
import { type Origin, partsOf, unknown } from './origin';
import { classifyRequest, fieldKey } from './request';
import { ask, asksWho, type Frame, note, PASSES, placeIn, type Run } from './run';
import { namesOf } from './written';

const request: Origin = { kind: 'request', path: [] };

const controlledBy = new Map<string, RequestPart>([
  ...each('path', 'Param PathValue URLParam Params ParamInt'),
  ...each('query', 'Query DefaultQuery QueryParam QueryParams QueryArray GetQuery QueryMap GetQueryArray'),
  ...each(
    'body',
    'PostForm DefaultPostForm GetPostForm FormValue PostFormValue FormFile MultipartForm FormParams PostFormArray GetRawData MultipartReader',
  ),
  ...each('header', 'GetHeader BasicAuth UserAgent Referer'),
  ...each('cookie', 'Cookie Cookies CookiesNamed'),
]);

function each(part: RequestPart, names: string): readonly (readonly [string, RequestPart])[] {
  return names.split(' ').map((name) => [name, part] as const);
}

const itself = new Set('Context WithContext Clone Request Copy UserContext StdContext'.split(' '));
const lookUps =
  /^(?:Value|Get|MustGet|Get(?:String|Int|Int64|Uint|Uint64|Bool|Float64|Time|Duration|StringSlice|StringMap))$/;
const binders =
  /^(?:(?:Should|Must)?Bind(?:JSON|XML|YAML|TOML|Query|Uri|URI|Header|With|BodyWith)?(?:JSON)?|BodyParser|QueryParser|ParamsParser|ReadJSON|ReadBody)$/;

/** What a method of a request gives: of net/http, Gin and Echo, and of the context that belongs to it. */
export function methodOfGoRequest(
  receiver: Origin & { kind: 'request' },
  site: CallSite,
  frame: Frame,
  run: Run,
): Origin {
  const { call, names, args } = site;
  const name = names.at(-1) ?? '';
  const [first, second] = args.map(({ origin }) => origin);
  const key = keyOf(first, call.args[0]?.value);
  if (itself.has(name)) return receiver.path[0] === 'URL' ? receiver : request;
  if (name === 'Response') return { kind: 'answer' };
  if (name === 'Next') {
    run.effects |= PASSES;
    return unknown;
  }
  if (receiver.path[0] === 'session') return methodOfSession(name, key, site, frame, run);
  if (receiver.path[0] === 'URL' && name === 'Query') return { kind: 'controlled', part: 'query', name: '' };
  if (name === 'Set' && key !== undefined && second) {
    setField([key], second, run);
    return unknown;
  }
  if (lookUps.test(name) && key !== undefined) return heldBy(key, frame, run);
  if (binders.test(name)) {
    fill(site, bound(name), frame, run);
    return unknown;
  }
  const part = controlledBy.get(name);
  if (part) {
    const given = first?.kind === 'constant' && typeof first.value === 'string' ? first.value : '';
    return { kind: 'controlled', part, name: name === 'BasicAuth' ? 'authorization' : given };
  }
  return answerInGo(site, frame, run) ?? unknown;
}

/** What a context holds under a name: who calls, if it is called like a person. */
function heldBy(key: string, frame: Frame, run: Run): Origin {
  const found = memberOf(request, key, frame, run);
  if (found.kind !== 'unknown') return found;
  return isPeopleModel(key) && !/client/i.test(key) ? { kind: 'principal', path: [] } : found;
}

function bound(name: string): Origin {
  const part = /Quer/.test(name)
    ? 'query'
    : /Ur[il]|URI|Params/.test(name)
      ? 'path'
      : /Header/.test(name)
        ? 'header'
        : 'body';
  return { kind: 'controlled', part, name: '' };
}

/** What a session of gorilla, Gin or scs is asked for, or told. */
function methodOfSession(name: string, key: string | undefined, site: CallSite, frame: Frame, run: Run): Origin {
  const place = placeIn(frame, site.call);
  const words = key === undefined ? unknown : classifyRequest(['session', key]);
  const isCaller = partsOf(words).some(({ kind }) => kind === 'principal');
  if (name === 'Exists' && isCaller) return ask(run, asksWho('asks whether the session has a caller', place));
  if (/^(?:Get|Pop|Load)/.test(name) || name === 'Exists')
    return run.fields.get(fieldKey(['session', key ?? ''])) ?? words;
  if (/^(?:Put|Set)$/.test(name) && isCaller)
    note(run.trace.behaviours, { sort: 'token', says: 'signs a caller in', place });
  return unknown;
}

/** The name of what a key of a context means: its text, else the name of the constant or of the type that it is made of. */
export function keyOf(origin: Origin | undefined, expression: Expression | undefined): string | undefined {
  if (origin?.kind === 'constant' && typeof origin.value === 'string') return contextName(origin.value);
  const name = expression && (expression.kind === 'call' ? namesOf(expression.callee) : namesOf(expression)).at(-1);
  return name === undefined ? undefined : contextName(name);
}
