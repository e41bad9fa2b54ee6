import type { Point } from '../surface/surface.ts';

/** A place on the surface with material under it. */
export interface Spot {
  readonly point: Point;
  /** Which of the facets in near order it lies on. */
  readonly place: number;
  /** Into the material, of length one. */
  readonly inward: Point;
  readonly thickness: number;
}

/** From one place no more than so many spots are looked at: the others would say the same. */
const spotsPerCell = 3;

/** Spots found, asked for by thickness and spread over the model. */
export class Spots {
  readonly #cellSize: number;
  #spots: Spot[] = [];
  #sorted = true;

  constructor(cellSize: number) {
    this.#cellSize = cellSize;
  }

  add(spot: Spot): void {
    this.#spots.push(spot);
    this.#sorted = false;
  }

  /** The thinnest, one from each cell. */
  thinnest(count: number): readonly Spot[] {
    const found: Spot[] = [];
    for (const spot of this.spread(1)) {
      if (found.push(spot) === count) break;
    }
    return found;
  }

  /** All spots, thinnest first, but of each cell only its thinnest few. */
  *spread(perCell = spotsPerCell): Generator<Spot, void> {
    if (!this.#sorted) this.#spots.sort((a, b) => a.thickness - b.thickness);
    this.#sorted = true;
    const inCell = new Map<string, number>();
    for (const spot of this.#spots) {
      const cell = this.#cellOf(spot.point);
      const count = inCell.get(cell) ?? 0;
      if (count >= perCell) continue;
      inCell.set(cell, count + 1);
      yield spot;
    }
  }

  #cellOf({ x, y, z }: Point): string {
    return [x, y, z].map((value) => Math.floor(value / this.#cellSize)).join(' ');
  }
}
