import type { TextEdit } from '../../../../text/edit';
import type { Span } from '../../../../text/span';
import { findLiteral } from '../find-literal';
import { shell as lexis } from '../lexis';
import { lineAt, lineEnd, lineStart, previousLine, skipBlanks } from '../lines';
import { type Form, formOf, type Language, type Site } from '../site';
import { dashed } from '../variable';
import { mountedVariable } from './dockerfile-mount';
import { expand } from './shell';

export const dockerfile: Language = {
  literalAt: (text, span) => (isComment(text, span) ? 'comment' : literalIn(text, span)),
  forms: [
    buildSecret(),
    mountedVariable(),
    formOf({
      by: 'empty',
      title: () => 'Leave it out of the image and pass it when the image is built or run (then rotate it)',
      suits: (sites) => sites.every((site) => instructionOf(site.text, site.span).word !== 'RUN'),
      replace: emptied,
    }),
  ],
};

function isComment(text: string, { start }: Span): boolean {
  return lineAt(text, start).trimStart().startsWith('#');
}

/** Quotes are looked for in the instruction only, since those of others may be the quotes of other languages. */
function literalIn(text: string, span: Span) {
  const { start } = instructionOf(text, span);
  const shifted = findLiteral(text.slice(start, lineEnd(text, span.end)), move(span, -start), lexis);
  if (!shifted || shifted === 'comment') return undefined;
  return { ...shifted, span: move(shifted.span, start), body: move(shifted.body, start) };
}

function move({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}

/** The first word of the instruction around a span, which goes on over lines that end with a backslash. */
function instructionOf(
  text: string,
  { start }: Span,
): { readonly word: string; readonly start: number; readonly end: number } {
  let at = lineStart(text, start);
  while (at > 0 && lineAt(text, previousLine(text, at)).trimEnd().endsWith('\\')) at = previousLine(text, at);
  const from = skipBlanks(text, at);
  const word = /^[A-Za-z]+/.exec(text.slice(from, from + 20))?.[0] ?? '';
  return { word: word.toUpperCase(), start: from, end: from + word.length };
}

/** `ARG X=value` takes the value from the build; `ENV X=` waits for who runs the image. */
function emptied({ text, literal, span }: Site): TextEdit | string {
  const { word, start, end } = instructionOf(text, span);
  const value = literal?.span ?? span;
  const lead = text.slice(skipBlanks(text, end), value.start);
  if (word === 'ARG' && /^\w+=$/.test(lead)) return { span: { start: value.start - 1, end: value.end }, text: '' };
  if (word === 'ENV' && /(?:^|\s)\w+=$/.test(lead)) return { span: value, text: '' };
  const spaced = /^\w+[ \t]+$/.exec(lead);
  if (word === 'ENV' && spaced)
    return { span: { start: start + text.slice(start, value.start).trimEnd().length, end: value.end }, text: '=' };
  return 'Only the value of ARG, ENV and RUN can be left out.';
}

/** Mounts the secret while the command runs, so that no layer of the image holds it. */
function buildSecret(): Form {
  return formOf({
    by: 'buildSecret',
    title: (variable) => `Mount it while the image is built, as the secret ${dashed(variable)} (then rotate it)`,
    suits: (sites) => sites.every((site) => instructionOf(site.text, site.span).word === 'RUN'),
    replace(site) {
      const { end } = instructionOf(site.text, site.span);
      if (site.text[skipBlanks(site.text, end)] === '[')
        return 'The command is a list, in which no shell would read the secret.';
      if (site.literal?.open.startsWith('<<')) return 'The command is a text of its own; mount the secret by hand.';
      return expand(site, `$(cat /run/secrets/${dashed(site.variable)})`);
    },
    also(sites) {
      const mounts = new Map<number, string[]>();
      for (const { text, span, variable } of sites) {
        const { start, end } = instructionOf(text, span);
        const mount = `--mount=type=secret,id=${dashed(variable)}`;
        if (!text.slice(start, span.start).includes(mount)) mounts.set(end, [...(mounts.get(end) ?? []), mount]);
      }
      return [...mounts].map(([at, words]) => ({ span: { start: at, end: at }, text: ` ${words.join(' ')}` }));
    },
  });
}
