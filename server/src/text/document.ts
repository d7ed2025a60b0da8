/** One text to review. Immutable: a change of the text makes a new document. */
export interface TextDocument {
  /** Where it comes from, with forward slashes: a path relative to the reviewed root, or the path part of a URI. */
  readonly path: string;
  readonly text: string;
}
