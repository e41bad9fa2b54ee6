/**
 * What one answer is made of: the entities it shows (`Product:prd_…`) and the lists it read (`Products:all`). When one
 * of them changes, every stored answer that names it is dropped.
 */
export class CacheTags {
  readonly #tags = new Set<string>();
  #until: Date | null = null;

  add(...tags: readonly string[]): void {
    for (const tag of tags) this.#tags.add(tag);
  }

  /** Says that the answer is true until a moment that is known already, such as one at which a price changes. */
  endsAt(moment: Date): void {
    if (this.#until === null || moment < this.#until) this.#until = moment;
  }

  /** The earliest moment at which it ends; null while none is known. */
  get until(): Date | null {
    return this.#until;
  }

  /** Every tag once, in the order of adding. */
  list(): readonly string[] {
    return [...this.#tags];
  }
}
