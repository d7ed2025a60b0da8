import { findMember, parseJson } from '../../../../syntax/json';
import type { TextEdit } from '../../../../text/edit';
import { findJsonString, jsonPath } from '../data-values';
import { hideInstead, insertMembers, type Member } from '../json-members';
import { indentationAt, lineAt, lineEnd, lineStart, newlineOf, nextLine, previousLine } from '../lines';
import { type Form, formOf, isWhole, type Language, notUnderstood, type Site } from '../site';
import { replaceValue } from '../splice';
import { dashed } from '../variable';
import { findScalar, keyOf } from '../yaml-scalar';
import { replaceScalar } from './yaml';

export const cloudformationYaml: Language = {
  literalAt: findScalar,
  forms: [
    formOf({
      by: 'dropDefault',
      title: dropTitle,
      suits: (sites) => sites.every(isDefault),
      replace: dropDefault,
    }),
    secretsManager((site, reference) => replaceScalar(site, reference, 'always')),
    parameterStore((site, reference) => replaceScalar(site, reference, 'always')),
    stackParameter(
      ({ literal }, name) => (literal ? { span: literal.span, text: `!Ref ${name}` } : notUnderstood),
      declareInYaml,
    ),
  ],
};

export const cloudformationJson: Language = {
  literalAt: findJsonString,
  forms: [
    formOf({
      by: 'dropDefault',
      title: dropTitle,
      suits: (sites) => sites.every(isDefault),
      replace: (site) => hideInstead(site, 'NoEcho'),
    }),
    secretsManager(replaceInJson),
    parameterStore(replaceInJson),
    stackParameter(
      ({ literal }, name) => (literal ? { span: literal.span, text: `{ "Ref": "${name}" }` } : notUnderstood),
      declareInJson,
    ),
  ],
};

function dropTitle(): string {
  return 'Drop the default and hide the parameter with NoEcho (then rotate the value)';
}

function replaceInJson(site: Site, reference: string): TextEdit | string {
  const { text, literal } = site;
  if (!literal) return notUnderstood;
  if (jsonPath(text, literal)[0] === 'Parameters') return 'What a parameter is given cannot be looked up.';
  return replaceValue(site, reference);
}

/** See https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-secretsmanager.html. */
function secretsManager(replace: (site: Site, reference: string) => TextEdit | string): Form {
  return formOf({
    by: 'secretsManager',
    title: (variable) => `Look it up in Secrets Manager as ${dashed(variable)} when the stack is made (then rotate it)`,
    suits: (sites) => !sites.some(isDefault),
    replace(site) {
      const key = site.variable.toLowerCase().split('_').at(-1) ?? 'value';
      return replace(site, `{{resolve:secretsmanager:${dashed(site.variable)}:SecretString:${key}}}`);
    },
  });
}

/**
 * Secure strings are looked up for few properties only, see
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-ssm-secure-strings.html.
 */
function parameterStore(replace: (site: Site, reference: string) => TextEdit | string): Form {
  return formOf({
    by: 'parameterStore',
    title: (variable) => `Look it up in Parameter Store as ${dashed(variable)} when the stack is made (then rotate it)`,
    suits: (sites) =>
      sites.every(({ text, literal }) => literal && /^(?:MasterUserPassword|AuthToken)$/.test(keyOf(text, literal))),
    replace: (site) => replace(site, `{{resolve:ssm-secure:/${dashed(site.variable)}}}`),
  });
}

/** Who makes the stack is asked for it, and nobody sees what was given. */
function stackParameter(
  replace: (site: Site, name: string) => TextEdit | string,
  declare: (text: string, names: readonly string[]) => readonly TextEdit[],
): Form {
  const nameOf = ({ variable }: Site): string =>
    variable.toLowerCase().replace(/(?:^|_+)([a-z0-9])/g, (_, first: string) => first.toUpperCase());
  return formOf({
    by: 'stackParameter',
    title: () => 'Ask for it as a parameter of the stack, hidden by NoEcho (then rotate it)',
    suits: (sites) =>
      sites.every((site) => isWhole(site) && /^Resources|"Resources"/m.test(site.text) && !isDefault(site)),
    replace: (site) => replace(site, nameOf(site)),
    also: (sites) => declare(sites[0]?.text ?? '', [...new Set(sites.map(nameOf))]),
  });
}

function isDefault({ text, literal }: Site): boolean {
  return literal !== undefined && keyOf(text, literal) === 'Default';
}

function declareInYaml(text: string, names: readonly string[]): readonly TextEdit[] {
  const newline = newlineOf(text);
  const entries = names
    .map((name) => `  ${name}:${newline}    Type: String${newline}    NoEcho: true${newline}`)
    .join('');
  const there = /^Parameters:[ \t]*\r?\n/m.exec(text);
  const at = there ? there.index + there[0].length : text.search(/^Resources:/m);
  if (at < 0) return [];
  const block = there ? entries : `Parameters:${newline}${entries}${newline}`;
  return [{ span: { start: at, end: at }, text: block }];
}

function declareInJson(text: string, names: readonly string[]): readonly TextEdit[] {
  const { root } = parseJson({ path: '', text });
  const there = findMember(root, 'Parameters');
  const members = names.map(
    (name): Member => [
      name,
      [
        ['Type', '"String"'],
        ['NoEcho', 'true'],
      ],
    ],
  );
  if (there?.type === 'object') return insertMembers(text, there, members);
  return root ? insertMembers(text, root, [['Parameters', members]]) : [];
}

/** A parameter without a default is asked for; with NoEcho nobody sees what it was given. */
function dropDefault(site: Site): TextEdit | string {
  const { text, span } = site;
  if (!isWhole(site)) return 'The default is a part of a longer text.';
  const start = lineStart(text, span.start);
  const indentation = indentationAt(text, start);
  if (hasSibling(text, start, indentation)) return { span: { start, end: nextLine(text, start) }, text: '' };
  return { span: { start, end: lineEnd(text, start) }, text: `${indentation}NoEcho: true` };
}

function hasSibling(text: string, start: number, indentation: string): boolean {
  const isInside = (at: number): boolean => lineAt(text, at).trim() === '' || lineAt(text, at).startsWith(indentation);
  const isNoEcho = (at: number): boolean => lineAt(text, at).startsWith(`${indentation}NoEcho:`);
  for (let at = start; at > 0; ) {
    at = previousLine(text, at);
    if (!isInside(at)) break;
    if (isNoEcho(at)) return true;
  }
  for (let at = nextLine(text, start); at < text.length && isInside(at); at = nextLine(text, at))
    if (isNoEcho(at)) return true;
  return false;
}
