import type { TextEdit } from '../../../../text/edit';
import { lineAt, lineEnd, lineStart, newlineOf, skipBlanks } from '../lines';
import { type Form, formOf, isWhole, type Language, notUnderstood, type Site } from '../site';
import { dashed } from '../variable';
import { findScalar, holderOf, isInFlow, keyOf } from '../yaml-scalar';
import { externalSecret } from './external-secret';
import { manifestAt, sectionAt } from './manifest';
import { replaceScalar } from './yaml';

export const kubernetes: Language = {
  literalAt: findScalar,
  forms: [secretRef(), encodedPlaceholder(), plainPlaceholder(), externalSecret()],
};

/** An environment variable that is read from a Secret. */
function secretRef(): Form {
  return formOf({
    by: 'kubernetesSecretRef',
    title: (variable) => `Take it from the key ${variable} of a Secret (then rotate it)`,
    suits: (sites) => sites.every(isVariableValue),
    replace: refer,
  });
}

/** The values of a Secret's `data` have to stay base64. */
function encodedPlaceholder(): Form {
  return formOf({
    by: 'placeholder',
    title: (variable) =>
      `Put <${variable}>, in base64, in its place; seal the real Secret or fetch it (then rotate it)`,
    suits: (sites) => sites.every(isEncoded),
    replace: (site) => replaceScalar(site, btoa(`<${site.variable}>`), 'between brackets'),
  });
}

function plainPlaceholder(): Form {
  return formOf({
    by: 'placeholder',
    title: (variable) => `Put the placeholder \${${variable}} in its place (then rotate it)`,
    suits: (sites) => !sites.some((site) => isEncoded(site) || isVariableValue(site)),
    replace: (site) => replaceScalar(site, `\${${site.variable}}`, 'between brackets'),
  });
}

/** True for the `value` of an item of `env`, which is the only place that can refer to a Secret. */
function isVariableValue(site: Site): boolean {
  const { text, literal, span } = site;
  if (!literal || !isWhole(site) || keyOf(text, literal) !== 'value') return false;
  const holder = holderOf(text, lineStart(text, span.start));
  return holder !== undefined && /^[\s-]*env:\s*(?:#.*)?$/.test(lineAt(text, holder));
}

function isEncoded({ text, span, literal }: Site): boolean {
  const manifest = manifestAt(text, span.start);
  return manifest.kind === 'Secret' && literal?.open !== '|' && sectionAt(manifest, span.start)?.key === 'data';
}

function refer({ text, literal, variable, span }: Site): TextEdit | string {
  if (!literal) return notUnderstood;
  const { name } = manifestAt(text, span.start);
  const secret = name === '' ? dashed(variable) : `${name}-secrets`;
  const start = lineStart(text, literal.span.start);
  const key = text.lastIndexOf('value', literal.span.start);
  const place = { start: key, end: literal.span.end };
  if (isInFlow(text, literal) && skipBlanks(text, literal.span.end) < lineEnd(text, literal.span.end))
    return { span: place, text: `valueFrom: { secretKeyRef: { name: ${secret}, key: ${variable} } }` };
  const first = skipBlanks(text, start);
  // Behind a dash, the key stands further to the right than its line begins.
  const column = ' '.repeat(key - first) + text.slice(start, first);
  const lines = [
    'valueFrom:',
    `${column}  secretKeyRef:`,
    `${column}    name: ${secret}`,
    `${column}    key: ${variable}`,
  ];
  return { span: place, text: lines.join(newlineOf(text)) };
}
