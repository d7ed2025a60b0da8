import type { Node } from 'web-tree-sitter';
import type {
  Argument,
  ClassCode,
  ClassMember,
  Decorator,
  Expression,
  FunctionCode,
  Parameter,
  Statement,
} from '../../model/code';
import type { JavaSource } from './java-source';
import { readType, typeIn } from './java-type';
import { deeper, locate, partsOf, spanOf, textOf } from './source';

/** A class, an interface, a record or an enumeration. The interfaces are bases behind what it extends. */
export function readClass(source: JavaSource, node: Node): ClassCode {
  const name = node.childForFieldName('name');
  const body = node.childForFieldName('body');
  const parameters = node.type === 'record_declaration' ? node.childForFieldName('parameters') : null;
  return {
    kind: 'class',
    span: spanOf(node),
    ...(name && { name: locate(source, name) }),
    decorators: readAnnotations(source, node),
    bases: basesOf(source, node),
    ...((node.type === 'interface_declaration' || hasModifier(node, 'abstract')) && { isAbstract: true as const }),
    members: [
      ...(name && parameters ? membersOfRecord(source, name, parameters) : []),
      ...(body ? readBodyOfClass(source, body) : []),
    ],
  };
}

function basesOf(source: JavaSource, node: Node): readonly Expression[] {
  return partsOf(node)
    .filter(({ type }) => type === 'superclass' || type === 'super_interfaces' || type === 'extends_interfaces')
    .flatMap(partsOf)
    .flatMap((part) => (part.type === 'type_list' ? partsOf(part) : [part]))
    .map((part) => readType(source, part));
}

/** The members of a body in braces. */
export function readBodyOfClass(source: JavaSource, body: Node): readonly ClassMember[] {
  return partsOf(body)
    .flatMap((part) => (part.type === 'enum_body_declarations' ? partsOf(part) : [part]))
    .flatMap((part) => deeper(source, [], () => readMember(source, part)));
}

function readMember(source: JavaSource, node: Node): readonly ClassMember[] {
  const span = spanOf(node);
  const decorators = readAnnotations(source, node);
  const isStatic = hasModifier(node, 'static');
  switch (node.type) {
    case 'method_declaration':
    case 'annotation_type_element_declaration': {
      const code = readMethod(source, node);
      if (!code.name) return [];
      // What has no body is written elsewhere, or by nobody.
      const value: Expression = node.childForFieldName('body') ? code : { kind: 'unknown', span, children: [code] };
      return [{ span, name: code.name, isStatic, decorators, value }];
    }
    case 'constructor_declaration':
    case 'compact_constructor_declaration': {
      const value = readMethod(source, node);
      const name = { value: 'constructor', span: value.name?.span ?? span };
      return [{ span, name, isStatic: false, decorators, value: { ...value, name } }];
    }
    case 'field_declaration':
    case 'constant_declaration': {
      const type = typeIn(source, node.childForFieldName('type'));
      const isConstant = isStatic || node.type === 'constant_declaration';
      return node.childrenForFieldName('declarator').flatMap((part) => {
        const name = part.childForFieldName('name');
        const given = part.childForFieldName('value');
        if (!name) return [];
        const value = given && source.read.expression(source, given);
        return [
          { span, name: locate(source, name), isStatic: isConstant, decorators, ...(value && { value }), ...type },
        ];
      });
    }
    case 'enum_constant': {
      const name = node.childForFieldName('name');
      return name ? [{ span, name: locate(source, name), isStatic: true, decorators }] : [];
    }
    case 'class_declaration':
    case 'interface_declaration':
    case 'record_declaration':
    case 'enum_declaration': {
      const value = readClass(source, node);
      return value.name ? [{ span, name: value.name, isStatic: true, decorators, value }] : [];
    }
    default:
      return [];
  }
}

/** A record has a constructor that keeps what it is given, and each field. */
function membersOfRecord(source: JavaSource, name: Node, list: Node): readonly ClassMember[] {
  const at = { value: 'constructor', span: spanOf(name) };
  const parameters = readParameters(source, list).map((one) => ({ ...one, isField: true }));
  const span = { start: name.startIndex, end: list.endIndex };
  const value = { ...functionOf(list, [], parameters, [], at), span };
  const fields = parameters.flatMap(({ span: whole, target, type, decorators }): readonly ClassMember[] => {
    if (target.kind !== 'name') return [];
    const field = { value: target.name, span: target.span };
    return [{ span: whole, name: field, isStatic: false, decorators, ...(type && { type }) }];
  });
  return [{ span, name: at, isStatic: false, decorators: [], value }, ...fields];
}

function readMethod(source: JavaSource, node: Node): FunctionCode {
  const name = node.childForFieldName('name');
  const body = node.childForFieldName('body');
  const parameters = node.childForFieldName('parameters');
  return functionOf(
    node,
    readAnnotations(source, node),
    parameters ? readParameters(source, parameters) : [],
    body ? source.read.body(source, body) : [],
    name ? locate(source, name) : undefined,
  );
}

/** A lambda with an expression returns it. */
export function readLambda(source: JavaSource, node: Node): FunctionCode {
  const parameters = node.childForFieldName('parameters');
  const body = node.childForFieldName('body');
  const isBlock = body?.type === 'block';
  const value = body && !isBlock ? source.read.expression(source, body) : undefined;
  const statements: readonly Statement[] = value ? [{ kind: 'return', span: value.span, value }] : [];
  return functionOf(
    node,
    [],
    parameters ? readParameters(source, parameters) : [],
    body && isBlock ? source.read.body(source, body) : statements,
  );
}

function functionOf(
  node: Node,
  decorators: readonly Decorator[],
  parameters: readonly Parameter[],
  body: readonly Statement[],
  name?: FunctionCode['name'],
): FunctionCode {
  return {
    kind: 'function',
    span: spanOf(node),
    ...(name && { name }),
    decorators,
    parameters,
    body,
    directives: [],
    isAsync: false,
  };
}

function readParameters(source: JavaSource, node: Node): readonly Parameter[] {
  const parts = node.type === 'identifier' ? [node] : partsOf(node);
  return parts.flatMap((part): readonly Parameter[] => {
    const isRest = part.type === 'spread_parameter';
    const inner = isRest ? partsOf(part).find(({ type }) => type === 'variable_declarator') : part;
    const name = part.type === 'identifier' ? part : inner?.childForFieldName('name');
    if (!name) return [];
    const written = isRest
      ? partsOf(part).find(({ type }) => type !== 'modifiers' && type !== 'variable_declarator')
      : part.childForFieldName('type');
    return [
      {
        span: spanOf(part),
        target: { kind: 'name', span: spanOf(name), name: textOf(source, name) },
        ...typeIn(source, written ?? null),
        decorators: readAnnotations(source, part),
        isRest,
        isField: false,
      },
    ];
  });
}

function hasModifier(node: Node, word: string): boolean {
  const modifiers = partsOf(node).find(({ type }) => type === 'modifiers');
  return modifiers?.children.some(({ type }) => type === word) === true;
}

function readAnnotations(source: JavaSource, node: Node): readonly Decorator[] {
  const modifiers = partsOf(node).find(({ type }) => type === 'modifiers');
  return (modifiers ? partsOf(modifiers) : []).flatMap((part) => readAnnotation(source, part) ?? []);
}

/** `@Override` is its name; one with brackets is a call, with a name on each argument but a lone one. */
export function readAnnotation(source: JavaSource, node: Node): Decorator | undefined {
  const name = node.childForFieldName('name');
  if (!name || !/^(marker_)?annotation$/.test(node.type)) return undefined;
  const span = spanOf(node);
  const callee = source.read.expression(source, name);
  const given = node.childForFieldName('arguments');
  if (!given) return { span, value: callee };
  const args = partsOf(given).flatMap((part): readonly Argument[] => {
    const key = part.type === 'element_value_pair' ? part.childForFieldName('key') : null;
    const value = part.type === 'element_value_pair' ? part.childForFieldName('value') : part;
    if (!value) return [];
    return [
      { span: spanOf(part), ...(key && { name: locate(source, key) }), value: source.read.expression(source, value) },
    ];
  });
  return { span, value: { kind: 'call', span: { start: name.startIndex, end: span.end }, callee, args, isNew: false } };
}
