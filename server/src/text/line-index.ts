import { lastStart } from './last-start';

/** A zero-based line and the zero-based UTF-16 code unit within it. */
export interface LineColumn {
  readonly line: number;
  readonly character: number;
}

/** Converts between offsets and lines. Lines end at LF, CRLF or a lone CR, as in the Language Server Protocol. */
export class LineIndex {
  readonly #starts: readonly number[];
  readonly #length: number;

  constructor(text: string) {
    this.#starts = lineStarts(text);
    this.#length = text.length;
  }

  get lineCount(): number {
    return this.#starts.length;
  }

  /** The line and character of an offset; offsets outside of the text are moved to its nearest end. */
  toLineColumn(offset: number): LineColumn {
    const at = Math.min(Math.max(offset, 0), this.#length);
    const line = lastStart(this.#starts, at);
    return { line, character: at - (this.#starts[line] ?? 0) };
  }

  /** The offset at which a line starts; the end of the text for a line past the last. */
  startOf(line: number): number {
    return this.#starts[line] ?? this.#length;
  }
}

/** Looks for either end by the search of the engine, which is much faster than a loop over the characters. */
function lineStarts(text: string): number[] {
  const starts = [0];
  let feed = find(text, '\n', 0);
  let carriage = find(text, '\r', 0);
  while (feed < text.length || carriage < text.length) {
    const end = feed === carriage + 1 ? feed : Math.min(feed, carriage);
    if (feed <= end) feed = find(text, '\n', end + 1);
    if (carriage <= end) carriage = find(text, '\r', end + 1);
    starts.push(end + 1);
  }
  return starts;
}

/** The end of the text stands for a character that does not follow. */
function find(text: string, character: string, from: number): number {
  const at = text.indexOf(character, from);
  return at < 0 ? text.length + 1 : at;
}
