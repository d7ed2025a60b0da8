import type { Node } from 'web-tree-sitter';
import type { ClassCode, ClassMember, Decorator, Expression, FunctionCode, Statement } from '../../model/code';
import { readArguments } from './csharp-call';
import { readParameters } from './csharp-parameter';
import { type CSharpSource, makeLambda, returning } from './csharp-source';
import { readType, typeIn } from './csharp-type';
import { deeper, locate, partsOf, spanOf, textOf, unknown } from './source';

/** What declares a type of its own: classes, records, structs, interfaces and enumerations. */
export const classTypes: ReadonlySet<string> = new Set([
  'class_declaration',
  'record_declaration',
  'record_struct_declaration',
  'struct_declaration',
  'interface_declaration',
  'enum_declaration',
]);

/** A class, with all that it extends and implements, since C# tells them apart by nothing that is written. */
export function readClass(source: CSharpSource, node: Node): ClassCode {
  const name = node.childForFieldName('name');
  const parts = partsOf(node);
  const bases = parts.find(({ type }) => type === 'base_list');
  const body = node.childForFieldName('body');
  const members = body ? deeper(source, [], () => readMembers(source, body)) : [];
  return {
    kind: 'class',
    span: spanOf(node),
    ...(name && { name: locate(source, name) }),
    decorators: readAttributes(source, node),
    bases: (bases ? partsOf(bases) : [])
      .filter(({ type }) => type !== 'argument_list')
      .map((part) =>
        readType(source, part.type === 'primary_constructor_base_type' ? (partsOf(part)[0] ?? part) : part),
      ),
    members: [...primaryConstructor(source, node, members, bases), ...members],
    ...(hasModifier(source, node, 'abstract') && { isAbstract: true }),
  };
}

/** The parameters behind the name of a class or record are those of its constructor, and fields at the same time. */
function primaryConstructor(
  source: CSharpSource,
  node: Node,
  members: readonly ClassMember[],
  bases: Node | undefined,
): readonly ClassMember[] {
  const list = partsOf(node).find(({ type }) => type === 'parameter_list');
  if (!list || members.some(({ name }) => name.value === 'constructor')) return [];
  const given = bases && partsOf(bases).find(({ type }) => type === 'argument_list');
  const span = { start: list.startIndex, end: (given ?? list).endIndex };
  const parameters = readParameters(source, list).map((one) => ({ ...one, isField: true }));
  const body = given ? callOfBase(source, given) : [];
  const value: FunctionCode = { ...makeLambda(list, [], body), span, name: { value: 'constructor', span }, parameters };
  return [{ span, name: { value: 'constructor', span }, isStatic: false, decorators: [], value }];
}

function readMembers(source: CSharpSource, body: Node): readonly ClassMember[] {
  return body.namedChildren.flatMap((part) => readMember(source, part));
}

function readMember(source: CSharpSource, node: Node): readonly ClassMember[] {
  const span = spanOf(node);
  if (classTypes.has(node.type)) {
    const value = deeper(source, undefined, () => readClass(source, node));
    const { name, decorators = [] } = value ?? {};
    return value && name ? [{ span, name, isStatic: true, decorators, value }] : [];
  }
  switch (node.type) {
    case 'method_declaration':
    case 'constructor_declaration':
      return readMethod(source, node);
    case 'property_declaration':
      return readProperty(source, node);
    case 'field_declaration':
    case 'event_field_declaration':
      return readFields(source, node);
    case 'enum_member_declaration': {
      const name = node.childForFieldName('name');
      const value = node.childForFieldName('value');
      const given = value && source.read.expression(source, value);
      return name
        ? [{ span, name: locate(source, name), isStatic: true, decorators: [], ...(given && { value: given }) }]
        : [];
    }
    case 'ERROR':
    case 'preproc_if':
    case 'preproc_elif':
    case 'preproc_else':
    case 'declaration_list':
      return deeper(source, [], () => readMembers(source, node));
    default:
      return [];
  }
}

/** What an interface only demands, and what a class leaves to others, has no value. */
function readMethod(source: CSharpSource, node: Node): readonly ClassMember[] {
  const written = node.childForFieldName('name');
  if (!written) return [];
  const isConstructor = node.type === 'constructor_declaration';
  const name = isConstructor ? { value: 'constructor', span: spanOf(written) } : locate(source, written);
  const value = node.childForFieldName('body') ? readFunction(source, node) : undefined;
  const decorators = value?.decorators ?? readAttributes(source, node);
  return [
    {
      span: spanOf(node),
      name,
      isStatic: hasModifier(source, node, 'static'),
      ...(hasModifier(source, node, 'public') ? {} : { isHidden: true }),
      decorators,
      ...(value && { value: { ...value, name } }),
    },
  ];
}

/** A method, a constructor, or a function inside of a function. What a constructor hands to its base comes first. */
export function readFunction(source: CSharpSource, node: Node): FunctionCode {
  const [name, list, body] = ['name', 'parameters', 'body'].map((field) => node.childForFieldName(field));
  const before = partsOf(node).flatMap((part) =>
    part.type === 'constructor_initializer' ? callOfBase(source, part) : [],
  );
  return {
    ...makeLambda(node, [], [...before, ...(body ? readFunctionBody(source, body) : [])]),
    ...(name && { name: locate(source, name) }),
    decorators: readAttributes(source, node),
    parameters: list ? readParameters(source, list) : [],
    isAsync: hasModifier(source, node, 'async'),
  };
}

/** `: base(x)` is `super(x)`; `: this(x)` is left out. */
function callOfBase(source: CSharpSource, node: Node): readonly Statement[] {
  const list = node.type === 'argument_list' ? node : partsOf(node).find(({ type }) => type === 'argument_list');
  if (!list || node.children.some(({ type }) => type === 'this')) return [];
  const span = spanOf(node);
  const callee: Expression = { kind: 'name', span: { start: span.start, end: span.start }, name: 'super' };
  return [
    {
      kind: 'expression',
      span,
      value: { kind: 'call', span, callee, args: readArguments(source, list), isNew: false },
    },
  ];
}

/** `=> x` returns x. */
function readFunctionBody(source: CSharpSource, node: Node): readonly Statement[] {
  if (node.type !== 'arrow_expression_clause') return source.read.body(source, node);
  const value = partsOf(node)[0];
  return value ? returning(source.read.expression(source, value)) : [];
}

/** What works a value out when it is asked for is a function with the decorator `property`. */
function readProperty(source: CSharpSource, node: Node): readonly ClassMember[] {
  const name = node.childForFieldName('name');
  if (!name) return [];
  const given = node.childForFieldName('value');
  const getter = given?.type === 'arrow_expression_clause' ? given : getterOf(source, node);
  const value: Expression | undefined = getter
    ? {
        ...makeLambda(node, [], readFunctionBody(source, getter)),
        name: locate(source, name),
        decorators: [{ span: spanOf(name), value: { kind: 'name', span: spanOf(name), name: 'property' } }],
      }
    : given
      ? toBeFilled(source.read.expression(source, given))
      : undefined;
  return [
    {
      span: spanOf(node),
      name: locate(source, name),
      isStatic: hasModifier(source, node, 'static'),
      decorators: readAttributes(source, node),
      ...(value && { value }),
      ...typeIn(source, node.childForFieldName('type')),
    },
  ];
}

/** `= null!` says only that something else gives the value. */
function toBeFilled(value: Expression): Expression | undefined {
  return value.kind === 'literal' && value.value === null ? undefined : value;
}

function getterOf(source: CSharpSource, node: Node): Node | undefined {
  const list = node.childForFieldName('accessors');
  const getter = list ? partsOf(list).find((part) => /^\s*(\w+\s+)?get\b/.test(textOf(source, part))) : undefined;
  return getter?.childForFieldName('body') ?? undefined;
}

function readFields(source: CSharpSource, node: Node): readonly ClassMember[] {
  const declaration = partsOf(node).find(({ type }) => type === 'variable_declaration');
  if (!declaration) return [];
  const decorators = readAttributes(source, node);
  const isStatic = hasModifier(source, node, 'static') || hasModifier(source, node, 'const');
  const type = typeIn(source, declaration.childForFieldName('type'));
  return partsOf(declaration)
    .filter((part) => part.type === 'variable_declarator')
    .flatMap((part): readonly ClassMember[] => {
      const name = part.childForFieldName('name');
      const value = givenTo(part);
      if (!name) return [];
      const first = value && toBeFilled(source.read.expression(source, value));
      const given = first && { value: first };
      const span = { start: node.startIndex, end: part.endIndex };
      return [{ span, name: locate(source, name), isStatic, decorators, ...given, ...type }];
    });
}

/** What a variable is given where it is declared. */
export function givenTo(declarator: Node): Node | undefined {
  const sign = declarator.children.findIndex((part) => part.type === '=');
  return sign < 0 ? undefined : (declarator.children[sign + 1] ?? undefined);
}

function hasModifier(source: CSharpSource, node: Node, word: string): boolean {
  return node.children.some((part) => part.type === 'modifier' && textOf(source, part) === word);
}

/** Attributes in the order in which they are written. Each is a name, or a call if it is given something. */
export function readAttributes(source: CSharpSource, node: Node): readonly Decorator[] {
  return node.children
    .filter(({ type }) => type === 'attribute_list')
    .flatMap((list) => partsOf(list).filter(({ type }) => type === 'attribute'))
    .map((attribute) => {
      const span = spanOf(attribute);
      const name = attribute.childForFieldName('name');
      const list = partsOf(attribute).find(({ type }) => type === 'attribute_argument_list');
      const callee = name ? readType(source, name) : unknown(attribute);
      if (!list && callee.kind !== 'index') return { span, value: callee };
      const [of, types] = callee.kind === 'index' ? [callee.of, callee.at] : [callee, []];
      const args = list ? readArguments(source, list) : [];
      return {
        span,
        value: { kind: 'call', span, callee: of, args, ...(types.length > 0 && { types }), isNew: false },
      };
    });
}
