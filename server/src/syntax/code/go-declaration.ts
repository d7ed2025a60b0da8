import type { Node } from 'web-tree-sitter';
import type { FunctionCode, Name, Parameter, Statement } from '../../model/code';
import type { Located } from '../../text/span';
import { readImports } from './go-import';
import type { GoSource } from './go-source';
import { readStatement, readVariables } from './go-statement';
import { readType, readTypeSpec } from './go-type';
import { deeper, locate, partsOf, spanOf, textOf, unknown } from './source';

/** What stands at the top of a file. Half-typed text may hold statements there. */
export function readDeclarations(source: GoSource, root: Node): readonly Statement[] {
  return root.namedChildren.flatMap((node) => readDeclaration(source, node));
}

/** A declaration, at the top or in a function. */
export function readDeclaration(source: GoSource, node: Node): readonly Statement[] {
  return deeper<readonly Statement[]>(source, [], () => {
    const span = spanOf(node);
    switch (node.type) {
      case 'package_clause':
      case 'comment':
        return [];
      case 'import_declaration':
        readImports(source, node);
        return [];
      case 'function_declaration':
      case 'method_declaration':
        return [{ kind: 'function', span, function: readFunction(source, node) }];
      case 'type_declaration':
        return partsOf(node)
          .filter(({ type }) => type === 'type_spec' || type === 'type_alias')
          .map((spec) => ({ kind: 'class', span: spanOf(spec), class: readTypeSpec(source, spec) }));
      case 'const_declaration':
      case 'var_declaration':
        return readVariables(source, node);
      case 'ERROR':
        return readDeclarations(source, node);
      default:
        return readStatement(source, node);
    }
  });
}

/**
 * A function. A method has its receiver for the first parameter and is called `Type.Method`, a name that nothing else can
 * have, under which it is found wherever in the package it stands.
 */
function readFunction(source: GoSource, node: Node): FunctionCode {
  const receiver = node.childForFieldName('receiver');
  const own = receiver ? readParameters(source, receiver) : [];
  const written = node.childForFieldName('name');
  const name = written && locate(source, written);
  const parts = readFunctionParts(source, node);
  return {
    kind: 'function',
    span: spanOf(node),
    ...(name && { name: receiver ? ofType(own[0], name) : name }),
    decorators: [],
    parameters: [...own, ...parts.parameters],
    body: parts.body,
    directives: [],
    isAsync: false,
  };
}

function ofType(receiver: Parameter | undefined, name: Located<string>): Located<string> {
  const type = receiver?.type?.kind === 'index' ? receiver.type.of : receiver?.type;
  return type?.kind === 'name' ? { ...name, value: `${type.name}.${name.value}` } : name;
}

/** Parameters and body, of functions without a name too. */
export function readFunctionParts(source: GoSource, node: Node): Pick<FunctionCode, 'parameters' | 'body'> {
  const parameters = node.childForFieldName('parameters');
  const body = node.childForFieldName('body');
  const outside = source.results;
  source.results = resultsOf(source, node.childForFieldName('result'));
  const statements = body ? source.read.body(source, body) : [];
  source.results = outside;
  return { parameters: parameters ? readParameters(source, parameters) : [], body: statements };
}

/** The names of the results, if they have some. */
function resultsOf(source: GoSource, node: Node | null): readonly Name[] {
  if (node?.type !== 'parameter_list') return [];
  return partsOf(node).flatMap((part) =>
    part
      .childrenForFieldName('name')
      .map((name): Name => ({ kind: 'name', span: spanOf(name), name: textOf(source, name) })),
  );
}

/** `a, b string` are two. A parameter without a name has only its type. */
function readParameters(source: GoSource, list: Node): readonly Parameter[] {
  return partsOf(list).flatMap((node): readonly Parameter[] => {
    const type = node.childForFieldName('type');
    const isRest = node.type === 'variadic_parameter_declaration';
    const rest = { ...(type && { type: readType(source, type) }), decorators: [], isRest, isField: false };
    const names = node.childrenForFieldName('name');
    if (names.length === 0) return [{ span: spanOf(node), target: unknown(node), ...rest }];
    return names.map((name) => ({
      span: { start: name.startIndex, end: node.endIndex },
      target: { kind: 'name', span: spanOf(name), name: textOf(source, name) },
      ...rest,
    }));
  });
}

/** The statements of a block. Half-typed text may stand beside the list of them. */
export function readBody(source: GoSource, block: Node): readonly Statement[] {
  return block.namedChildren.flatMap((node) => {
    const isList = node.type === 'statement_list' || node.type === 'ERROR';
    return isList ? readBody(source, node) : readDeclaration(source, node);
  });
}
