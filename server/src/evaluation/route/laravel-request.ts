import type { Call, Dictionary } from '../../model/code';
import type { RequestPart } from '../../model/route';
import type { ClassValue, Value, Values } from '../../model/value';
import { setField } from './assign';
import { evaluateFact } from './library-call';
import { type Origin, unknown } from './origin';
import type { Frame, GivenArgument, Run } from './run';

const parts = new Map<string, RequestPart>([
  ...each(
    'body',
    'input post json string str integer float boolean date enum enums file array collect all old get any',
  ),
  ...each('query', 'query'),
  ...each('path', 'route parameter'),
  ...each('header', 'header server bearerToken getPassword getUser'),
  ...each('cookie', 'cookie'),
]);

function each(part: RequestPart, names: string): readonly (readonly [string, RequestPart])[] {
  return names.split(' ').map((name) => [name, part] as const);
}

/** What a method of the request gives; undefined where other frameworks mean the same by the name. */
export function laravelMethod(
  { path }: Origin & { kind: 'request' },
  name: string,
  call: Call,
  args: readonly GivenArgument[],
  frame: Frame,
  run: Run,
): Origin | undefined {
  // `$request->session()->get('user')` and the like are no methods of the request itself.
  if (path.length > 0) return undefined;
  const [first] = args;
  const key = first?.origin.kind === 'constant' && typeof first.origin.value === 'string' ? first.origin.value : '';
  switch (name) {
    case 'validated':
    case 'safe':
    case 'except':
      return input('validated');
    case 'validate':
    case 'only':
      return fieldsOf(args.map(({ origin }) => origin));
    case 'session':
      return { kind: 'request', path: ['session'] };
    case 'merge':
    case 'mergeIfMissing':
      if (first?.origin.kind === 'fields')
        for (const [field, origin] of first.origin.entries) setField([field], origin, run);
      return { kind: 'request', path: [] };
    case 'hasValidSignature':
    case 'hasValidRelativeSignature': {
      const says = 'verifies that the address was signed';
      return evaluateFact({ does: 'checks', fails: 'missing', sort: 'attribute', says }, call, args, frame, run);
    }
    case 'has':
    case 'filled':
    case 'missing':
    case 'hasFile':
    case 'whenFilled':
      return unknown;
    case 'bearerToken':
      return { kind: 'controlled', part: 'header', name: 'authorization' };
    default: {
      const part = parts.get(name);
      return part && { kind: 'controlled', part, name: key };
    }
  }
}

function input(name: string): Origin {
  return { kind: 'controlled', part: 'body', name };
}

/** The fields that rules or a list of names let through: `validate(['title' => 'required'])`, `only(['title'])`. */
function fieldsOf(given: readonly Origin[]): Origin {
  const names = given.flatMap((one) => {
    if (one.kind === 'fields') return [...one.entries.keys()];
    const items = one.kind === 'list' ? one.items : [one];
    return items.flatMap((item) => (item.kind === 'constant' && typeof item.value === 'string' ? [item.value] : []));
  });
  if (names.length === 0) return input('validated');
  const entries = names.filter((name) => !name.includes('.')).map((name) => [name, input(name)] as const);
  return { kind: 'fields', entries: new Map(entries), rest: [] };
}

/** What a form request lets through, by the rules that it names. */
export function validatedBy(type: ClassValue, values: Values): Origin {
  const rules = values.member({ kind: 'instance', of: type, module: type.module }, 'rules');
  const found = rules.kind === 'function' ? values.results(rules) : [];
  const dictionary = found.find((one): one is Value & { kind: 'dictionary' } => one.kind === 'dictionary')?.dictionary;
  return dictionary ? fieldsOf([keysOf(dictionary)]) : input('validated');
}

function keysOf({ entries }: Dictionary): Origin {
  const names = entries.flatMap(({ key }) => (key ? [key.value] : []));
  return { kind: 'list', items: names.map((value) => ({ kind: 'constant', value })), isWhole: true };
}
