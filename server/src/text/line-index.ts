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
    let low = 0;
    let high = this.#starts.length;
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if ((this.#starts[middle] ?? 0) <= at) low = middle;
      else high = middle;
    }
    return { line: low, character: at - (this.#starts[low] ?? 0) };
  }

  /** The offset at which a line starts; the end of the text for a line past the last. */
  startOf(line: number): number {
    return this.#starts[line] ?? this.#length;
  }
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 13 && text.charCodeAt(at + 1) === 10) at++;
    if (code === 10 || code === 13) starts.push(at + 1);
  }
  return starts;
}
