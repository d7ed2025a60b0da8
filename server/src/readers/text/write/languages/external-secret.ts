import type { TextEdit } from '../../../../text/edit';
import type { Written } from '../../../reading';
import { lineEnd, newlineOf } from '../lines';
import type { Form, Site } from '../site';
import { entriesOf, type Manifest, manifestAt, type Section, scalarOf, sectionAt } from './manifest';

/**
 * Makes a Secret the wish for one, which the External Secrets Operator fetches from a store, see
 * https://external-secrets.io/latest/api/externalsecret/.
 */
export function externalSecret(): Form {
  return {
    by: 'externalSecret',
    title: () => 'Have the whole Secret fetched from a store, by an ExternalSecret (then rotate its values)',
    suits: (sites) => sites.every(({ text, span }) => manifestAt(text, span.start).kind === 'Secret'),
    write,
  };
}

const replaced = ['data', 'stringData', 'type', 'immutable'] as const;

function write(sites: readonly Site[]): Written {
  const [first] = sites;
  if (!first) return { refused: 'There is nothing to replace.' };
  const { text } = first;
  const manifest = manifestAt(text, first.span.start);
  const section = (key: string): Section | undefined => manifest.sections.find((each) => each.key === key);
  const version = section('apiVersion');
  const kind = section('kind');
  const isHeld = ({ span }: Site): boolean => /^(?:stringD|d)ata$/.test(sectionAt(manifest, span.start)?.key ?? '');
  const keys = keysOf(text, manifest);
  if (!version || !kind || manifest.name === '' || keys.length === 0 || !sites.every(isHeld))
    return {
      refused: 'Only a Secret that has a name, and its values on lines of their own, can be fetched as a whole.',
    };
  const isKey = ({ span }: Site): boolean =>
    keys.some(({ start, key }) => text.indexOf(key, start) + key.length > span.start && start <= span.start);
  if (sites.some(isKey)) return { refused: 'The value is the name of an entry.' };
  const type = section('type');
  const lines = spec(manifest.name, type ? scalarOf(text, type) : '', [...new Set(keys.map(({ key }) => key))]);
  const newline = newlineOf(text);
  const edits: TextEdit[] = [
    { span: { start: version.start, end: lineEnd(text, version.start) }, text: 'apiVersion: external-secrets.io/v1' },
    { span: { start: kind.start, end: lineEnd(text, kind.start) }, text: 'kind: ExternalSecret' },
  ];
  let isSpecified = false;
  for (const { key, start, end } of manifest.sections) {
    if (!replaced.some((each) => each === key)) continue;
    const isFirst: boolean = !isSpecified && /ata$/.test(key);
    isSpecified ||= isFirst;
    edits.push({ span: { start, end }, text: isFirst ? [...lines, ''].join(newline) : '' });
  }
  return { edits };
}

function keysOf(text: string, { sections }: Manifest) {
  return sections.filter(({ key }) => key === 'data' || key === 'stringData').flatMap((each) => entriesOf(text, each));
}

function spec(name: string, type: string, keys: readonly string[]): readonly string[] {
  const isPlain = type === '' || type === 'Opaque';
  return [
    'spec:',
    '  refreshInterval: 1h',
    '  secretStoreRef:',
    '    kind: ClusterSecretStore',
    '    name: secret-store',
    '  target:',
    `    name: ${name}`,
    ...(isPlain ? [] : ['    template:', `      type: ${type}`]),
    '  data:',
    ...keys.flatMap((key) => [
      `    - secretKey: ${key}`,
      '      remoteRef:',
      `        key: ${name}`,
      `        property: ${key}`,
    ]),
  ];
}
