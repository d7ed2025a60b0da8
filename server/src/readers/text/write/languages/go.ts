import type { TextEdit } from '../../../../text/edit';
import { environmentForm } from '../environment';
import { findLiteral } from '../find-literal';
import { go as lexis } from '../lexis';
import {
  lineAt,
  lineEnd,
  lineStart,
  newlineOf,
  nextLine,
  previousLine,
  skipBlanks,
  skipSpace,
  skipSpaceBack,
} from '../lines';
import type { Language, Site } from '../site';
import { replaceOrSplice } from '../splice';
import { openBracket } from '../surroundings';

export const go: Language = {
  literalAt: (text, span) => findLiteral(text, span, lexis),
  forms: [
    environmentForm({
      replace(site) {
        if (isInConstGroup(site)) return 'A constant cannot be read from the environment; make it a variable first.';
        return compact(site, replaceOrSplice(site, { text: `os.Getenv("${site.variable}")` }, '+'));
      },
      also: (sites) => [...sites.flatMap(dropConst), ...(sites[0] ? importOs(sites[0].text) : [])],
    }),
  ],
};

/** Among several arguments, gofmt has no blanks around the sign. */
function compact({ text, literal, variable }: Site, edit: TextEdit | string): TextEdit | string {
  if (!literal || typeof edit === 'string') return edit;
  const before = text.charAt(skipSpaceBack(text, literal.span.start) - 1);
  const after = text.charAt(skipBlanks(text, literal.span.end));
  const isAmong = (before === ',' && ',)'.includes(after || ' ')) || (before === '(' && after === ',');
  const lead = text.slice(lineStart(text, literal.span.start), literal.span.start);
  if (!isAmong || lead.charAt(openBracket(lead) ?? 0) !== '(') return edit;
  const read = `os.Getenv("${variable}")`;
  return { ...edit, text: edit.text.replace(` + ${read}`, `+${read}`).replace(`${read} + `, `${read}+`) };
}

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
    const indentation = /^[ \t]+(?=\S)/.exec(text.slice(start, end))?.[0] ?? '\t';
    const own = `${indentation}"os"${newline}`;
    const first = pathIn(text, skipBlankLines(text, start));
    // Packages of others have a domain in their path, and a block of their own behind those of Go.
    if (first !== undefined && /^[^/]*\./.test(first)) return [{ span: { start, end: start }, text: own + newline }];
    let at = start;
    for (let path = first; at < end && path !== undefined && path <= 'os'; path = pathIn(text, at)) {
      at = nextLine(text, skipBlankLines(text, at));
    }
    return [{ span: { start: at, end: at }, text: own }];
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

/** The path that a line of a group of imports brings, under whatever name. */
function pathIn(text: string, at: number): string | undefined {
  return /^[ \t]*(?:[\w.]+[ \t]+)?"([^"]*)"/.exec(lineAt(text, at))?.[1];
}

function skipBlankLines(text: string, from: number): number {
  return lineStart(text, skipSpace(text, from));
}
