import type { FunctionCode, Parameter } from '../../model/code';
import type { RequestPart } from '../../model/route';
import { assign } from './assign';
import { type Origin, unknown } from './origin';
import type { Frame, Run } from './run';
import { namesOf } from './written';

const requestTypes = new Set(
  (
    'HttpContext HttpRequest AuthorizationFilterContext ActionExecutingContext ActionExecutedContext ResourceExecutingContext ' +
    'EndpointFilterInvocationContext PageHandlerExecutingContext AuthorizationHandlerContext ResultExecutingContext HttpRequestMessage'
  ).split(' '),
);
const passTypes = new Set(
  'RequestDelegate EndpointFilterDelegate ActionExecutionDelegate ResourceExecutionDelegate PageHandlerExecutionDelegate Func'.split(
    ' ',
  ),
);
const scalarTypes = new Set(
  (
    'int long short byte uint ulong string bool decimal double float char Guid DateTime DateTimeOffset DateOnly TimeOnly TimeSpan Int32 Int64 String ' +
    'Boolean Uri ObjectId Ulid'
  ).split(' '),
);

const parts: ReadonlyMap<string, RequestPart> = new Map([
  ['FromRoute', 'path'],
  ['FromQuery', 'query'],
  ['FromBody', 'body'],
  ['FromForm', 'body'],
  ['FromHeader', 'header'],
  ['FromUri', 'query'],
  ['AsParameters', 'query'],
]);

/** Types that only carry what a request says; what they have is not all that the row has. */
const carriers =
  /(Dto|DTO|Request|Model|Command|Query|Input|Resource|Form|Params|Parameters|Vm|Payload|Filter|Options|Patch|JsonPatchDocument)$/;

/** Gives a function what ASP.NET calls it with: by attributes, by types, and by convention. */
export function bindInAspnet(code: FunctionCode, frame: Frame, run: Run): void {
  for (const [index, parameter] of code.parameters.entries()) {
    assign(parameter.target, originOf(parameter, index, code, frame), frame, run, true);
  }
}

function originOf(parameter: Parameter, index: number, code: FunctionCode, frame: Frame): Origin {
  const name = parameter.target.kind === 'name' ? parameter.target.name : '';
  const type =
    parameter.type?.kind === 'index'
      ? (namesOf(parameter.type.of).at(-1) ?? '')
      : parameter.type
        ? (namesOf(parameter.type).at(-1) ?? '')
        : '';
  const isOfBody = carriers.test(type) ? name : '';
  for (const { value } of parameter.decorators) {
    const attribute =
      namesOf(value)
        .at(-1)
        ?.replace(/Attribute$/, '') ?? '';
    const part = parts.get(attribute);
    if (!part) continue;
    const called = value.kind === 'call' ? value.args.find((one) => one.name?.value === 'Name')?.value : undefined;
    const shown = called?.kind === 'text' ? called.value : name;
    const isWhole = part === 'body' && !scalarTypes.has(type);
    return { kind: 'controlled', part, name: isWhole ? isOfBody : shown };
  }
  if (type === '') {
    if (/^(context|ctx|httpContext|request|req)$/.test(name)) return { kind: 'request', path: [] };
    if (/^(next|pass)$/.test(name)) return { kind: 'pass' };
    return unknown;
  }
  if (requestTypes.has(type)) return { kind: 'request', path: [] };
  if (passTypes.has(type)) return { kind: 'pass' };
  if (type === 'HttpResponse') return { kind: 'answer' };
  if (type === 'ClaimsPrincipal' || type === 'IPrincipal') return { kind: 'principal', path: [] };
  if (type === 'CancellationToken') return unknown;
  if (scalarTypes.has(type)) return { kind: 'controlled', part: 'path', name };
  if (type === 'Array' || type === 'List' || type === 'IEnumerable') return { kind: 'controlled', part: 'body', name };
  if (/^IFormFile/.test(type)) return { kind: 'controlled', part: 'body', name };
  const isService =
    /^I[A-Z]/.test(type) ||
    services.test(type) ||
    parameter.decorators.some(({ value }) => /Services/.test(namesOf(value).at(-1) ?? ''));
  if (isService) {
    return { kind: 'value', value: { kind: 'parameter', parameter, index, names: [], of: code, module: frame.module } };
  }
  return { kind: 'controlled', part: 'body', name: isOfBody };
}

/** What the program hands in by itself. */
const services =
  /(Context|Db|Repository|Service|Manager|Store|Mapper|Mediator|Sender|Logger|Factory|Client|Provider|Handler|Accessor|Validator|Database|Session|Publisher)$/;
