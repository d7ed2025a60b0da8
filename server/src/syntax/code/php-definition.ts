import type { Node } from 'web-tree-sitter';
import type {
  ClassCode,
  ClassMember,
  Decorator,
  Expression,
  FunctionCode,
  Parameter,
  Statement,
  Target,
} from '../../model/code';
import type { Located } from '../../text/span';
import { readArguments } from './php-argument';
import { readName, readQualifiedName, readType } from './php-name';
import type { PhpSource } from './php-source';
import { deeper, locate, partsOf, spanOf, textOf, unknown } from './source';

/** A function or a method with its attributes. */
export function readFunction(source: PhpSource, node: Node): FunctionCode {
  const name = node.childForFieldName('name');
  const body = node.childForFieldName('body');
  return functionOf(
    source,
    node,
    body ? source.read.body(source, body) : [],
    name ? methodName(source, name) : undefined,
  );
}

/** `function ($x) use ($y) { … }`. */
export function readClosure(source: PhpSource, node: Node): FunctionCode {
  const body = node.childForFieldName('body');
  return functionOf(source, node, body ? source.read.body(source, body) : []);
}

/** `fn ($x) => …` returns its one expression. */
export function readArrow(source: PhpSource, node: Node): FunctionCode {
  const body = node.childForFieldName('body');
  const value = body && source.read.expression(source, body);
  return functionOf(source, node, value ? [{ kind: 'return', span: value.span, value }] : []);
}

function functionOf(source: PhpSource, node: Node, body: readonly Statement[], name?: Located<string>): FunctionCode {
  const parameters = node.childForFieldName('parameters');
  return {
    kind: 'function',
    span: spanOf(node),
    ...(name && { name }),
    decorators: readAttributes(source, node),
    parameters: (parameters ? partsOf(parameters) : []).flatMap((part) => readParameter(source, part)),
    body,
    directives: [],
    isAsync: false,
  };
}

function methodName(source: PhpSource, node: Node): Located<string> {
  const { value, span } = locate(source, node);
  return { value: /^__construct$/i.test(value) ? 'constructor' : value, span };
}

function readParameter(source: PhpSource, node: Node): readonly Parameter[] {
  const name = node.childForFieldName('name');
  const given = node.childForFieldName('default_value');
  const type = node.childForFieldName('type');
  if (!name) return [];
  return [
    {
      span: spanOf(node),
      target: readTarget(source, name),
      ...(given && { default: source.read.expression(source, given) }),
      ...(type && { type: readType(source, type) }),
      decorators: readAttributes(source, node),
      isRest: node.type === 'variadic_parameter',
      isField: node.type === 'property_promotion_parameter',
    },
  ];
}

/** `#[Middleware('auth')]`, each of a group. */
function readAttributes(source: PhpSource, node: Node): readonly Decorator[] {
  const list = node.childForFieldName('attributes');
  const groups = list ? partsOf(list) : [];
  return groups.flatMap(partsOf).flatMap((attribute) => {
    const name = partsOf(attribute)[0];
    if (!name) return [];
    const given = attribute.childForFieldName('parameters');
    const callee = name.type === 'name' ? readName(source, name) : readQualifiedName(source, name);
    const span = spanOf(attribute);
    const value: Expression = given
      ? { kind: 'call', span, callee, args: readArguments(source, given), isNew: false }
      : callee;
    return [{ span, value }];
  });
}

/** A class, an interface, a trait or an enumeration. The traits that it uses are bases behind what it extends. */
export function readClass(source: PhpSource, node: Node): ClassCode {
  const name = node.childForFieldName('name');
  const body = node.childForFieldName('body');
  const parts = body ? partsOf(body) : [];
  const extended = partsOf(node).filter(({ type }) => type === 'base_clause');
  const used = parts.filter(({ type }) => type === 'use_declaration');
  return {
    kind: 'class',
    span: spanOf(node),
    ...(name && { name: locate(source, name) }),
    decorators: readAttributes(source, node),
    bases: [...extended, ...used]
      .flatMap(partsOf)
      .filter(({ type }) => type !== 'use_list')
      .map((base) => readType(source, base)),
    members: parts.flatMap((part) => deeper(source, [], () => readMember(source, part))),
  };
}

function readMember(source: PhpSource, node: Node): readonly ClassMember[] {
  const span = spanOf(node);
  const decorators = readAttributes(source, node);
  switch (node.type) {
    case 'method_declaration': {
      // What has no body is written elsewhere.
      if (!node.childForFieldName('body')) return [];
      const value = readFunction(source, node);
      return value.name ? [{ span, name: value.name, isStatic: isStatic(node), decorators, value }] : [];
    }
    case 'property_declaration': {
      const type = node.childForFieldName('type');
      return partsOf(node).flatMap((part) => {
        const name = part.type === 'property_element' ? part.childForFieldName('name') : null;
        const given = part.childForFieldName('default_value');
        if (!name) return [];
        return [
          {
            span,
            name: bareName(source, name),
            isStatic: isStatic(node),
            decorators,
            ...(given && { value: source.read.expression(source, given) }),
            ...(type && { type: readType(source, type) }),
          },
        ];
      });
    }
    case 'const_declaration':
      return partsOf(node).flatMap((part) => {
        const [name, value] = part.type === 'const_element' ? partsOf(part) : [];
        if (!name || !value) return [];
        return [
          {
            span,
            name: locate(source, name),
            isStatic: true,
            decorators,
            value: source.read.expression(source, value),
          },
        ];
      });
    case 'enum_case': {
      const name = node.childForFieldName('name');
      const value = node.childForFieldName('value');
      if (!name) return [];
      return [
        {
          span,
          name: locate(source, name),
          isStatic: true,
          decorators,
          ...(value && { value: source.read.expression(source, value) }),
        },
      ];
    }
    default:
      return [];
  }
}

function isStatic(node: Node): boolean {
  return partsOf(node).some(({ type }) => type === 'static_modifier');
}

/** A field has no sign where it is asked for: `$this->users`. */
function bareName(source: PhpSource, node: Node): Located<string> {
  const { value, span } = locate(source, node);
  return value.startsWith('$')
    ? { value: value.slice(1), span: { start: span.start + 1, end: span.end } }
    : { value, span };
}

/** What stands on the left of an assignment, or where a parameter or a variable is named. */
export function readTarget(source: PhpSource, node: Node): Target {
  return deeper<Target>(source, unknown(node), () => target(source, node));
}

function target(source: PhpSource, node: Node): Target {
  if (node.type === 'list_literal') return readList(source, node);
  const value = source.read.expression(source, node);
  if (value.kind === 'list') {
    const items = partsOf(node).map((part) => readTarget(source, partsOf(part).at(-1) ?? part));
    return { kind: 'items', span: value.span, items };
  }
  return value.kind === 'name' || value.kind === 'member' || value.kind === 'index' ? value : unknown(node, [value]);
}

/** `[$a, , $b]`, `list('key' => $a)`. */
function readList(source: PhpSource, node: Node): Target {
  const span = spanOf(node);
  const signs = node.children.filter(({ type }) => type !== 'comment');
  if (signs.some(({ type }) => type === '=>')) {
    const parts = partsOf(node);
    const fields = parts.flatMap((part, at) => {
      const value = at % 2 === 0 ? parts[at + 1] : undefined;
      if (!value) return [];
      const key = source.read.expression(source, part);
      return [{ name: key.kind === 'text' ? key.value : textOf(source, part), as: readTarget(source, value) }];
    });
    return { kind: 'fields', span, fields };
  }
  const items: (Target | undefined)[] = [];
  let isOpen = true;
  for (const part of signs) {
    if (part.isNamed) items.push(readTarget(source, part));
    else if (part.type === ',' && isOpen) items.push(undefined);
    isOpen = part.type === ',' || part.type === '[' || part.type === '(';
  }
  return { kind: 'items', span, items };
}
