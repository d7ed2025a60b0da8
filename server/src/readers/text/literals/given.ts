/** How a value is given to its name. */
export interface Given {
  /** Where the value begins. */
  readonly at: number;
  /**
   * - `sign`: behind `=`, `:` and their like
   * - `colon`: behind a colon, so that a type may stand there
   * - `argument`: the next argument of a call
   * - `pair`: the value beside the name, `name: X, value: Y`
   * - `element`: the text of an XML element
   * - `cell`: the next cell of a table
   * - `word`: the next word, `ENV NAME value`, `--password value`
   * - `fallback`: behind an operator that gives a default
   */
  readonly way: 'sign' | 'colon' | 'argument' | 'pair' | 'element' | 'cell' | 'word' | 'fallback';
  readonly isDefault: boolean;
  /** True if it is not certain that this is an assignment at all. */
  readonly unsure: boolean;
}

/** Given in a way that leaves no doubt. */
export function plain(at: number, way: Given['way']): Given {
  return { at, way, isDefault: false, unsure: false };
}
