import { noTwin, type EdgeTable } from '../surface/edge-table.ts';
import { nextCorner, type Surface } from '../surface/surface.ts';
import { mostPlaces, type ProblemPlace } from './model-problem.ts';

/** Keeps an even spread of `count` things: every n-th, so that at most `most` are kept. */
class Spread {
  readonly incomplete: boolean;
  readonly #every: number;
  #seen = 0;

  constructor(count: number, most: number) {
    this.#every = Math.max(1, Math.ceil(count / most));
    this.incomplete = count > most;
  }

  /** Whether the next thing is kept. */
  next(): boolean {
    return this.#seen++ % this.#every === 0;
  }
}

/** Where the surface is open: edges of one facet, and those of an odd number of facets. */
export function placeOfOpenEdges(surface: Surface, table: EdgeTable): ProblemPlace {
  const { twins, crowded, crowdedStarts } = table;
  const spread = new Spread(table.openEdgeCount, mostPlaces.segments);
  const segments: number[] = [];
  for (let half = 0; half < twins.length; half++) {
    if (twins[half] === noTwin && spread.next()) pushEdge(segments, surface, half);
  }
  for (let edge = 0; edge + 1 < crowdedStarts.length; edge++) {
    const begin = crowdedStarts[edge] ?? 0;
    const isOdd = ((crowdedStarts[edge + 1] ?? 0) - begin) % 2 === 1;
    if (isOdd && spread.next()) pushEdge(segments, surface, crowded[begin] ?? 0);
  }
  return { segments, points: [], incomplete: spread.incomplete };
}

/** The edges where more than two facets meet. */
export function placeOfCrowdedEdges(surface: Surface, { crowded, crowdedStarts }: EdgeTable): ProblemPlace {
  const count = crowdedStarts.length - 1;
  const spread = new Spread(count, mostPlaces.segments);
  const segments: number[] = [];
  for (let edge = 0; edge < count; edge++) {
    if (spread.next()) pushEdge(segments, surface, crowded[crowdedStarts[edge] ?? 0] ?? 0);
  }
  return { segments, points: [], incomplete: spread.incomplete };
}

/** The middles of the marked facets, of which there are so many. */
export function placeOfFacets({ coordinates, corners }: Surface, marks: Uint8Array, count: number): ProblemPlace {
  const spread = new Spread(count, mostPlaces.points);
  const points: number[] = [];
  for (let facet = 0; facet < marks.length; facet++) {
    if (marks[facet] !== 1 || !spread.next()) continue;
    const at = [0, 1, 2].map((corner) => (corners[facet * 3 + corner] ?? 0) * 3);
    for (let axis = 0; axis < 3; axis++) {
      points.push(at.reduce((sum, vertex) => sum + (coordinates[vertex + axis] ?? 0), 0) / 3);
    }
  }
  return { segments: [], points, incomplete: spread.incomplete };
}

/** Vertices, given by their numbers. */
export function placeOfVertices({ coordinates }: Surface, vertices: readonly number[]): ProblemPlace {
  const spread = new Spread(vertices.length, mostPlaces.points);
  const kept = vertices.filter(() => spread.next());
  const points = kept.flatMap((vertex) => [...coordinates.subarray(vertex * 3, vertex * 3 + 3)]);
  return { segments: [], points, incomplete: spread.incomplete };
}

/** Spots: x y z of each. */
export function placeOfPoints(numbers: readonly number[]): ProblemPlace {
  const spread = new Spread(numbers.length / 3, mostPlaces.points);
  const points: number[] = [];
  for (let at = 0; at < numbers.length; at += 3) if (spread.next()) points.push(...numbers.slice(at, at + 3));
  return { segments: [], points, incomplete: spread.incomplete };
}

function pushEdge(segments: number[], { coordinates, corners }: Surface, half: number): void {
  for (const corner of [half, nextCorner(half)]) {
    const vertex = (corners[corner] ?? 0) * 3;
    segments.push(coordinates[vertex] ?? 0, coordinates[vertex + 1] ?? 0, coordinates[vertex + 2] ?? 0);
  }
}
