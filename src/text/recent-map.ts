/**
 * A map that keeps what was asked for lately, in bounded room. It has two generations: when the young one
 * is full the old one is dropped, so that what is used stays.
 */
export class RecentMap<Key, Value> {
  readonly #generationSize: number;
  #young = new Map<Key, Value>();
  #old = new Map<Key, Value>();

  /** Keeps at least this many of the latest entries, and at most twice as many. */
  constructor(generationSize: number) {
    this.#generationSize = generationSize;
  }

  get(key: Key): Value | undefined {
    const known = this.#young.get(key);
    if (known !== undefined) return known;
    const older = this.#old.get(key);
    if (older !== undefined) this.set(key, older);
    return older;
  }

  set(key: Key, value: Value): void {
    if (this.#young.size >= this.#generationSize) {
      this.#old = this.#young;
      this.#young = new Map();
    }
    this.#young.set(key, value);
  }
}
