import type { CodeLanguage, CodeModule, Expression, FunctionCode } from '../../model/code';
import type { CallValue, ClassValue, FunctionValue, InstanceValue, ParameterValue, Value } from '../../model/value';
import { bindingsOf } from './bindings';
import { writtenTo } from './fields';
import { agreed, type Follow } from './follow';
import { fieldOfLiteral, implementation, methodOfPackage } from './go-members';
import { implementing } from './interfaces';
import { behind } from './package';

/** A field or method of a value; undefined if none is found. */
export function findMember(follow: Follow, value: Value, name: string): Value | undefined {
  switch (value.kind) {
    case 'external':
      return behind(value, name);
    case 'module':
      return follow.exported(value.module, name);
    case 'dictionary':
      return ofDictionary(follow, value, name);
    case 'list':
      return ofList(follow, value, name);
    case 'class':
      return ofClass(follow, value, name);
    case 'instance':
      return ofInstance(follow, value, name);
    case 'function':
      return ofWritten(follow, value.function, value.module, name);
    case 'call':
      return ofWritten(follow, value.call, value.module, name) ?? ofCallResult(follow, value, name);
    case 'parameter':
      return ofParameter(follow, value, name);
    default:
      return undefined;
  }
}

function ofWritten(follow: Follow, node: Expression, module: CodeModule, name: string): Value | undefined {
  return agreed(writtenTo(node, module, name).map((one) => follow.of(one, module)));
}

/** What stands last counts; of what is spread, what it is known to have. */
function ofDictionary(
  follow: Follow,
  { dictionary, module }: Value & { readonly kind: 'dictionary' },
  name: string,
): Value | undefined {
  const later = ofWritten(follow, dictionary, module, name);
  if (later) return later;
  for (const { key, value, isSpread } of dictionary.entries.toReversed()) {
    if (key?.value === name) return follow.of(value, module);
    const found = isSpread ? follow.find(follow.of(value, module), name) : undefined;
    if (found && found.kind !== 'external') return found;
  }
  return undefined;
}

function ofList(follow: Follow, { list, module }: Value & { readonly kind: 'list' }, name: string): Value | undefined {
  const index = /^\d{1,6}$/.test(name) ? Number(name) : -1;
  const item = list.items[index];
  const isMoved = list.items.slice(0, index + 1).some(({ kind }) => kind === 'spread');
  return item && !isMoved ? follow.of(item, module) : undefined;
}

/** A name of the class itself, of what was given to it, or of its bases. */
function ofClass(follow: Follow, value: ClassValue, name: string): Value | undefined {
  for (const one of [value, ...follow.bases(value)]) {
    if (one.kind === 'external') continue;
    const found = memberIn(follow, one, name, value);
    if (found) return found;
  }
  return undefined;
}

function ofInstance(follow: Follow, value: InstanceValue, name: string): Value | undefined {
  for (const one of [value.of, ...follow.bases(value.of)]) {
    if (one.kind === 'external') continue;
    const found = memberIn(follow, one, name, value) ?? injected(follow, one, name);
    if (found) return found;
  }
  return undefined;
}

function memberIn(
  follow: Follow,
  { class: code, module }: ClassValue,
  name: string,
  self: ClassValue | InstanceValue,
): Value | undefined {
  const own = module.language === 'go' ? ofGo(follow, { kind: 'class', class: code, module }, name, self) : undefined;
  if (own) return own;
  const member = code.members.findLast((one) => one.name.value === name);
  if (member?.value?.kind === 'function') {
    const method: FunctionValue = { kind: 'function', function: member.value, module, self };
    return isProperty(member.value) && self.kind === 'instance' ? agreed(follow.results(method)) : method;
  }
  const written = settled(follow, ofWritten(follow, code, module, name));
  if (written) return written;
  if (member?.value) return settled(follow, follow.of(member.value, module));
  return member?.type && ofType(follow, member.type, module);
}

/** Methods of Go are declared for themselves, and fields have what the literal gives them that made the instance. */
function ofGo(follow: Follow, of: ClassValue, name: string, self: ClassValue | InstanceValue): Value | undefined {
  const method = methodOfPackage(follow, of, name, self);
  return (
    method ?? (self.kind === 'instance' && self.of.class === of.class ? fieldOfLiteral(follow, self, name) : undefined)
  );
}

/** Languages in which types are all that is known of what comes from packages. */
const byType: ReadonlySet<CodeLanguage> = new Set(['go', 'csharp', 'java']);

/** What is of a type: an instance of a class of the project, or something of a package. */
export function ofType(follow: Follow, type: Expression, module: CodeModule): Value | undefined {
  const typed = follow.typed(type, module);
  if (typed || !byType.has(module.language)) return typed;
  const outside = type.kind === 'index' ? type.of : type;
  if (outside.kind !== 'member' && (outside.kind !== 'name' || module.language === 'go')) return undefined;
  const value = follow.of(outside, module);
  return value.kind === 'external' ? value : undefined;
}

/** A field that holds what was injected is an instance of the type that was asked for. */
function settled(follow: Follow, value: Value | undefined): Value | undefined {
  const type = value?.kind === 'parameter' && value.names.length === 0 ? value.parameter.type : undefined;
  return (value?.kind === 'parameter' && type && follow.typed(type, value.module)) || value;
}

const propertyWords: ReadonlySet<string> = new Set(['property', 'cached_property']);

function isProperty({ decorators }: FunctionCode): boolean {
  return decorators.some(({ value }) => {
    const name = value.kind === 'member' ? value.name.value : value.kind === 'name' ? value.name : '';
    return propertyWords.has(name);
  });
}

/** `constructor(private readonly users: Users)` is a field. */
function injected(follow: Follow, { class: code, module }: ClassValue, name: string): Value | undefined {
  const builder = code.members.find((member) => member.name.value === 'constructor')?.value;
  if (builder?.kind !== 'function') return undefined;
  const isPhp = module.language === 'php';
  const index = builder.parameters.findIndex(
    ({ isField, target }) => isField && target.kind === 'name' && target.name === (isPhp ? `$${name}` : name),
  );
  const parameter = builder.parameters[index];
  if (!parameter) return undefined;
  return settled(follow, { kind: 'parameter', parameter, index, names: [], of: builder, module });
}

/** What a function of the project gives may have the field, and so may what is joined or taken from a container. */
function ofCallResult(follow: Follow, value: CallValue, name: string): Value | undefined {
  const { callee, call, module } = value;
  const given = call.args.map((argument) => argument.value);
  if (callee.kind === 'external' && callee.package === '' && callee.path.join('.') === 'Object.assign') {
    return firstOf(given.toReversed(), (one) => follow.find(follow.of(one, module), name));
  }
  const asked = (callee.kind === 'external' ? callee.path.at(-1) : callee.kind === 'member' ? callee.name : '') ?? '';
  const [only] = given;
  if (/^(get|resolve|make|app)$/.test(asked) && only && given.length === 1) {
    const wanted = follow.of(only, module);
    return wanted.kind === 'class' ? ofInstance(follow, { kind: 'instance', of: wanted, module }, name) : undefined;
  }
  if (callee.kind === 'external') return undefined;
  return firstOf(follow.results(callee), (one) => follow.find(one, name));
}

function firstOf<T>(items: readonly T[], find: (item: T) => Value | undefined): Value | undefined {
  for (const item of items) {
    const found = find(item);
    if (found) return found;
  }
  return undefined;
}

/** A parameter whose type is a class of the project has its methods. */
function ofParameter(follow: Follow, value: ParameterValue, name: string): Value | undefined {
  const type = value.names.length === 0 ? value.parameter.type : undefined;
  const typed = type && ofType(follow, type, value.module);
  return typed && follow.find(typed, name);
}

/** An instance of the class of the project that a type names, behind `Optional` and the like too. */
export function instanceOfType(follow: Follow, type: Expression, module: CodeModule): InstanceValue | undefined {
  const value = classOfType(follow, type, module);
  const made = value && (module.language === 'go' ? implementation(follow, value) : implementing(follow, value));
  return made ?? (value && { kind: 'instance', of: value, module });
}

const wrappers: ReadonlySet<string> = new Set([
  'Annotated',
  'Optional',
  'Readonly',
  'Partial',
  'Promise',
  'InstanceType',
]);

/** How deep types may stand in each other: `Promise<Optional<A | B>>`. */
const deepestType = 24;

function classOfType(follow: Follow, type: Expression, module: CodeModule, depth = 0): ClassValue | undefined {
  if (depth > deepestType) return undefined;
  switch (type.kind) {
    case 'name':
    case 'member': {
      const value = follow.of(type, module);
      return value.kind === 'class' ? value : undefined;
    }
    case 'text': {
      const [binding] = /^\w{1,100}$/.test(type.value) ? bindingsOf(module).find(type.value, type.span.start) : [];
      const value = binding && follow.binding(binding, module);
      return value?.kind === 'class' ? value : undefined;
    }
    case 'index': {
      const [first] = type.at;
      const name = type.of.kind === 'name' ? type.of.name : type.of.kind === 'member' ? type.of.name.value : '';
      return first && wrappers.has(name)
        ? classOfType(follow, first, module, depth + 1)
        : classOfType(follow, type.of, module, depth + 1);
    }
    case 'binary':
      return classOfType(follow, type.left, module, depth + 1) ?? classOfType(follow, type.right, module, depth + 1);
    case 'unknown':
      return firstClass(type.children.map((child) => classOfType(follow, child, module, depth + 1)));
    default:
      return undefined;
  }
}

function firstClass(classes: readonly (ClassValue | undefined)[]): ClassValue | undefined {
  return classes.find((one) => one !== undefined);
}
