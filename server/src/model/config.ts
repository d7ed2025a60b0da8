import type { Located, Span } from '../text/span';

/** A configuration file as its formats share it: maps, lists and plain values, with a span on everything. */
export type ConfigNode = ConfigMap | ConfigList | ConfigScalar;

/** A value with a tag of CloudFormation is a map with one entry: `!Ref Api` is `Ref: Api`, `!GetAtt` is `Fn::GetAtt`. */
export interface ConfigMap {
  readonly kind: 'map';
  readonly span: Span;
  readonly entries: readonly { readonly key: Located<string>; readonly value: ConfigNode }[];
}

export interface ConfigList {
  readonly kind: 'list';
  readonly span: Span;
  readonly items: readonly ConfigNode[];
}

export interface ConfigScalar {
  readonly kind: 'scalar';
  readonly span: Span;
  readonly value: string | number | boolean | null;
}

/** What stands under names, one inside of the other. */
export function configAt(node: ConfigNode | undefined, ...names: readonly string[]): ConfigNode | undefined {
  let here = node;
  for (const name of names) {
    here = here?.kind === 'map' ? here.entries.findLast(({ key }) => key.value === name)?.value : undefined;
  }
  return here;
}

/** The text of a plain value. */
export function configText(node: ConfigNode | undefined): string | undefined {
  return node?.kind === 'scalar' && node.value !== null ? String(node.value) : undefined;
}

/** The entries of a map; of anything else none. */
export function configEntries(node: ConfigNode | undefined): ConfigMap['entries'] {
  return node?.kind === 'map' ? node.entries : [];
}

/** The items of a list; of anything else none. */
export function configItems(node: ConfigNode | undefined): readonly ConfigNode[] {
  return node?.kind === 'list' ? node.items : [];
}
