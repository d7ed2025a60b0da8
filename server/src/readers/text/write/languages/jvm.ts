import type { TextEdit } from '../../../../text/edit';
import { environmentForm } from '../environment';
import { findLiteral } from '../find-literal';
import { groovy as groovyLexis, java as javaLexis, kotlin as kotlinLexis } from '../lexis';
import { lineStart, skipSpaceBack, wordBefore } from '../lines';
import { type Form, formOf, isWhole, type Language, notUnderstood, type Site } from '../site';
import { replaceOrSplice, replaceWhole } from '../splice';
import { defaultChain } from './jvm-aws';

/** What `@Value` and its like are given is put in when the program starts. */
const placeholder: Form = formOf({
  by: 'placeholder',
  title: (variable) =>
    `Put the placeholder \${${variable}} in its place, which is filled when it starts (then rotate it)`,
  suits: (sites) => sites.every((site) => annotationAround(site) === 'Value'),
  replace: (site) => ({ span: site.span, text: `\${${site.variable}}` }),
});

export const java: Language = {
  literalAt: (text, span) => findLiteral(text, span, javaLexis),
  forms: [
    placeholder,
    environmentForm({
      replace(site) {
        const refused = refusalFor(site);
        if (refused) return refused;
        if (site.literal?.open === '"""' && !isWhole(site)) return 'A part of a text block cannot be replaced.';
        return replaceOrSplice(site, { text: `System.getenv("${site.variable}")` }, '+');
      },
    }),
    defaultChain,
  ],
};

export const kotlin: Language = {
  literalAt: (text, span) => findLiteral(text, span, kotlinLexis),
  forms: [
    environmentForm({
      replace(site) {
        const refused = refusalFor(site);
        if (refused) return refused;
        const { literal, variable, span } = site;
        if (!literal) return notUnderstood;
        if (isBuild(site.path)) {
          const read = `providers.environmentVariable("${variable}").get()`;
          return isWhole(site) ? replaceWhole(site, literal, { text: read }) : { span, text: `\${${read}}` };
        }
        const read = `System.getenv("${variable}") ?: error("${variable} is not set")`;
        return isWhole(site) ? replaceWhole(site, literal, { text: read, loose: true }) : { span, text: `\${${read}}` };
      },
      also: (sites) => sites.flatMap(dropConst),
    }),
    defaultChain,
  ],
};

export const groovy: Language = {
  literalAt: (text, span) => findLiteral(text, span, groovyLexis),
  forms: [
    environmentForm({
      replace(site) {
        const { literal, variable, span } = site;
        if (!literal) return notUnderstood;
        const mark = literal.open.charAt(0);
        const read = (quote: string): string => {
          const name = `${quote}${variable}${quote}`;
          return isBuild(site.path) ? `providers.environmentVariable(${name}).get()` : `System.getenv(${name})`;
        };
        if (!isWhole(site) && mark === '"') return { span, text: `\${${read("'")}}` };
        return replaceOrSplice(site, { text: read(mark) }, '+');
      },
    }),
  ],
};

/** Gradle keeps account of what a build reads by its own way only. */
function isBuild(path: string): boolean {
  return /\.gradle(?:\.kts)?$/i.test(path);
}

function refusalFor(site: Site): string | undefined {
  const annotation = annotationAround(site);
  if (annotation === undefined) return undefined;
  return `What @${annotation} is given has to be constant; read the value in the code instead.`;
}

/** The annotation that the value is an argument of, on the same line. */
function annotationAround({ text, literal }: Site): string | undefined {
  if (!literal) return undefined;
  let depth = 0;
  for (let at = literal.span.start - 1; at >= lineStart(text, literal.span.start); at--) {
    if (text[at] === ')') depth++;
    if (text[at] !== '(') continue;
    if (depth-- > 0) continue;
    const name = wordBefore(text, at);
    const start = at - name.length;
    return text[start - 1] === '@' ? name : undefined;
  }
  return undefined;
}

/** `const val` holds only what is known when it is compiled. */
function dropConst({ text, literal }: Site): TextEdit[] {
  if (!literal) return [];
  const from = lineStart(text, skipSpaceBack(text, literal.span.start));
  const lead = text.slice(from, literal.span.start);
  const found = /\bconst\s+(?=val\b)/.exec(lead);
  return found ? [{ span: { start: from + found.index, end: from + found.index + found[0].length }, text: '' }] : [];
}
