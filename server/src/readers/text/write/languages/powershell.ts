import type { TextEdit } from '../../../../text/edit';
import { environmentForm } from '../environment';
import { findLiteral } from '../find-literal';
import { powershell as lexis } from '../lexis';
import { lineStart, skipSpaceBack } from '../lines';
import { isWhole, type Language, type Site } from '../site';
import { replaceOrSplice, replaceValue, replaceWhole } from '../splice';

export const powershell: Language = {
  literalAt: (text, span) => findLiteral(text, span, lexis),
  forms: [environmentForm({ replace })],
};

function replace(site: Site): TextEdit | string {
  const { text, literal, variable, span } = site;
  const start = literal?.span.start ?? span.start;
  const lead = text.slice(lineStart(text, start), skipSpaceBack(text, start)).toLowerCase();
  if (new RegExp(`\\$env:${variable.toLowerCase()}\\s*=$`).test(lead)) {
    return `The line itself sets ${variable}: delete it, and set ${variable} where the script is started.`;
  }
  const read = `$env:${variable}`;
  if (!literal) {
    const isWord =
      /[\s=(]$/.test(text.slice(Math.max(0, span.start - 1), span.start)) &&
      !/^[^\s;)|]/.test(text.slice(span.end, span.end + 1));
    return replaceValue(site, isWord ? read : `\${env:${variable}}`);
  }
  if (isWhole(site)) return replaceWhole(site, literal, { text: read });
  if (literal.open.endsWith('"')) return replaceValue(site, `\${env:${variable}}`);
  if (literal.open.startsWith('@')) return 'Nothing is put into this text, because it stands in single quotes.';
  const spliced = replaceOrSplice(site, { text: read }, '+');
  // An argument of a command ends at the first blank unless it stands in brackets.
  if (typeof spliced === 'string' || spliced.text.startsWith('(') || /=$/.test(lead)) return spliced;
  return { ...spliced, text: `(${spliced.text})` };
}
