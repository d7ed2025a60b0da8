import assert from 'node:assert/strict';
import type { Replacement } from '../../../../server/src/model/change';
import type { Credential, CredentialPart } from '../../../../server/src/model/credential';
import { repairsFor, writeText } from '../../../../server/src/readers/text/write/write';
import { applyEdits } from '../../../../server/src/text/edit';
import { Secret } from '../../../../server/src/text/secret';

/** What a case needs beside the text: how the value was named, and which of the repairs is meant. */
export interface Case {
  readonly path: string;
  /** `«»` stands for the value, `‹access key id›` for another half of that name. */
  readonly before: string;
  readonly name?: string;
  readonly by?: Replacement;
  readonly with?: Partial<Credential>;
}

/** A value with nothing in it that a scanner would know, made anew for each. */
export function madeValue(at: number): string {
  return ['q7', 'Wz', 'n0', 'Lk', 'v3'].join(String(at % 10)) + 'x'.repeat(2) + at;
}

/** The text of a case with values in it, and the credential that stands there. */
export function place({ path, before, name, with: more }: Case) {
  let text = '';
  let from = 0;
  let main: { readonly start: number; readonly end: number } | undefined;
  const parts: CredentialPart[] = [];
  const values: string[] = [];
  for (const mark of before.matchAll(/«»|‹([^›]*)›/g)) {
    text += before.slice(from, mark.index);
    from = mark.index + mark[0].length;
    const value = madeValue(values.length + 1);
    const span = { start: text.length, end: text.length + value.length };
    values.push(value);
    text += value;
    if (mark[1] === undefined) main = span;
    else parts.push({ name: mark[1], span, secret: new Secret(value) });
  }
  text += before.slice(from);
  assert.ok(main, 'no value is marked');
  const credential: Credential = {
    kind: 'password',
    shape: 'password-literal',
    name: 'password',
    span: main,
    secret: new Secret(text.slice(main.start, main.end)),
    evidence: 'likely',
    reasons: [],
    temporary: false,
    facts: {},
    parts,
    ...(name !== undefined && { assignedTo: { value: name, span: { start: 0, end: 0 } } }),
    isDefault: false,
    place: 'code',
    ...more,
  };
  return { document: { path, text }, credential, values };
}

/** The text after a repair, or why there is none. */
export function rewrite(one: Case): string {
  const { document, credential, values } = place(one);
  const step = { do: 'replaceCredential', credential, ...(one.by && { by: one.by }) } as const;
  const written = writeText(document, [step]);
  if ('refused' in written) return `refused: ${written.refused}`;
  const text = applyEdits(document.text, written.edits);
  for (const value of values) assert.ok(!text.includes(value), 'a value is still there');
  return text;
}

/** The titles of the repairs, best first. */
export function titles(one: Case): readonly string[] {
  const { document, credential } = place(one);
  return repairsFor(document, credential).map(({ title }) => title);
}

/** Cases by what they show, each with the text that a repair leaves. */
export type Table = Readonly<Record<string, Omit<Case, 'path'> & { readonly path?: string; readonly after: string }>>;

/** Makes a test of each case of a table about one kind of file. */
export function testRepairs(path: string, table: Table): void {
  for (const [name, { after, ...one }] of Object.entries(table)) {
    test(name, () => assert.equal(rewrite({ path, ...one }), after));
  }
}

/** The two halves of an access key, as the reader joins them. */
export const aws: NonNullable<Case['with']> = {
  kind: 'token',
  shape: 'aws-secret-key',
  name: 'AWS secret access key',
  issuer: 'AWS',
};
