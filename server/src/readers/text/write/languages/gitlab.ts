import type { TextEdit } from '../../../../text/edit';
import { indentationAt, lineAt, nextLine, previousLine, wholeLine } from '../lines';
import { formOf, isWhole, type Language, type Site } from '../site';
import { findScalar, keyOf } from '../yaml-scalar';
import { replaceScalar } from './yaml';

export const gitlab: Language = {
  literalAt: findScalar,
  forms: [
    formOf({
      by: 'gitlabVariable',
      title: (variable) => `Take it from the masked CI/CD variable ${variable} (then rotate it)`,
      replace(site) {
        const { text, span, literal, variable } = site;
        if (literal && isWhole(site) && keyOf(text, literal) === variable) return dropEntry(site);
        const goesOn = /^\w/.test(text.slice(span.end, span.end + 1));
        return replaceScalar(site, goesOn ? `\${${variable}}` : `$${variable}`, 'between brackets');
      },
    }),
  ],
};

/** A variable cannot be its own value: the entry goes, and what the project sets under the same name counts. */
function dropEntry({ text, span }: Site): TextEdit {
  const line = wholeLine(text, span.start);
  const indentation = indentationAt(text, line.start).length;
  const below = lineAt(text, line.end).trim() !== '' ? indentationAt(text, line.end).length : 0;
  const above = line.start === 0 ? line.start : previousLine(text, line.start);
  const isOnly = above < line.start && indentationAt(text, above).length < indentation && below < indentation;
  const isParent = isOnly && /^\s*variables:\s*$/.test(lineAt(text, above));
  return { span: { start: isParent ? above : line.start, end: nextLine(text, line.start) }, text: '' };
}
