import type { TextEdit } from '../../../../text/edit';
import type { Span } from '../../../../text/span';
import { environmentForm } from '../environment';
import { findLiteral } from '../find-literal';
import { powershell as lexis } from '../lexis';
import { lineStart, skipSpaceBack } from '../lines';
import { type Form, formOf, isWhole, type Language, notUnderstood, type Site } from '../site';
import { replaceOrSplice, replaceValue, replaceWhole } from '../splice';
import { dashed } from '../variable';

export const powershell: Language = {
  literalAt: (text, span) => findLiteral(text, span, lexis),
  forms: [environmentForm({ replace }), localVault(), prompt()],
};

/** SecretManagement keeps secrets in a vault of the machine or of a team, see https://aka.ms/ps-secretmanagement. */
function localVault(): Form {
  return formOf({
    by: 'localVault',
    title: (variable) => `Read it from the vault of SecretManagement as ${dashed(variable)} (then rotate it)`,
    suits: (sites) => sites.every(isWhole),
    replace(site) {
      const { literal, variable, text } = site;
      if (!literal) return notUnderstood;
      const secure = secureStringAround(site);
      if (secure) return { span: secure, text: bracketed(text, secure, `Get-Secret -Name ${dashed(variable)}`) };
      return { span: literal.span, text: `(Get-Secret -Name ${dashed(variable)} -AsPlainText)` };
    },
  });
}

/** Scripts that a person runs can ask that person. */
function prompt(): Form {
  return formOf({
    by: 'prompt',
    title: (variable) => `Ask for ${variable} when the script runs (then rotate it)`,
    suits: (sites) => sites.every((site) => isWhole(site) && secureStringAround(site) !== undefined),
    replace(site) {
      const secure = secureStringAround(site) ?? site.span;
      return { span: secure, text: bracketed(site.text, secure, `Read-Host -Prompt ${site.variable} -AsSecureString`) };
    },
  });
}

/** The call that makes a secure string of the value, which a vault and a prompt give by themselves. */
function secureStringAround({ text, literal }: Site): Span | undefined {
  if (!literal) return undefined;
  const start = lineStart(text, literal.span.start);
  const before = /\bConvertTo-SecureString\s+(?:-String\s+)?$/i.exec(text.slice(start, literal.span.start));
  const after = /^(?:[ \t]+-(?:AsPlainText|Force))+/i.exec(text.slice(literal.span.end, literal.span.end + 60));
  if (!before || !after) return undefined;
  return { start: start + before.index, end: literal.span.end + after[0].length };
}

/** A command is an argument or an operand only between brackets. */
function bracketed(text: string, { start, end }: Span, command: string): string {
  const isStatement =
    /(?:^|=|\()\s*$/.test(text.slice(lineStart(text, start), start)) &&
    /^[ \t]*[)\r\n;]|^\s*$/.test(text.slice(end, end + 10));
  return isStatement ? command : `(${command})`;
}

function replace(site: Site): TextEdit | string {
  const { text, literal, variable, span } = site;
  const start = literal?.span.start ?? span.start;
  const lead = text.slice(lineStart(text, start), skipSpaceBack(text, start)).toLowerCase();
  if (new RegExp(`\\benv:\\\\?${variable.toLowerCase()}["']?\\s*(?:=|-value)$`).test(lead)) {
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
