import type { Node } from 'web-tree-sitter';
import type { Name, Parameter } from '../../model/code';
import type { CSharpSource } from './csharp-source';
import { typeIn } from './csharp-type';
import { partsOf, spanOf, textOf } from './source';

/**
 * The parameters of a function. `this` in front of the first one, by which a method extends the type, stands with its
 * attributes.
 */
export function readParameters(source: CSharpSource, node: Node): readonly Parameter[] {
  if (node.type === 'implicit_parameter' || node.type === 'identifier') return [make(source, node, node, null)];
  const found: Parameter[] = [];
  let type: Node | null = null;
  // The grammar leaves the parts of `params X[] rest` lying in the list.
  for (const part of partsOf(node)) {
    if (part.type === 'parameter') found.push(readParameter(source, part));
    else if (part.type === 'identifier' || part.type === 'implicit_parameter') {
      const span = { start: (type ?? part).startIndex, end: part.endIndex };
      found.push({ ...make(source, part, part, type), span, isRest: type !== null });
    } else if (part.type !== 'attribute_list') type = part;
  }
  return found;
}

function readParameter(source: CSharpSource, node: Node): Parameter {
  const name = node.childForFieldName('name');
  const type = node.childForFieldName('type');
  const given = node.children.findIndex((part) => part.type === '=');
  const value = given < 0 ? undefined : node.children[given + 1];
  const word = node.children.find((part) => part.type === 'modifier' && textOf(source, part) === 'this');
  const extended = word
    ? [{ span: spanOf(word), value: { kind: 'name' as const, span: spanOf(word), name: 'this' } }]
    : [];
  return {
    ...make(source, node, name ?? node, type),
    ...(value && { default: source.read.expression(source, value) }),
    decorators: [...source.read.attributes(source, node), ...extended],
  };
}

function make(source: CSharpSource, node: Node, name: Node, type: Node | null): Parameter {
  const target: Name = { kind: 'name', span: spanOf(name), name: textOf(source, name).replace(/^@/, '') };
  return { span: spanOf(node), target, ...typeIn(source, type), decorators: [], isRest: false, isField: false };
}
