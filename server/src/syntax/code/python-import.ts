import type { Node } from 'web-tree-sitter';
import type { Import } from '../../model/code';
import type { Located } from '../../text/span';
import { partsOf, type Source, spanOf, textOf } from './source';

type Text = Pick<Source, 'text'>;

/** What an import statement brings, name by name. */
export function readImport(source: Text, node: Node): readonly Import[] {
  const span = spanOf(node);
  const isType = isForTypesOnly(source, node);
  const names = node.childrenForFieldName('name');
  if (node.type === 'import_statement') {
    return names.map((part) => {
      const { name, alias } = readName(source, part);
      // Without another name, only the first part of a dotted name is known here.
      const local = alias ?? name.value.split('.', 1)[0] ?? '';
      return { span, from: name, imported: '*', local, isType };
    });
  }
  const written = node.childForFieldName('module_name');
  const from = written ? readModuleName(source, written) : { value: '__future__', span };
  if (partsOf(node).some(({ type }) => type === 'wildcard_import')) {
    return [{ span, from, imported: '*', local: '', isType }];
  }
  return names.map((part) => {
    const { name, alias } = readName(source, part);
    return { span, from, imported: name.value, local: alias ?? name.value, isType };
  });
}

function readName(source: Text, node: Node): { readonly name: Located<string>; readonly alias?: string } {
  const name = readModuleName(source, node.childForFieldName('name') ?? node);
  const alias = node.childForFieldName('alias');
  return { name, ...(alias && { alias: textOf(source, alias) }) };
}

/** Between the parts of a name may stand spaces and broken lines. */
function readModuleName(source: Text, node: Node): Located<string> {
  return { value: textOf(source, node).replace(/[\s\\]+/g, ''), span: spanOf(node) };
}

/** True below `if TYPE_CHECKING`. */
function isForTypesOnly(source: Text, node: Node): boolean {
  const block = node.parent;
  const branch = block?.type === 'block' ? block.parent : null;
  if (branch?.type !== 'if_statement') return false;
  const condition = branch.childForFieldName('condition');
  return condition !== null && /(^|\.)TYPE_CHECKING$/.test(textOf(source, condition));
}
