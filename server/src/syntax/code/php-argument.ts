import type { Node } from 'web-tree-sitter';
import type { Argument } from '../../model/code';
import type { PhpSource } from './php-source';
import { locate, partsOf, spanOf } from './source';

/** What a call or an attribute is given. */
export function readArguments(source: PhpSource, node: Node): readonly Argument[] {
  return partsOf(node).map((part) => {
    const name = part.childForFieldName('name');
    const value = source.read.expression(source, part);
    return { span: spanOf(part), ...(name && { name: locate(source, name) }), value };
  });
}
