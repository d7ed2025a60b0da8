import type { TextEdit } from '../../../../text/edit';
import { environmentForm } from '../environment';
import { findLiteral } from '../find-literal';
import { go as lexis } from '../lexis';
import { lineEnd, lineStart, newlineOf, nextLine, previousLine } from '../lines';
import type { Language, Site } from '../site';
import { replaceOrSplice } from '../splice';

export const go: Language = {
  literalAt: (text, span) => findLiteral(text, span, lexis),
  forms: [
    environmentForm({
      replace(site) {
        if (isInConstGroup(site)) return 'A constant cannot be read from the environment; make it a variable first.';
        return replaceOrSplice(site, { text: `os.Getenv("${site.variable}")` }, '+');
      },
      also: (sites) => [...sites.flatMap(dropConst), ...(sites[0] ? importOs(sites[0].text) : [])],
    }),
  ],
};

/** `const x = …` becomes `var x = …`. */
function dropConst({ text, literal }: Site): TextEdit[] {
  if (!literal) return [];
  const from = lineStart(text, literal.span.start);
  const found = /^[ \t]*const(?=[ \t]+\w)/.exec(text.slice(from, literal.span.start));
  if (!found) return [];
  const end = from + found[0].length;
  return [{ span: { start: end - 5, end }, text: 'var' }];
}

/** True inside of `const ( … )`. */
function isInConstGroup({ text, literal }: Site): boolean {
  if (!literal) return false;
  let at = lineStart(text, literal.span.start);
  while (at > 0) {
    at = previousLine(text, at);
    const line = text.slice(at, lineEnd(text, at));
    if (/^const\s*\(/.test(line)) return true;
    if (/^[)}]|^\w/.test(line)) return false;
  }
  return false;
}

/** Puts "os" where gofmt would have it among the imports. */
function importOs(text: string): TextEdit[] {
  const newline = newlineOf(text);
  const group = /^import[ \t]*\([ \t]*\r?\n/m.exec(text);
  if (group) {
    const start = group.index + group[0].length;
    const end = text.indexOf(')', start);
    if (end < 0 || /^[ \t]*"os"/m.test(text.slice(start, end))) return [];
    let at = start;
    while (at < end) {
      const line = text.slice(at, lineEnd(text, at));
      const name = /^[ \t]*"([^"]*)"/.exec(line)?.[1];
      if (name === undefined || name > 'os') break;
      at = nextLine(text, at);
    }
    const indentation = /^[ \t]+(?=\S)/.exec(text.slice(start, end))?.[0] ?? '\t';
    return [{ span: { start: at, end: at }, text: `${indentation}"os"${newline}` }];
  }
  const single = /^import[ \t]+(?:\w+[ \t]+)?"([^"\r\n]*)"/m.exec(text);
  if (single?.[1] === 'os') return [];
  if (single) {
    const at = (single[1] ?? '') < 'os' ? nextLine(text, single.index) : single.index;
    return [{ span: { start: at, end: at }, text: `import "os"${newline}` }];
  }
  const named = /^package[ \t]+\w+[^\r\n]*(?:\r?\n|$)/m.exec(text);
  if (!named) return [];
  const at = named.index + named[0].length;
  const lead = /[\r\n]$/.test(named[0]) ? newline : newline + newline;
  return [{ span: { start: at, end: at }, text: `${lead}import "os"${newline}` }];
}
