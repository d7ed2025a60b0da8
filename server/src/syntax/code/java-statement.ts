import type { Node } from 'web-tree-sitter';
import type { Expression, Handler, Statement } from '../../model/code';
import { readClass } from './java-definition';
import { all, type JavaSource } from './java-source';
import { readSwitch } from './java-switch';
import { readType, typeIn } from './java-type';
import { deeper, partsOf, spanOf, textOf, unknown } from './source';

/** The statements of a block, of the file, or the only one that stands instead of a block. */
export function readBody(source: JavaSource, node: Node): readonly Statement[] {
  switch (node.type) {
    case 'program':
    case 'block':
    case 'constructor_body':
    case 'ERROR':
      return node.namedChildren.flatMap((part) => readStatement(source, part));
    default:
      return readStatement(source, node);
  }
}

function readStatement(source: JavaSource, node: Node): readonly Statement[] {
  return deeper(source, [], () => {
    const outside = source.declared;
    source.declared = [];
    const statements = read(source, node);
    const lets = source.declared.map((target): Statement => ({ kind: 'let', span: target.span, target }));
    source.declared = outside;
    return [...lets, ...statements];
  });
}

function read(source: JavaSource, node: Node): readonly Statement[] {
  const span = spanOf(node);
  switch (node.type) {
    case 'expression_statement': {
      const value = partsOf(node)[0];
      return value ? [{ kind: 'expression', span, value: source.read.expression(source, value) }] : [];
    }
    case 'local_variable_declaration':
      return readLocal(source, node);
    case 'class_declaration':
    case 'interface_declaration':
    case 'record_declaration':
    case 'enum_declaration':
    case 'annotation_type_declaration':
      return [{ kind: 'class', span, class: readClass(source, node) }];
    case 'return_statement':
    case 'yield_statement':
      return [{ kind: 'return', span, ...valueIn(source, partsOf(node)[0]) }];
    case 'throw_statement':
      return [{ kind: 'throw', span, ...valueIn(source, partsOf(node)[0]) }];
    case 'break_statement':
    case 'continue_statement':
      return [{ kind: 'jump', span, to: node.type === 'break_statement' ? 'break' : 'continue' }];
    case 'block':
      return [{ kind: 'block', span, body: readBody(source, node) }];
    case 'synchronized_statement':
      return [{ kind: 'block', span, body: bodyOf(source, node) }];
    case 'labeled_statement': {
      const body = partsOf(node).at(-1);
      return body ? readStatement(source, body) : [];
    }
    case 'if_statement': {
      const [whenTrue, whenFalse] = ['consequence', 'alternative'].map((name) => {
        const part = node.childForFieldName(name);
        return part ? readBody(source, part) : [];
      });
      const test = field(source, node, 'condition');
      return [{ kind: 'if', span, test, whenTrue: whenTrue ?? [], whenFalse: whenFalse ?? [] }];
    }
    case 'while_statement':
    case 'do_statement':
      return [{ kind: 'loop', span, over: field(source, node, 'condition'), body: bodyOf(source, node) }];
    case 'for_statement': {
      const first = node.childrenForFieldName('init').flatMap((part) => readStatement(source, part));
      const test = node.childForFieldName('condition');
      const loop: Statement = {
        kind: 'loop',
        span,
        ...(test && { over: source.read.expression(source, test) }),
        body: bodyOf(source, node),
      };
      return first.length === 0 ? [loop] : [{ kind: 'block', span, body: [...first, loop] }];
    }
    case 'enhanced_for_statement': {
      const name = node.childForFieldName('name');
      const over = field(source, node, 'value');
      const target = name ? { kind: 'name' as const, span: spanOf(name), name: textOf(source, name) } : unknown(node);
      return [{ kind: 'loop', span, target, over, body: bodyOf(source, node) }];
    }
    case 'try_statement':
    case 'try_with_resources_statement':
      return [readTry(source, node)];
    case 'switch_expression':
      return [readSwitch(source, node)];
    case 'assert_statement':
      // Assertions are switched off where programs run.
      return [{ kind: 'expression', span, value: unknown(node, all(source, partsOf(node))) }];
    case 'ERROR':
      return readBody(source, node);
    case 'package_declaration':
    case 'import_declaration':
    case 'module_declaration':
    case 'line_comment':
    case 'block_comment':
    case 'modifiers':
      return [];
    default:
      return [{ kind: 'expression', span, value: source.read.expression(source, node) }];
  }
}

function readLocal(source: JavaSource, node: Node): readonly Statement[] {
  const type = typeIn(source, node.childForFieldName('type'));
  return node.childrenForFieldName('declarator').flatMap((part): readonly Statement[] => {
    const name = part.childForFieldName('name');
    if (!name) return [];
    const span = spanOf(node);
    const target = { kind: 'name' as const, span: spanOf(name), name: textOf(source, name) };
    return [{ kind: 'let', span, target, ...valueIn(source, part.childForFieldName('value') ?? undefined), ...type }];
  });
}

/** The expression of a field. */
function field(source: JavaSource, node: Node, name: string): Expression {
  const part = node.childForFieldName(name);
  return part ? source.read.expression(source, part) : unknown(node);
}

function valueIn(source: JavaSource, node: Node | undefined): { readonly value?: Expression } {
  return node ? { value: source.read.expression(source, node) } : {};
}

function bodyOf(source: JavaSource, node: Node): readonly Statement[] {
  const body = node.childForFieldName('body');
  return body ? readBody(source, body) : [];
}

function readTry(source: JavaSource, node: Node): Statement {
  const parts = partsOf(node);
  const list = node.childForFieldName('resources');
  const resources = (list ? partsOf(list) : []).flatMap((part): readonly Statement[] => {
    const name = part.childForFieldName('name');
    if (!name) return [];
    const target = { kind: 'name' as const, span: spanOf(name), name: textOf(source, name) };
    const type = typeIn(source, part.childForFieldName('type'));
    return [
      {
        kind: 'let',
        span: spanOf(part),
        target,
        ...valueIn(source, part.childForFieldName('value') ?? undefined),
        ...type,
      },
    ];
  });
  const last = parts.find(({ type }) => type === 'finally_clause');
  return {
    kind: 'try',
    span: spanOf(node),
    body: [...resources, ...bodyOf(source, node)],
    handlers: parts.filter(({ type }) => type === 'catch_clause').map((part) => readHandler(source, part)),
    last: last ? partsOf(last).flatMap((part) => readBody(source, part)) : [],
  };
}

function readHandler(source: JavaSource, node: Node): Handler {
  const caught = partsOf(node).find(({ type }) => type === 'catch_formal_parameter');
  const name = caught?.childForFieldName('name');
  const types = (caught ? partsOf(caught) : []).filter(({ type }) => type === 'catch_type').flatMap(partsOf);
  return {
    span: spanOf(node),
    types: types.map((type) => readType(source, type)),
    ...(name && { target: { kind: 'name', span: spanOf(name), name: textOf(source, name) } }),
    body: bodyOf(source, node),
  };
}
