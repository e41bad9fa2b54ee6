/**
 * What one answer is made of: the entities it shows (`Product:prd_…`) and the lists it read (`Products:all`). When one
 * of them changes, every stored answer that names it is dropped.
 */
export class CacheTags {
  readonly #tags = new Set<string>();

  add(...tags: readonly string[]): void {
    for (const tag of tags) this.#tags.add(tag);
  }

  /** Every tag once, in the order of adding. */
  list(): readonly string[] {
    return [...this.#tags];
  }
}
