import { findMember, type JsonNode } from '../../../syntax/json';
import type { TextEdit } from '../../../text/edit';
import { jsonNodes } from './data-values';
import { indentationAt, lineStart, newlineOf } from './lines';
import { isWhole, notUnderstood, type Site } from './site';

/** A member that is to be written: its value as JSON, or its own members. */
export type Member = readonly [name: string, value: string | readonly Member[]];

/** Puts members in front of those of an object, in its own layout. */
export function insertMembers(text: string, object: JsonNode, members: readonly Member[]): TextEdit[] {
  const first = object.children?.[0];
  const start = object.offset + 1;
  const outer = indentationAt(text, object.offset);
  const isBlock = first !== undefined && lineStart(text, first.offset) > object.offset;
  const inner = isBlock ? indentationAt(text, first.offset) : `${outer}  `;
  const unit = inner.startsWith(outer) && inner.length > outer.length ? inner.slice(outer.length) : '  ';
  const newline = newlineOf(text);
  const written = writeMembers(members, inner, unit, newline);
  const tail = first ? ',' : `${newline}${outer}`;
  return [{ span: { start, end: start }, text: `${newline}${written}${tail}` }];
}

function writeMembers(members: readonly Member[], indentation: string, unit: string, newline: string): string {
  return members
    .map(([name, value]) => {
      if (typeof value === 'string') return `${indentation}"${name}": ${value}`;
      const inner = writeMembers(value, indentation + unit, unit, newline);
      return `${indentation}"${name}": {${newline}${inner}${newline}${indentation}}`;
    })
    .join(`,${newline}`);
}

/** Puts the flag that hides a variable in place of its default. */
export function hideInstead(site: Site, flag: 'sensitive' | 'NoEcho'): TextEdit | string {
  const { text, literal } = site;
  const variable = literal && jsonNodes(text, literal).at(-2)?.value;
  if (!literal || !isWhole(site) || variable?.type !== 'object') return notUnderstood;
  if (findMember(variable, flag)) return `It has "${flag}" already: delete the default by hand.`;
  const entry = variable.children?.find(({ children }) => children?.[1]?.offset === literal.span.start);
  if (!entry) return notUnderstood;
  return { span: { start: entry.offset, end: literal.span.end }, text: `"${flag}": true` };
}
