// SPDX-License-Identifier: MIT

const NEWLINE = 0x0a;

/**
 * What is asked of the core: values on one line each, as bytes. Written character by character, because each has to be looked
 * at anyway and because joining strings and encoding them takes longer.
 */
export class Question {
  #bytes = new Uint8Array(4096);
  #length = 0;

  get bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  clear(): void {
    this.#length = 0;
  }

  /** One line; false, and nothing written, where a character is not one of the 94 visible ones of ASCII. */
  line(text: string): boolean {
    const size = text.length;
    if (this.#length + size >= this.#bytes.length) this.#grow(size);
    const bytes = this.#bytes;
    let at = this.#length;
    for (let i = 0; i < size; i++) {
      const character = text.charCodeAt(i);
      if (character < 0x21 || character > 0x7e) return false;
      bytes[at++] = character;
    }
    bytes[at] = NEWLINE;
    this.#length = at + 1;
    return true;
  }

  count(value: number): void {
    this.line(String(value));
  }

  /** Lines that say that a value is absent. */
  blank(lines = 1): void {
    if (this.#length + lines > this.#bytes.length) this.#grow(lines);
    for (let i = 0; i < lines; i++) this.#bytes[this.#length++] = NEWLINE;
  }

  #grow(size: number): void {
    const larger = new Uint8Array(2 * (this.#length + size));
    larger.set(this.#bytes);
    this.#bytes = larger;
  }
}
