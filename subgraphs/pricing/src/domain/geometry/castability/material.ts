import type { Point, Surface } from '../surface/surface.ts';
import { Crossings } from './crossings.ts';
import type { FacetTree } from './facet-tree.ts';
import { doubleArea, dot } from './vectors.ts';

/** How far the material reaches around a point in it, along a direction and against it. */
export interface Reach {
  readonly ahead: number;
  readonly behind: number;
  /** The facets through which a line leaves the material ahead and behind. */
  readonly exitAhead: number;
  readonly exitBehind: number;
}

/** How far it reaches one way, and where that ends. */
interface End {
  readonly distance: number;
  readonly exit: number;
}

/**
 * The material that a closed surface bounds, asked along lines. What lies in several bodies at once is material once: a
 * line has left it when it has left as many bodies as it has entered. So parts sunk into each other, as prongs are in a
 * shank, count as one piece.
 */
export class Material {
  /** How many lines were cast. */
  casts = 0;
  readonly #surface: Surface;
  readonly #tree: FacetTree;
  /** Crossings nearer than this to each other, or to the point asked for, are one. */
  readonly #blur: number;
  readonly #crossings = new Crossings();

  constructor(surface: Surface, tree: FacetTree, blur: number) {
    this.#surface = surface;
    this.#tree = tree;
    this.#blur = blur;
  }

  /** The work done so far: see `FacetTree`. */
  get visits(): number {
    return this.#tree.visits;
  }

  /** How deep it goes under a point of the surface; null where the surface lies within other material. */
  under(point: Point, inward: Point, within: 'ONE_SOLID' | 'SEVERAL_SOLIDS'): End | null {
    const from = within === 'ONE_SOLID' ? this.#blur : -Infinity;
    if (!this.#cast(point, inward, from)) return null;
    const { distances, turns, count } = this.#crossings;
    let outside = 0;
    for (let at = 0; at < count; at++) {
      if ((distances[at] ?? 0) < -this.#blur) outside -= turns[at] ?? 0;
    }
    return outside > 0 ? null : this.#ahead();
  }

  /** How far it reaches both ways from a point; null where there is none. The direction has length one. */
  around(point: Point, direction: Point): Reach | null {
    if (!this.#cast(point, direction, -Infinity)) return null;
    const ahead = this.#ahead();
    const behind = this.#behind();
    if (ahead === null || behind === null) return null;
    return { ahead: ahead.distance, behind: behind.distance, exitAhead: ahead.exit, exitBehind: behind.exit };
  }

  /** The cosine between a direction of length one and the way a facet faces. */
  cosine(direction: Point, facet: number): number {
    const normal = doubleArea(this.#surface, facet);
    return dot(normal, direction) / (Math.sqrt(dot(normal, normal)) || 1);
  }

  /** Whether the line could be followed to its end. */
  #cast(point: Point, direction: Point, from: number): boolean {
    this.casts++;
    this.#tree.cast(point, direction, from, this.#crossings);
    if (this.#crossings.isFull) return false;
    this.#crossings.sort();
    return true;
  }

  #ahead(): End | null {
    const { distances, turns, facets, count } = this.#crossings;
    let first = 0;
    while (first < count && (distances[first] ?? 0) <= this.#blur) first++;
    let depth = 0;
    for (let at = first; at < count; at++) depth += turns[at] ?? 0;
    if (depth <= 0) return null;
    for (let at = first; at < count; at++) {
      depth -= turns[at] ?? 0;
      const next = at + 1 < count ? (distances[at + 1] ?? 0) : Infinity;
      if (depth <= 0 && next - (distances[at] ?? 0) > this.#blur) {
        return { distance: distances[at] ?? 0, exit: facets[at] ?? 0 };
      }
    }
    return null;
  }

  #behind(): End | null {
    const { distances, turns, facets, count } = this.#crossings;
    let last = count - 1;
    while (last >= 0 && (distances[last] ?? 0) >= -this.#blur) last--;
    let depth = 0;
    for (let at = last; at >= 0; at--) depth -= turns[at] ?? 0;
    if (depth <= 0) return null;
    for (let at = last; at >= 0; at--) {
      depth += turns[at] ?? 0;
      const next = at > 0 ? (distances[at - 1] ?? 0) : -Infinity;
      if (depth <= 0 && (distances[at] ?? 0) - next > this.#blur) {
        return { distance: -(distances[at] ?? 0), exit: facets[at] ?? 0 };
      }
    }
    return null;
  }
}
