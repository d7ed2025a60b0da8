import type { Replacement } from '../../../model/change';
import type { Credential } from '../../../model/credential';
import type { TextEdit } from '../../../text/edit';
import type { Span } from '../../../text/span';
import type { CommandLine, Companion, Written } from '../../reading';

/** A string or scalar of the document's language. */
export interface Literal {
  /** With quotes and prefix. */
  readonly span: Span;
  /** What stands between the quotes. */
  readonly body: Span;
  /** The prefix and the opening quote; empty for a bare value. */
  readonly open: string;
  readonly close: string;
}

/** A value in the text that is to be replaced. */
export interface Site {
  readonly path: string;
  readonly text: string;
  /** The value as it stands in the text, without quotes. */
  readonly span: Span;
  /** The name that what replaces it is to have. */
  readonly variable: string;
  readonly literal: Literal | undefined;
}

/** One way to take a credential out of a document. */
export interface Form {
  readonly by: Replacement;
  /** For the list of quick fixes, in the imperative. */
  title(variable: string): string;
  /** True if it can be offered for these values. */
  suits(sites: readonly Site[], credential: Credential): boolean;
  write(sites: readonly Site[], credential: Credential): Written;
}

/** How one kind of document is repaired. */
export interface Language {
  /** What the value at the span is part of. Undefined if it stands where the writer knows no value. */
  literalAt(text: string, span: Span): Literal | 'comment' | undefined;
  /** Best first. */
  readonly forms: readonly Form[];
  /** Why there are none. */
  readonly refused?: string;
}

/** Makes a form that writes each value by itself and adds what all of them need. */
export function formOf(form: {
  readonly by: Replacement;
  title(variable: string): string;
  suits?(sites: readonly Site[], credential: Credential): boolean;
  /** The edit for one value, or the reason why there is none. */
  replace(site: Site): TextEdit | string;
  /** Edits beside the values: imports, declarations. They touch no value. */
  also?(sites: readonly Site[]): readonly TextEdit[];
  /** What other files have to hold as well, and which of the edits of `also` that makes needless. */
  companions?(sites: readonly Site[], also: readonly TextEdit[]): readonly Companion[];
  /** What to run beside the repair. */
  command?(sites: readonly Site[]): CommandLine | undefined;
}): Form {
  return {
    by: form.by,
    title: form.title,
    suits: form.suits ?? (() => true),
    write(sites) {
      const edits: TextEdit[] = [];
      for (const site of sites) {
        const edit = form.replace(site);
        if (typeof edit === 'string') return { refused: edit };
        edits.push(edit);
      }
      const also = form.also?.(sites) ?? [];
      const companions = form.companions?.(sites, also) ?? [];
      const command = form.command?.(sites);
      return { edits: [...edits, ...also], companions, ...(command && { command }) };
    },
  };
}

/** True if the value is all that the literal holds. */
export function isWhole({ span, literal }: Site): boolean {
  return literal?.body.start === span.start && literal.body.end === span.end;
}

export const notUnderstood = 'The value stands in no string or setting that could be rewritten.';
