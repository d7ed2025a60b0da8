import type { TextEdit } from '../../../text/edit';
import { needsBrackets } from './needs-brackets';
import { isWhole, type Literal, notUnderstood, type Site } from './site';

/** What a language puts in place of a value. */
export interface Expression {
  readonly text: string;
  /** True if operators next to it would tear it apart. */
  readonly loose?: boolean;
}

/** Puts an expression in place of a literal, or between the halves of it where the value is only a part. */
export function replaceOrSplice(site: Site, expression: Expression, operator: string): TextEdit | string {
  const { text, literal } = site;
  if (!literal) return notUnderstood;
  if (isWhole(site)) return replaceWhole(site, literal, expression);
  const before = text.slice(literal.span.start, site.span.start);
  const after = text.slice(site.span.end, literal.span.end);
  const middle = expression.loose ? `(${expression.text})` : expression.text;
  const parts = [
    ...(site.span.start > literal.body.start ? [before + literal.close] : []),
    middle,
    ...(site.span.end < literal.body.end ? [literal.open + after] : []),
  ];
  const joined = parts.join(` ${operator} `);
  const written = needsBrackets(text, literal.span) ? `(${joined})` : joined;
  return { span: literal.span, text: written };
}

/** Puts an expression in place of a literal that holds nothing but the value. */
export function replaceWhole({ text }: Site, { span }: Literal, expression: Expression): TextEdit {
  const brackets = expression.loose === true && needsBrackets(text, span);
  return { span, text: brackets ? `(${expression.text})` : expression.text };
}

/** Puts a text in place of the value and leaves all around it as it is. */
export function replaceValue(site: Site, text: string): TextEdit {
  return { span: site.span, text };
}
