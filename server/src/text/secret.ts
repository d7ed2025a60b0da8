/**
 * A value that must not be shown, logged or stored. Whatever prints it prints the mask: string conversion, JSON and the
 * inspection of Node. The value is at hand only inside of `judge`, for questions whose answer is not the value.
 */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  get length(): number {
    return this.#value.length;
  }

  /** The first few characters, which say what it is, and never more than a quarter of it. */
  get mask(): string {
    return `${this.#value.slice(0, Math.min(4, Math.floor(this.#value.length / 4)))}…`;
  }

  /** Answers a question about the value. The answer must not hold the value or a part of it. */
  judge<Answer>(question: (value: string) => Answer): Answer {
    return question(this.#value);
  }

  toString(): string {
    return this.mask;
  }

  toJSON(): string {
    return this.mask;
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return this.mask;
  }
}
