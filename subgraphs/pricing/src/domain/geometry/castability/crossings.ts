/** A line that meets more facets is given up: no piece has so many walls, but a file may, to keep us busy. */
const mostCrossings = 512;

/** Where lines are told to have met facets; filled anew by each cast. */
export class Crossings {
  count = 0;
  /** How far along the line, in lengths of its direction. */
  readonly distances = new Float64Array(mostCrossings);
  readonly facets = new Int32Array(mostCrossings);
  /** 1 where the line leaves the material, -1 where it enters. */
  readonly turns = new Int8Array(mostCrossings);

  get isFull(): boolean {
    return this.count === mostCrossings;
  }

  add(distance: number, facet: number, turn: number): void {
    if (this.isFull) return;
    const at = this.count++;
    this.distances[at] = distance;
    this.facets[at] = facet;
    this.turns[at] = turn;
  }

  /** Brings them in the order of their distances: there are few, insertion does. */
  sort(): void {
    const { distances, facets, turns } = this;
    for (let sorted = 1; sorted < this.count; sorted++) {
      const distance = distances[sorted] ?? 0;
      const facet = facets[sorted] ?? 0;
      const turn = turns[sorted] ?? 0;
      let at = sorted - 1;
      for (; at >= 0 && (distances[at] ?? 0) > distance; at--) {
        distances[at + 1] = distances[at] ?? 0;
        facets[at + 1] = facets[at] ?? 0;
        turns[at + 1] = turns[at] ?? 0;
      }
      distances[at + 1] = distance;
      facets[at + 1] = facet;
      turns[at + 1] = turn;
    }
  }
}
