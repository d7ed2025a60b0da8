import type { TextEdit } from '../../../../text/edit';
import { environmentForm } from '../environment';
import { findLiteral } from '../find-literal';
import { rust as lexis } from '../lexis';
import { lineStart } from '../lines';
import { isWhole, type Language, notUnderstood, type Site } from '../site';

export const rust: Language = {
  literalAt: (text, span) => findLiteral(text, span, lexis),
  forms: [environmentForm({ replace })],
};

function replace(site: Site): TextEdit | string {
  const { text, literal, variable, span } = site;
  if (!literal) return notUnderstood;
  const lead = text.slice(lineStart(text, literal.span.start), literal.span.start);
  if (/^\s*(?:pub(?:\([^)]*\))?\s+)?(?:const|static)\s/.test(lead)) {
    return 'A constant cannot be read from the environment; make it a function or a LazyLock first.';
  }
  if (/!\s*\(\s*$/.test(lead)) return 'A macro needs the text itself; give it the value as an argument.';
  const read = `std::env::var("${variable}").expect("${variable} is not set")`;
  // A literal is borrowed; what the environment gives is owned, and methods and `String::from` take either.
  const owned = text[literal.span.end] === '.' || !text.startsWith(literal.open, literal.span.start);
  const borrow = owned || /String::from\(\s*$/.test(lead) ? '' : '&';
  const bytes = literal.open.startsWith('b') ? '.into_bytes()' : '';
  if (isWhole(site)) return { span: literal.span, text: `${borrow}${read}${bytes}` };
  if (bytes !== '') return 'A part of a byte string cannot be put together while the program runs.';
  const before = double(text.slice(literal.body.start, span.start));
  const after = double(text.slice(span.end, literal.body.end));
  return { span: literal.span, text: `${borrow}format!(${literal.open}${before}{}${after}${literal.close}, ${read})` };
}

function double(text: string): string {
  return text.replace(/[{}]/g, '$&$&');
}
