// SPDX-License-Identifier: MIT

/** Files that are fetched when they are wanted, each once for all who want it. Whoever asks after one failed tries again. */
export class Files<Name extends string> {
  readonly #files: Record<Name, () => Promise<unknown>>;
  readonly #coming = new Map<Name, Promise<unknown>>();
  readonly #failures = new Map<Name, number>();

  /** Literal paths in `files`: every bundler finds them. */
  constructor(files: Record<Name, () => Promise<unknown>>) {
    this.#files = files;
  }

  has(name: string): name is Name {
    return Object.hasOwn(this.#files, name);
  }

  fetch(name: Name): Promise<unknown> {
    let file = this.#coming.get(name);
    if (!file) {
      this.#coming.set(name, file = this.#files[name]().catch((error: Error) => this.#again(name, error)));
      file.catch(() => this.#coming.delete(name));
    }
    return file;
  }

  /**
   * Firefox remembers for as long as a page lives that a file failed: from the second time on it is asked for by another name, made of
   * the one that the error tells.
   */
  async #again(name: Name, error: Error): Promise<unknown> {
    const failures = this.#failures.get(name) ?? 0;
    this.#failures.set(name, failures + 1);
    const url = error instanceof TypeError && /https?:\S+$/.exec(error.message)?.[0];
    if (!failures || !url) throw error;
    return import(`${url}?again=${failures}`);
  }
}
