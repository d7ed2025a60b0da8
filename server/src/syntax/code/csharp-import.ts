import type { Node } from 'web-tree-sitter';
import type { Import } from '../../model/code';
import type { CSharpSource } from './csharp-source';
import { locate, partsOf, spanOf, textOf } from './source';

/**
 * What a `using` directive brings: of a namespace every name, which has no name here; `using X = A.B.C` brings `C` of
 * `A.B` as `X`; `using static A.B` brings what the class `B` has.
 */
export function readUsing(source: CSharpSource, node: Node): readonly Import[] {
  const span = spanOf(node);
  const alias = node.childForFieldName('name');
  const named = partsOf(node).find((part) => part.id !== alias?.id);
  if (!named) return [];
  const from = locate(source, named);
  if (!alias) return [{ span, from, imported: '*', local: '', isType: false }];
  const cut = from.value.lastIndexOf('.');
  return [
    {
      span,
      from: { value: cut < 0 ? '' : from.value.slice(0, cut), span: from.span },
      imported: from.value.slice(cut + 1),
      local: textOf(source, alias),
      isType: false,
    },
  ];
}
