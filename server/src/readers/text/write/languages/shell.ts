import type { TextEdit } from '../../../../text/edit';
import { environmentForm } from '../environment';
import { findLiteral } from '../find-literal';
import { shell as lexis } from '../lexis';
import type { Language, Literal, Site } from '../site';
import { replaceValue } from '../splice';

export const shell: Language = {
  literalAt: (text, span) => findLiteral(text, span, lexis),
  forms: [environmentForm({ replace: (site) => expand(site, `\${${site.variable}:?set ${site.variable}}`) })],
};

/** Puts an expansion in place of a value, in quotes that let it happen and keep its words together. */
export function expand(site: Site, expansion: string): TextEdit | string {
  const { text, literal, span } = site;
  if (!literal) return replaceValue(site, `"${expansion}"`);
  if (isHereText(literal)) {
    return /["']/.test(literal.open)
      ? 'Nothing is put into this text, because its mark stands in quotes.'
      : replaceValue(site, expansion);
  }
  if (literal.open === '"') return replaceValue(site, expansion);
  // Single quotes let nothing through: they are closed in front of it and opened again.
  const before = span.start > literal.body.start ? `${text.slice(literal.span.start, span.start)}'` : '';
  const after = span.end < literal.body.end ? `${literal.open}${text.slice(span.end, literal.span.end)}` : '';
  return { span: literal.span, text: `${before}"${expansion}"${after}` };
}

function isHereText({ open }: Literal): boolean {
  return open.startsWith('<<');
}
