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
  /**
   * Reads a later version of the same document, as `Reader.read` would but at the cost of what changed. Absent where
   * that is no cheaper than reading it anew, or would keep too much in memory.
   */
  readonly readNext?: (document: TextDocument) => Reading;
}

/** The files beside a document that a repair may extend or create. Nothing else is ever touched. */
export type CompanionFile = '.env.example' | '.env' | '.gitignore' | 'variables.tf';

/** A line or a block that another file of the project has to hold as well. It never holds a value of a credential. */
export interface Companion {
  readonly file: CompanionFile;
  /** What is appended, without a line end behind it: `DB_PASSWORD=`. */
  readonly entry: string;
  /** What the entry is about, by which it is known whether the file holds one already: `DB_PASSWORD`. */
  readonly key: string;
  /** True if the file belongs into the folder of the document, false if one for the whole project will do. */
  readonly beside: boolean;
  /** Those edits of the same repair, as the very objects, that are not needed where this entry is written. */
  readonly standsFor?: readonly TextEdit[];
}

/** A command line that belongs to a repair, for a person to copy. Nothing runs it, and it holds no value. */
export interface CommandLine {
  /** For the list of quick fixes: `Copy "gh secret set DB_PASSWORD"`. */
  readonly title: string;
  readonly text: string;
  /** A sentence on what to do with it: `Run it in a terminal; it asks for the new value.` */
  readonly next: string;
}

/** A change as it is written in one document. */
export interface Rewrite {
  /** All that the document needs if it is the only file that is edited. */
  readonly edits: readonly TextEdit[];
  readonly companions?: readonly Companion[];
  readonly command?: CommandLine;
}

/** A change as it is written, or why it cannot be. */
export type Written = Rewrite | { readonly refused: string };

/** A way to carry out changes in one kind of text. */
export interface Writer {
  /** A cheap look: may this kind of text stand in the document? */
  suits(document: TextDocument): boolean;
  /** True if the change is in words that this writer knows. */
  writes(change: Change): boolean;
  /** The edits of a change to what was found in the same document. */
  write(document: TextDocument, change: Change): Written;
}

/** A way to read one kind of text, and to write what was read. */
export interface Reader extends Writer {
  /** The name of the syntax, as people write it: `JSON`. */
  readonly syntax: string;
  /** The names of files that are looked at where the policies of a whole workspace are wanted; undefined if none are. */
  readonly policyFiles?: RegExp;
  /** How a comment is written in this document; undefined where there are none. */
  commentStyle(document: TextDocument): CommentStyle | undefined;
  /** A cheap look at the text, never at the name alone: may this reader find something here? */
  suits(document: TextDocument): boolean;
  /** Never throws. */
  read(document: TextDocument): Reading;
}
