import type { Replacement } from '../../../../model/change';
import type { TextEdit } from '../../../../text/edit';
import type { Span } from '../../../../text/span';
import { lineStart, nextLine, skipBlanks, skipSpace, skipSpaceBack, wordBefore } from '../lines';
import { type Form, formOf, isWhole, notUnderstood, type Site } from '../site';
import { replaceWhole } from '../splice';
import { dashed } from '../variable';

const keywords = new Set(['aws_access_key_id', 'aws_secret_access_key', 'aws_session_token']);

/** Without keys, boto3 looks for a profile, a role or the environment by itself. */
export const removeKeywords: Form = {
  by: 'removePair',
  title: () =>
    'Delete the keys, so that boto3 takes a profile, a role or the environment (then delete the exposed ones)',
  suits: (sites) => sites.every((site) => argumentAt(site) !== undefined),
  write(sites) {
    const [first] = sites;
    const given = sites.flatMap((site) => argumentAt(site) ?? []).sort((a, b) => a.start - b.start);
    if (!first || given.length < sites.length) return { refused: notUnderstood };
    return { edits: runsOf(first.text, given).map((run) => ({ span: withCommas(first.text, run), text: '' })) };
  },
};

/** Arguments that follow each other go as one. */
function runsOf(text: string, given: readonly Span[]): readonly Span[] {
  const runs: Span[] = [];
  for (const one of given) {
    const last = runs.at(-1);
    if (last && /^\s*,\s*$/.test(text.slice(last.end, one.start))) runs[runs.length - 1] = { ...last, end: one.end };
    else runs.push(one);
  }
  return runs;
}

/** The lines that arguments have for themselves, or the arguments with a comma on one side. */
function withCommas(text: string, { start, end }: Span): Span {
  const next = skipSpace(text, end);
  const after = text[next] === ',' ? next + 1 : end;
  const line = lineStart(text, start);
  const isAlone = skipBlanks(text, line) === start && text.slice(after, nextLine(text, after)).trim() === '';
  if (isAlone) return { start: line, end: nextLine(text, after) };
  const before = skipSpaceBack(text, start);
  return text[before - 1] === ',' ? { start: before - 1, end } : { start, end: skipBlanks(text, after) };
}

/** A keyword argument of boto3 that is given the value, from its name to the end of the value. */
function argumentAt(site: Site): Span | undefined {
  const { text, literal } = site;
  if (!literal || !isWhole(site)) return undefined;
  const sign = skipSpaceBack(text, literal.span.start) - 1;
  const name = text[sign] === '=' ? wordBefore(text, skipSpaceBack(text, sign)) : '';
  const start = skipSpaceBack(text, sign) - name.length;
  const isArgument = '(,'.includes(text.charAt(skipSpaceBack(text, start) - 1) || ' ');
  return keywords.has(name) && isArgument ? { start, end: literal.span.end } : undefined;
}

/** See https://docs.aws.amazon.com/secretsmanager/latest/userguide/retrieving-secrets-python-sdk.html. */
export const secretsManager: Form = lookup('secretsManager', 'Secrets Manager', (name, quoted) => {
  const call = `get_secret_value(SecretId=${quoted(name)})`;
  return `boto3.client(${quoted('secretsmanager')}).${call}[${quoted('SecretString')}]`;
});

/** See https://docs.aws.amazon.com/systems-manager/latest/userguide/systems-manager-parameter-store.html. */
export const parameterStore: Form = lookup('parameterStore', 'Parameter Store', (name, quoted) => {
  const call = `get_parameter(Name=${quoted(`/${name}`)}, WithDecryption=True)`;
  return `boto3.client(${quoted('ssm')}).${call}[${quoted('Parameter')}][${quoted('Value')}]`;
});

/** A form for programs that use boto3 already. */
function lookup(
  by: Replacement,
  store: string,
  read: (name: string, quoted: (text: string) => string) => string,
): Form {
  return formOf({
    by,
    title: (variable) => `Look it up in ${store} as ${dashed(variable)} when it runs (then rotate it)`,
    suits: (sites) =>
      sites.every((site) => isWhole(site) && argumentAt(site) === undefined && /^import boto3\b/m.test(site.text)),
    replace(site): TextEdit | string {
      const { literal, variable } = site;
      if (!literal || literal.open.toLowerCase().includes('b')) return notUnderstood;
      const mark = literal.open.endsWith("'") ? "'" : '"';
      return replaceWhole(site, literal, { text: read(dashed(variable), (text) => `${mark}${text}${mark}`) });
    },
  });
}
