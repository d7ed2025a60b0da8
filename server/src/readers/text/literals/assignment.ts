import { type SecretName, secretNameOf } from '../../../knowledge/credential/names';
import type { Located } from '../../../text/span';
import { type Collector, collect, nameLiteral } from './collect';
import { findGivenDefault, isDefaultOf } from './default';
import { findGiven } from './find-given';
import type { Given } from './given';
import { judge } from './judge';
import { type Literal, skipBlanks } from './lexer';
import { ofSetter, spokenName } from './name';
import { plainKey, withParent, withWordBefore } from './parent';
import type { Source } from './source';
import { readValue } from './value';
import { makesBytes } from './wrapper';

/** Looks for a literal that is given to the name. */
export function findAssignment(collector: Collector, name: Located<string>): void {
  const { source } = collector;
  const given = findGiven(source, name);
  if (!given) return;
  const sort = sortOf(source, name, given);
  if (!sort) return;
  if (source.family === 'shell' && (name.value === 'PWD' || name.value === 'OLDPWD')) return;
  if (source.text.startsWith('checksum/', name.span.start - 9)) return;
  if (source.text[name.span.start - 1] === '<' && given.way !== 'element') return;

  const open = behindQuote(source.text, skipBlanks(source.text, given.at));
  if (source.text.startsWith('${', open)) findGivenDefault(collector, name, open);
  const literal = readValue(collector, name, given);
  if (literal) report(collector, name, sort, given, literal);
}

/** What the name says; a plain key says something only below or behind another name, or if it is made of bytes. */
function sortOf({ text, family }: Source, name: Located<string>, given: Given): SecretName | undefined {
  if (name.value !== plainKey) return secretNameOf(spokenName(text, name));
  if (family === 'code') return makesBytes(text, skipBlanks(text, given.at)) ? { sort: 'key', vague: true } : undefined;
  if (family !== 'yaml' && family !== 'text') return undefined;
  const whole = family === 'yaml' ? withParent(text, name) : withWordBefore(text, name);
  return whole === undefined ? undefined : secretNameOf(whole);
}

function behindQuote(text: string, at: number): number {
  return text[at] === '"' ? at + 1 : at;
}

function report(collector: Collector, name: Located<string>, sort: SecretName, given: Given, literal: Literal): void {
  const { source } = collector;
  const value = literal.joined ?? source.text.slice(literal.start, literal.end);
  if (given.way === 'word' && value.startsWith('-')) return;
  const isEncoded = value.startsWith('base64:');
  const asSort = isEncoded || signsThere(source, name, sort) ? 'signingKey' : sort.sort;
  const judged = judge(source, isEncoded ? value.slice(7) : value, {
    sort: asSort,
    vague: sort.vague || (given.unsure && sort.sort !== 'password') || (given.unsure && given.way === 'argument'),
    name: name.value,
    quote: literal.quote,
    formatted: literal.formatted,
  });
  if (!judged) return;
  const isDefault = given.isDefault || isDefaultOf(source, name.span.start, literal);
  collect(collector, {
    ...nameLiteral(asSort),
    span: { start: literal.start, end: literal.end },
    value,
    evidence: judged.evidence,
    reasons: judged.reasons,
    assignedTo: source.text[name.span.end] === '(' ? ofSetter(name) : name,
    isDefault,
  });
}

/** True for `secret` among the options of something that signs: `session({ secret: … })`. */
function signsThere({ text, family }: Source, name: Located<string>, { sort }: SecretName): boolean {
  if (family !== 'code' || (sort !== 'secret' && sort !== 'key')) return false;
  const around = text.slice(Math.max(0, name.span.start - 160), name.span.start).toLowerCase();
  return (
    around.includes('session(') ||
    around.includes('jwtmodule') ||
    around.includes('cookiesession') ||
    around.includes('jwt(')
  );
}
