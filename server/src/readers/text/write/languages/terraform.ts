import type { TextEdit } from '../../../../text/edit';
import { findLiteral } from '../find-literal';
import { hcl as lexis } from '../lexis';
import { indentationAt, lineAt, lineEnd, lineStart, newlineOf, wholeLine } from '../lines';
import { type Form, formOf, isWhole, type Language, notUnderstood, type Site } from '../site';
import { replaceValue } from '../splice';
import { blockAround } from './terraform-blocks';
import { appendBlocks, managedPassword, storeForms } from './terraform-stores';
import { declaration, declaredBeside } from './terraform-variable';

export const terraform: Language = {
  literalAt: (text, span) => findLiteral(text, span, lexis),
  forms: [
    removePair(),
    formOf({
      by: 'terraformVariable',
      title: (variable) => `Take it from a sensitive variable, ${variable.toLowerCase()} (then rotate it)`,
      suits: (sites) => !sites.some((site) => isDefault(site) || isBackend(site)),
      replace(site) {
        const { literal, variable } = site;
        if (!literal) return notUnderstood;
        const name = `var.${variable.toLowerCase()}`;
        return isWhole(site) ? { span: literal.span, text: name } : replaceValue(site, `\${${name}}`);
      },
      also: declare,
      companions: (sites, standsFor) => declaredBeside(sites[0]?.path ?? '', undeclared(sites), standsFor),
    }),
    managedPassword,
    ...storeForms,
    formOf({
      by: 'empty',
      title: () => 'Delete it here and pass it to "terraform init" by -backend-config (then rotate it)',
      suits: (sites) => sites.every(isBackend),
      replace: ({ text, span }) => ({ span: wholeLine(text, span.start), text: '' }),
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
  return appendBlocks(
    text,
    undeclared(sites).map((name) => [...declaration(name), ''].join(newline)),
  );
}

function undeclared(sites: readonly Site[]): readonly string[] {
  const names = [...new Set(sites.map(({ variable }) => variable.toLowerCase()))];
  return names.filter((name) => !sites[0]?.text.includes(`variable "${name}"`));
}

/** The settings of a backend are read before there are any variables. */
function isBackend({ text, span }: Site): boolean {
  const start = lineStart(text, span.start);
  return (
    /^backend\s/.test(blockAround(text, start)?.head ?? '') &&
    /^\s*\w+\s*=\s*"[^"]*"\s*(?:#.*)?$/.test(lineAt(text, start))
  );
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

/** A provider or backend without keys looks for a profile, a role or the environment by itself. */
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
  return /^(?:provider\s+"aws"|backend\s+"s3")/.test(head) && awsKeys.test(lineAt(text, span.start));
}
