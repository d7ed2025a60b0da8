import type { TextEdit } from '../../../../text/edit';
import { lineEnd, lineStart, linesOf, newlineOf, skipBlanks } from '../lines';
import { formOf, isWhole, type Language, type Site } from '../site';
import { dashed } from '../variable';
import { findScalar, keyOf } from '../yaml-scalar';

export const kubernetes: Language = {
  literalAt: findScalar,
  forms: [
    formOf({
      by: 'kubernetesSecretRef',
      title: (variable) => `Take it from the key ${variable} of a Secret (then rotate it)`,
      replace,
    }),
  ],
};

const noRepair: ReadonlyMap<string, string> = new Map([
  [
    'Secret',
    'A Secret in the text is readable by everybody who has the text: seal it (SealedSecret, SOPS) or have it fetched (ExternalSecret).',
  ],
  ['ConfigMap', 'A ConfigMap cannot refer to a Secret: move the entry into a Secret that is not kept in the text.'],
]);

function replace(site: Site): TextEdit | string {
  const { text, literal, variable } = site;
  const { kind, name } = documentAround(text, site.span.start);
  const refused = noRepair.get(kind);
  if (refused !== undefined) return refused;
  if (!literal || !isWhole(site) || keyOf(text, literal) !== 'value') {
    return 'Only the value of an environment variable can be read from a Secret.';
  }
  const start = lineStart(text, literal.span.start);
  const key = text.indexOf('value', start);
  if (
    literal.span.end < lineEnd(text, literal.span.end) &&
    text.slice(literal.span.end, lineEnd(text, literal.span.end)).trim().startsWith('}')
  ) {
    return 'The variable stands on one line; write it as a block first.';
  }
  const first = skipBlanks(text, start);
  // Behind a dash, the key stands further to the right than its line begins.
  const column = ' '.repeat(key - first) + text.slice(start, first);
  const newline = newlineOf(text);
  const lines = [
    'valueFrom:',
    `${column}  secretKeyRef:`,
    `${column}    name: ${name === '' ? dashed(variable) : `${name}-secrets`}`,
    `${column}    key: ${variable}`,
  ];
  return { span: { start: key, end: literal.span.end }, text: lines.join(newline) };
}

/** The kind and the name of the document of a file that holds several. */
function documentAround(text: string, offset: number): { readonly kind: string; readonly name: string } {
  let kind = '';
  let name = '';
  let isMetadata = false;
  for (const { start, line } of linesOf(text)) {
    if (line.startsWith('---')) {
      if (start > offset) break;
      kind = '';
      name = '';
    }
    kind = /^kind:\s*["']?(\w+)/.exec(line)?.[1] ?? kind;
    if (/^\S/.test(line)) isMetadata = line.startsWith('metadata:');
    else if (isMetadata && name === '') name = /^\s+name:\s*["']?([a-z0-9][a-z0-9.-]*)["']?\s*$/.exec(line)?.[1] ?? '';
  }
  return { kind, name };
}
