import type { Change } from '../model/change';
import type { Credential } from '../model/credential';
import type { Policy } from '../model/policy';
import type { TextDocument } from '../text/document';
import type { TextEdit } from '../text/edit';
import type { Span } from '../text/span';

/** Something that could not be analysed, said in one line; without a span it concerns the whole document. */
export interface Note {
  readonly message: string;
  readonly span?: Span;
}

/** A comment of the document's syntax, with its delimiters. */
export interface Comment {
  readonly span: Span;
  readonly text: string;
}

/** How a comment that ends with its line is written. */
export interface CommentStyle {
  readonly open: string;
  /** What closes it, in languages without line comments. */
  readonly close?: string;
}

/** What a reader found in one document. */
export interface Reading {
  readonly policies: readonly Policy[];
  readonly credentials: readonly Credential[];
  /** What was left out and why. */
  readonly notes: readonly Note[];
  /** The first places where the syntax of the policies is broken; their findings get no fixes then. */
  readonly broken: readonly Note[];
  readonly comments: readonly Comment[];
}

/** A way to read one kind of text. */
export interface Reader {
  /** The name of the syntax, as people write it: `JSON`. */
  readonly syntax: string;
  /** How a comment is written in this document; undefined where there are none. */
  commentStyle(document: TextDocument): CommentStyle | undefined;
  /** A cheap look at the text, never at the name alone: may this reader find something here? */
  suits(document: TextDocument): boolean;
  /** Never throws. */
  read(document: TextDocument): Reading;
  /** True if the change is in the words of what this reader finds. */
  writes(change: Change): boolean;
  /** The edits of a change to what `read` returned for the same document, or why it cannot be written. */
  write(document: TextDocument, change: Change): { readonly edits: readonly TextEdit[] } | { readonly refused: string };
}
