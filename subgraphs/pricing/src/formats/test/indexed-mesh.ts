import { pointsOf, type Triangles } from '../../domain/geometry/test/shapes.ts';

/** Triangles between numbered vertices. */
export interface IndexedMesh {
  readonly vertices: readonly (readonly [number, number, number])[];
  readonly facets: readonly (readonly number[])[];
}

/** Finds the vertices that triangles share. */
export function indexed(triangles: Triangles): IndexedMesh {
  const numbers = new Map<string, number>();
  const vertices: (readonly [number, number, number])[] = [];
  const facets = triangles.map((triangle) =>
    pointsOf(triangle).map((point) => {
      const key = point.join(' ');
      const known = numbers.get(key);
      if (known !== undefined) return known;
      numbers.set(key, vertices.length);
      return vertices.push(point) - 1;
    }),
  );
  return { vertices, facets };
}
