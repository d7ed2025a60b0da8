import type { Node } from 'web-tree-sitter';
import type { GoSource } from './go-source';
import { readString } from './go-string';
import { partsOf, spanOf, textOf } from './source';

/** What an import declaration brings: a package as a whole, each time. */
export function readImports(source: GoSource, node: Node): void {
  for (const spec of specsIn(node)) {
    const path = spec.childForFieldName('path');
    if (!path) continue;
    const from = { value: readString(source, path), span: spanOf(path) };
    const name = spec.childForFieldName('name');
    const written = name && textOf(source, name);
    const local = written ?? nameOfPackage(source, from.value);
    source.imports.push({
      span: spanOf(spec),
      from,
      imported: '*',
      local: local === '_' || local === '.' ? '' : local,
      isType: false,
    });
  }
}

function specsIn(node: Node): readonly Node[] {
  return partsOf(node).flatMap((part) => {
    if (part.type === 'import_spec_list') return specsIn(part);
    return part.type === 'import_spec' ? [part] : [];
  });
}

/** A path that ends in the version of the package: `v4`, `yaml.v3`. */
const version = /^v\d{1,4}$/;

/**
 * The name of a package as far as its path tells: its last part without a version. Names have no hyphens, so that of such
 * a part only what the file uses can be meant: `go-redis` is `redis`, `jwt-go` is `jwt`.
 *
 * @see https://go.dev/ref/spec#Import_declarations
 */
function nameOfPackage({ text }: GoSource, path: string): string {
  const parts = path.split('/').filter((part) => !version.test(part));
  const last = (parts.at(-1) ?? path).replace(/\.v\d{1,4}$/, '');
  if (/^\w+$/.test(last)) return last;
  const words = last.split(/[-.]/).filter((word) => word !== '' && word !== 'go' && word !== 'golang');
  const candidates = [words.join(''), words.join('_'), words.at(-1) ?? '', words[0] ?? ''];
  return candidates.find((name) => name !== '' && text.includes(`${name}.`)) ?? words.at(-1) ?? last;
}
