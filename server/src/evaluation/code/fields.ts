import type { ClassCode, CodeModule, Expression, FunctionCode } from '../../model/code';
import { bindingsOf } from './bindings';

/** The values that are given to fields from outside of what has them, by what has them. */
type Fields = ReadonlyMap<Expression, ReadonlyMap<string, readonly Expression[]>>;

const known = new WeakMap<CodeModule, Fields>();
const classes = new WeakMap<FunctionCode, ClassCode>();

/** More values of one field are not told apart. */
const mostValues = 8;
const longestAlias = 4;

/**
 * What a module gives to a field of something that is made in it: of an object literal, a class, a function, or what a
 * call gives (`guards.isAdmin = ...`, `this.users = users`, `User.prototype.find = ...`).
 */
export function writtenTo(node: Expression, module: CodeModule, name: string): readonly Expression[] {
  return fieldsOf(module).get(node)?.get(name) ?? [];
}

/** A function that gives fields to `this` or has a prototype, as the class that it makes. */
export function asClass(code: FunctionCode, module: CodeModule): ClassCode | undefined {
  const before = classes.get(code);
  if (before) return before;
  const fields = fieldsOf(module).get(code);
  if (!fields) return undefined;
  const members = [...fields].flatMap(([name, values]) => {
    const value = values.at(-1);
    if (name === 'prototype' && value?.kind === 'dictionary') {
      return value.entries.flatMap((entry) => (entry.key ? [memberOf(entry.key.value, entry.value)] : []));
    }
    return value ? [memberOf(name, value)] : [];
  });
  const made: ClassCode = {
    kind: 'class',
    span: code.span,
    ...(code.name && { name: code.name }),
    decorators: [],
    bases: [],
    members,
  };
  classes.set(code, made);
  return made;
}

function memberOf(name: string, value: Expression): ClassCode['members'][number] {
  return { span: value.span, name: { value: name, span: value.span }, isStatic: false, decorators: [], value };
}

function fieldsOf(module: CodeModule): Fields {
  const before = known.get(module);
  if (before) return before;
  const fields = new Map<Expression, Map<string, Expression[]>>();
  for (const { of, name, value } of bindingsOf(module).fields) {
    const owner = ownerOf(of, module, 0);
    if (!owner) continue;
    const names = fields.get(owner) ?? new Map<string, Expression[]>();
    const values = names.get(name) ?? [];
    if (values.length < mostValues) values.push(value);
    fields.set(owner, names.set(name, values));
  }
  known.set(module, fields);
  return fields;
}

/** What is made where, if that can be seen in the same module. */
function ownerOf(of: Expression, module: CodeModule, aliases: number): Expression | undefined {
  if (aliases > longestAlias) return undefined;
  switch (of.kind) {
    case 'name':
      return ownerOfName(of.name, of.span.start, module, aliases);
    case 'member':
      if (of.name.value === 'prototype') return ownerOf(of.of, module, aliases);
      return of.of.kind === 'name' && of.of.name === 'module' && of.name.value === 'exports'
        ? ownerOfExports(module, aliases)
        : undefined;
    case 'assignment':
      return ownerOf(of.value, module, aliases + 1);
    case 'dictionary':
    case 'function':
    case 'class':
    case 'call':
      return of;
    default:
      return undefined;
  }
}

function ownerOfName(name: string, offset: number, module: CodeModule, aliases: number): Expression | undefined {
  const bindings = bindingsOf(module);
  const isScript = module.language !== 'python';
  if (isScript && name === 'this') return bindings.holder(offset)?.node;
  const [binding, more] = bindings.find(name, offset);
  if (!binding) return isScript && name === 'exports' ? ownerOfExports(module, aliases) : undefined;
  if (more) return undefined;
  switch (binding.kind) {
    case 'function':
      return binding.function;
    case 'class':
      return binding.class;
    case 'value':
      return binding.names.length === 0 ? ownerOf(binding.value, module, aliases + 1) : undefined;
    case 'parameter': {
      const isSelf = !isScript && binding.index === 0 && binding.names.length === 0;
      return isSelf ? bindings.methodOf(binding.of)?.class : undefined;
    }
    default:
      return undefined;
  }
}

function ownerOfExports(module: CodeModule, aliases: number): Expression | undefined {
  const whole = module.exports.findLast(({ name }) => name === '=')?.value;
  return whole && ownerOf(whole, module, aliases + 1);
}
