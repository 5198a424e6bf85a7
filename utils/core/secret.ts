const PRINTED = '[secret]';

/**
 * A value that must never be printed. However it is turned into text (template, JSON, console, error
 * message), it reads `[secret]`; only `reveal` gives it away, so every place that uses one can be found.
 */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  /** The value itself. Call it at the last moment, as an argument, and keep no copy. */
  reveal(): string {
    return this.#value;
  }

  /** The last four characters, which is all that a person is ever shown. Nothing of a short secret. */
  get last4(): string {
    return this.#value.length >= 12 ? this.#value.slice(-4) : '';
  }

  toString(): string {
    return PRINTED;
  }

  toJSON(): string {
    return PRINTED;
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return PRINTED;
  }
}
