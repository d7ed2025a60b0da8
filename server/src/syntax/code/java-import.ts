import type { Node } from 'web-tree-sitter';
import type { Import } from '../../model/code';
import { partsOf, type Source, spanOf, textOf } from './source';

/**
 * What an import brings. `a.b.C` is all of the file that is called so, its class; of `a.b.C.D` and `static a.b.C.d` the last
 * name is one of the class. `a.b.*` brings every name.
 */
export function readImport(source: Pick<Source, 'text'>, node: Node): Import | undefined {
  const parts = partsOf(node);
  const name = parts.find(({ type }) => type === 'scoped_identifier' || type === 'identifier');
  if (!name) return undefined;
  const words = textOf(source, name).replace(/\s+/g, '').split('.');
  const isAll = parts.some(({ type }) => type === 'asterisk');
  const last = words.at(-1) ?? '';
  const owner = words.findIndex((word) => /^[A-Z]/.test(word));
  const size = isAll || owner < 0 ? words.length : owner + 1;
  const from = { value: words.slice(0, size).join('.'), span: spanOf(name) };
  const imported = isAll || size === words.length ? '*' : last;
  return { span: spanOf(node), from, imported, local: isAll ? '' : last, isType: false };
}
