import type { Node } from 'web-tree-sitter';
import type {
  ClassCode,
  ClassMember,
  Decorator,
  Expression,
  Fields,
  FunctionCode,
  Parameter,
  Target,
} from '../../model/code';
import { readString } from './javascript-string';
import { readType } from './javascript-type';
import { deeper, locate, partsOf, type Source, spanOf, textOf, unknown } from './source';

/** A function of any form: declared, anonymous, arrow, method. */
export function readFunction(source: Source, node: Node, decorators: readonly Decorator[] = []): FunctionCode {
  const name = node.childForFieldName('name');
  const body = node.childForFieldName('body');
  const isAsync = node.children.some((child) => child.type === 'async');
  const parts = { span: spanOf(node), ...(name && { name: locate(source, name) }), decorators, isAsync };
  const parameters = readParameters(source, node);
  if (body?.type === 'statement_block')
    return { kind: 'function', ...parts, parameters, ...source.read.body(source, body) };
  const value = body && source.read.expression(source, body);
  return {
    kind: 'function',
    ...parts,
    parameters,
    body: value ? [{ kind: 'return', span: value.span, value }] : [],
    directives: [],
  };
}

function readParameters(source: Source, node: Node): readonly Parameter[] {
  const single = node.childForFieldName('parameter');
  if (single) return [readParameter(source, single)];
  const list = node.childForFieldName('parameters');
  return list ? partsOf(list).map((part) => readParameter(source, part)) : [];
}

function readParameter(source: Source, node: Node): Parameter {
  const typed = node.type === 'required_parameter' || node.type === 'optional_parameter';
  const pattern = typed ? (node.childForFieldName('pattern') ?? node) : node;
  const isRest = pattern.type === 'rest_pattern';
  const inner = isRest ? (partsOf(pattern)[0] ?? pattern) : pattern;
  const withDefault = inner.type === 'assignment_pattern';
  const left = withDefault ? (inner.childForFieldName('left') ?? inner) : inner;
  const given = node.childForFieldName('value') ?? (withDefault ? inner.childForFieldName('right') : null);
  const type = node.childForFieldName('type');
  return {
    span: spanOf(node),
    target: readTarget(source, left),
    ...(given && { default: source.read.expression(source, given) }),
    ...(type && { type: readType(source, type) }),
    decorators: readDecorators(source, typed ? partsOf(node) : []),
    isRest,
    isField: typed && node.children.some(({ type: word }) => word === 'accessibility_modifier' || word === 'readonly'),
  };
}

/** The decorators among some nodes. */
export function readDecorators(source: Source, nodes: readonly Node[]): readonly Decorator[] {
  return nodes.flatMap((node) => {
    const value = node.type === 'decorator' ? partsOf(node)[0] : undefined;
    return value ? [{ span: spanOf(node), value: source.read.expression(source, value) }] : [];
  });
}

/** A class. Decorators of an exported class stand before the `export`, so whoever reads that gives them. */
export function readClass(source: Source, node: Node, before: readonly Decorator[]): ClassCode {
  const name = node.childForFieldName('name');
  const body = node.childForFieldName('body');
  const heritage = partsOf(node).find(({ type }) => type === 'class_heritage');
  return {
    kind: 'class',
    span: spanOf(node),
    ...(name && { name: locate(source, name) }),
    decorators: [...before, ...readDecorators(source, partsOf(node))],
    bases: heritage ? readBases(source, heritage) : [],
    members: body ? readMembers(source, body) : [],
  };
}

function readBases(source: Source, heritage: Node): readonly Expression[] {
  const extended = partsOf(heritage).find(({ type }) => type === 'extends_clause');
  const value = extended?.childForFieldName('value');
  return value ? [source.read.expression(source, value)] : [];
}

/** The decorators of a method stand before it among the members, those of a field are part of it. */
function readMembers(source: Source, body: Node): readonly ClassMember[] {
  const members: ClassMember[] = [];
  let waiting: Node[] = [];
  for (const part of partsOf(body)) {
    if (part.type === 'decorator') {
      waiting.push(part);
      continue;
    }
    const member = readMember(source, part, readDecorators(source, [...waiting, ...partsOf(part)]));
    if (member) members.push(member);
    waiting = [];
  }
  return members;
}

function readMember(source: Source, node: Node, decorators: readonly Decorator[]): ClassMember | undefined {
  const named = node.childForFieldName('name');
  if (!named) return undefined;
  const isStatic = node.children.some(({ type }) => type === 'static');
  const name =
    named.type === 'string' ? { value: readString(source, named), span: spanOf(named) } : locate(source, named);
  const span = { start: decorators[0]?.span.start ?? node.startIndex, end: node.endIndex };
  if (node.type === 'method_definition') {
    return { span, name, isStatic, decorators, value: readFunction(source, node, decorators) };
  }
  if (node.type !== 'public_field_definition') return undefined;
  const value = node.childForFieldName('value');
  const type = node.childForFieldName('type');
  return {
    span,
    name,
    isStatic,
    decorators,
    ...(value && { value: source.read.expression(source, value) }),
    ...(type && { type: readType(source, type) }),
  };
}

/** What stands on the left of an assignment, or where a parameter or a variable is named. */
export function readTarget(source: Source, node: Node): Target {
  return deeper<Target>(source, unknown(node), () => target(source, node));
}

function target(source: Source, node: Node): Target {
  const span = spanOf(node);
  switch (node.type) {
    case 'identifier':
    case 'this':
    case 'shorthand_property_identifier_pattern':
      return { kind: 'name', span, name: textOf(source, node) };
    case 'object_pattern':
    case 'object':
      return readFields(source, node);
    case 'array_pattern':
    case 'array':
      return { kind: 'items', span, items: partsOf(node).map((part) => readTarget(source, part)) };
    case 'assignment_pattern':
    case 'assignment_expression': {
      const left = node.childForFieldName('left');
      return left ? readTarget(source, left) : unknown(node);
    }
    default: {
      const value = source.read.expression(source, node);
      return value.kind === 'member' || value.kind === 'index' || value.kind === 'name'
        ? value
        : unknown(node, [value]);
    }
  }
}

function readFields(source: Source, node: Node): Fields {
  const fields: Fields['fields'][number][] = [];
  let rest: Fields['rest'];
  for (const part of partsOf(node)) {
    const [key, value] = [part.childForFieldName('key'), part.childForFieldName('value')];
    if (part.type === 'rest_pattern' || part.type === 'spread_element') {
      const inner = partsOf(part)[0];
      if (inner) rest = { kind: 'name', span: spanOf(inner), name: textOf(source, inner) };
    } else if (key && value) {
      const name = key.type === 'string' ? readString(source, key) : textOf(source, key);
      fields.push({ name, ...readFieldTarget(source, value) });
    } else {
      const { as, default: given } = readFieldTarget(source, part);
      const name = as.kind === 'name' ? as.name : '';
      fields.push({ name, as, ...(given && { default: given }) });
    }
  }
  return { kind: 'fields', span: spanOf(node), fields, ...(rest && { rest }) };
}

function readFieldTarget(source: Source, node: Node): { readonly as: Target; readonly default?: Expression } {
  const given = /assignment/.test(node.type) ? node.childForFieldName('right') : null;
  const left = (given && node.childForFieldName('left')) ?? node;
  const as: Target =
    left.type === 'shorthand_property_identifier'
      ? { kind: 'name', span: spanOf(left), name: textOf(source, left) }
      : readTarget(source, left);
  return { as, ...(given && { default: source.read.expression(source, given) }) };
}
