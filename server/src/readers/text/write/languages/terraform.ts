import type { TextEdit } from '../../../../text/edit';
import { findLiteral } from '../find-literal';
import { hcl as lexis } from '../lexis';
import { indentationAt, lineAt, lineEnd, lineStart, newlineOf, wholeLine } from '../lines';
import { type Form, formOf, isWhole, type Language, notUnderstood, type Site } from '../site';
import { replaceValue } from '../splice';

export const terraform: Language = {
  literalAt: (text, span) => findLiteral(text, span, lexis),
  forms: [
    removePair(),
    formOf({
      by: 'terraformVariable',
      title: (variable) => `Take it from a sensitive variable, ${variable.toLowerCase()} (then rotate it)`,
      suits: (sites) => !sites.some(isDefault),
      replace(site) {
        const { literal, variable } = site;
        if (!literal) return notUnderstood;
        const name = `var.${variable.toLowerCase()}`;
        return isWhole(site) ? { span: literal.span, text: name } : replaceValue(site, `\${${name}}`);
      },
      also: declare,
    }),
    formOf({
      by: 'dropDefault',
      title: () => 'Drop the default and make the variable sensitive (then rotate the value)',
      suits: (sites) => sites.every(isDefault),
      replace: dropDefault,
    }),
  ],
};

/** Values for variables, which hold no references. */
export const tfvars: Language = {
  literalAt: (text, span) => findLiteral(text, span, lexis),
  forms: [
    formOf({
      by: 'environment',
      title: () => 'Delete it here and set it in the environment, with TF_VAR_ in front of its name (then rotate it)',
      replace(site) {
        const { text, literal } = site;
        if (!literal) return notUnderstood;
        const line = lineAt(text, literal.span.start);
        const isEntry = isWhole(site) && /^\w[\w-]*\s*=\s*"[^"]*"\s*(?:#.*)?$/.test(line);
        if (!isEntry)
          return 'The value is a part of a list or an object; a variable of its own could be set in the environment.';
        return { span: wholeLine(text, literal.span.start), text: '' };
      },
    }),
  ],
};

/** Declares what the values were replaced by, at the end of the file. */
function declare(sites: readonly Site[]): TextEdit[] {
  const text = sites[0]?.text ?? '';
  const newline = newlineOf(text);
  const names = [...new Set(sites.map(({ variable }) => variable.toLowerCase()))];
  const blocks = names
    .filter((name) => !text.includes(`variable "${name}"`))
    .map((name) => [`variable "${name}" {`, '  type      = string', '  sensitive = true', '}', ''].join(newline));
  if (blocks.length === 0) return [];
  const lead = /[\r\n]$/.test(text.slice(-1)) ? newline : newline + newline;
  const at = { start: text.length, end: text.length };
  return [{ span: at, text: lead + blocks.join(newline) }];
}

/** A block that is open at an offset: `variable "x"`, `provider "aws"`. */
interface Block {
  readonly head: string;
  readonly open: number;
  readonly close: number;
}

/** The innermost block around an offset, by its braces. */
function blockAround(text: string, offset: number): Block | undefined {
  let depth = 0;
  for (let at = offset - 1; at >= 0; at--) {
    if (text[at] === '}') depth++;
    if (text[at] !== '{' || depth-- > 0) continue;
    const head = text.slice(lineStart(text, at), at).trim();
    return { head, open: at, close: closeOf(text, at) };
  }
  return undefined;
}

function closeOf(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    if (text[at] === '{') depth++;
    if (text[at] === '}' && --depth === 0) return at;
  }
  return text.length;
}

function isDefault({ text, span }: Site): boolean {
  return (
    /^\s*default\s*=/.test(lineAt(text, span.start)) &&
    /^variable\s/.test(blockAround(text, lineStart(text, span.start))?.head ?? '')
  );
}

function dropDefault({ text, span }: Site): TextEdit {
  const block = blockAround(text, lineStart(text, span.start));
  const body = block ? text.slice(block.open, block.close) : '';
  if (/^[ \t]*sensitive[ \t]*=/m.test(body)) return { span: wholeLine(text, span.start), text: '' };
  const start = lineStart(text, span.start);
  return { span: { start, end: lineEnd(text, span.start) }, text: `${indentationAt(text, start)}sensitive = true` };
}

const awsKeys = /^\s*(?:access_key|secret_key|token)\s*=/;

/** A provider without keys looks for a profile, a role or the environment by itself. */
function removePair(): Form {
  return {
    by: 'removePair',
    title: () =>
      'Delete the static keys, so that the provider takes a profile or a role (then delete the exposed ones)',
    suits: (sites) => sites.every(isProviderKey),
    write(sites) {
      const [first] = sites;
      const block = first && blockAround(first.text, lineStart(first.text, first.span.start));
      if (!first || !block) return { refused: notUnderstood };
      const edits: TextEdit[] = [];
      for (let at = wholeLine(first.text, block.open).end; at < block.close; at = wholeLine(first.text, at).end) {
        if (awsKeys.test(lineAt(first.text, at))) edits.push({ span: wholeLine(first.text, at), text: '' });
      }
      return { edits };
    },
  };
}

function isProviderKey({ text, span }: Site): boolean {
  const head = blockAround(text, lineStart(text, span.start))?.head ?? '';
  return /^provider\s+"aws"/.test(head) && awsKeys.test(lineAt(text, span.start));
}
