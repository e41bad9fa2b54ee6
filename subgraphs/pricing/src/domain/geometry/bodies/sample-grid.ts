import type { Samples } from './body-samples.ts';
import type { Box, Surface } from '../surface/surface.ts';

/** At most so many cells along each side of the grid. */
const mostCells = 1024;

/**
 * The samples as seen along x, in a grid over y and z: a facet can only be crossed by the rays of the few samples in the
 * cells it covers.
 */
export class SampleGrid {
  readonly #points: Float64Array;
  readonly #cells: number;
  readonly #minY: number;
  readonly #minZ: number;
  readonly #cellsPerY: number;
  readonly #cellsPerZ: number;
  /** Where in `#samples` each cell begins, and at last its length. */
  readonly #starts: Int32Array;
  readonly #samples: Int32Array;

  constructor({ points, bodies }: Samples, { min, max }: Box) {
    this.#points = points;
    this.#cells = Math.min(mostCells, Math.max(1, Math.ceil(Math.sqrt(bodies.length))));
    this.#minY = min.y;
    this.#minZ = min.z;
    this.#cellsPerY = this.#cells / (max.y - min.y || 1);
    this.#cellsPerZ = this.#cells / (max.z - min.z || 1);
    this.#starts = new Int32Array(this.#cells ** 2 + 1);
    this.#samples = new Int32Array(bodies.length);
    const cellOf = bodies.map((_, sample) => this.#row(this.#z(sample)) * this.#cells + this.#column(this.#y(sample)));
    for (const cell of cellOf) this.#starts[cell + 1] = (this.#starts[cell + 1] ?? 0) + 1;
    for (let cell = 0; cell < this.#cells ** 2; cell++) {
      this.#starts[cell + 1] = (this.#starts[cell + 1] ?? 0) + (this.#starts[cell] ?? 0);
    }
    const next = this.#starts.slice();
    cellOf.forEach((cell, sample) => {
      const place = next[cell] ?? 0;
      this.#samples[place] = sample;
      next[cell] = place + 1;
    });
  }

  /**
   * Tells each sample from `minX` on whose ray towards larger x crosses the facet: before its least x, no body has an
   * inside. Gives how much work it was, at least 1.
   */
  crossings(surface: Surface, facet: number, minX: number, crossed: (sample: number) => void): number {
    const { coordinates, corners } = surface;
    const a = (corners[facet * 3] ?? 0) * 3;
    const b = (corners[facet * 3 + 1] ?? 0) * 3;
    const c = (corners[facet * 3 + 2] ?? 0) * 3;
    const [ay, by, cy] = [coordinates[a + 1] ?? 0, coordinates[b + 1] ?? 0, coordinates[c + 1] ?? 0];
    const [az, bz, cz] = [coordinates[a + 2] ?? 0, coordinates[b + 2] ?? 0, coordinates[c + 2] ?? 0];
    const maxX = Math.max(coordinates[a] ?? 0, coordinates[b] ?? 0, coordinates[c] ?? 0);
    const firstColumn = this.#column(Math.min(ay, by, cy));
    const lastColumn = this.#column(Math.max(ay, by, cy));
    const lastRow = this.#row(Math.max(az, bz, cz));
    let work = 1;
    for (let row = this.#row(Math.min(az, bz, cz)); row <= lastRow; row++) {
      const from = this.#starts[row * this.#cells + firstColumn] ?? 0;
      const to = this.#starts[row * this.#cells + lastColumn + 1] ?? 0;
      work += 1 + to - from;
      for (let at = from; at < to; at++) {
        const sample = this.#samples[at] ?? 0;
        const x = this.#points[sample * 3] ?? 0;
        if (x < minX || x > maxX) continue;
        const y = this.#y(sample);
        const z = this.#z(sample);
        const covered = (above(ay, az, by, bz, y, z) !== above(by, bz, cy, cz, y, z)) !== above(cy, cz, ay, az, y, z);
        if (covered && this.#isAhead(coordinates, a, b, c, sample)) crossed(sample);
      }
    }
    return work;
  }

  /** Whether the plane of a facet lies ahead of a sample, seen along x. */
  #isAhead(coordinates: Float64Array, a: number, b: number, c: number, sample: number): boolean {
    const x = coordinates[a] ?? 0;
    const y = coordinates[a + 1] ?? 0;
    const z = coordinates[a + 2] ?? 0;
    const ux = (coordinates[b] ?? 0) - x;
    const uy = (coordinates[b + 1] ?? 0) - y;
    const uz = (coordinates[b + 2] ?? 0) - z;
    const vx = (coordinates[c] ?? 0) - x;
    const vy = (coordinates[c + 1] ?? 0) - y;
    const vz = (coordinates[c + 2] ?? 0) - z;
    const nx = uy * vz - uz * vy;
    const ny = uz * vx - ux * vz;
    const nz = ux * vy - uy * vx;
    const aside = ny * (this.#y(sample) - y) + nz * (this.#z(sample) - z);
    return x - aside / nx > (this.#points[sample * 3] ?? 0);
  }

  #y(sample: number): number {
    return this.#points[sample * 3 + 1] ?? 0;
  }

  #z(sample: number): number {
    return this.#points[sample * 3 + 2] ?? 0;
  }

  #column(y: number): number {
    return Math.min(this.#cells - 1, Math.max(0, Math.floor((y - this.#minY) * this.#cellsPerY)));
  }

  #row(z: number): number {
    return Math.min(this.#cells - 1, Math.max(0, Math.floor((z - this.#minZ) * this.#cellsPerZ)));
  }
}

/**
 * Whether a line upwards (along z) from (y, z) meets the side from p to q. The side is taken in one and the same
 * direction whichever facet it is asked for, so that neighbours agree on rounding and no ray slips between them.
 */
function above(py: number, pz: number, qy: number, qz: number, y: number, z: number): boolean {
  if (py > y === qy > y) return false;
  const swap = py > qy;
  const [ly, lz, hy, hz] = swap ? [qy, qz, py, pz] : [py, pz, qy, qz];
  return lz + ((y - ly) * (hz - lz)) / (hy - ly) > z;
}
