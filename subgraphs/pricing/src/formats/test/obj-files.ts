import type { Triangles } from '../../domain/geometry/test/shapes.ts';
import { indexed } from './indexed-mesh.ts';

/** An OBJ file of the triangles. */
export function objFile(triangles: Triangles): string {
  const { vertices, facets } = indexed(triangles);
  const lines = [
    '# made for a test',
    'mtllib ring.mtl',
    'o Ring',
    ...vertices.map((vertex) => `v ${vertex.join(' ')}`),
    'usemtl gold',
    's off',
    ...facets.map((corners) => `f ${corners.map((corner) => corner + 1).join(' ')}`),
  ];
  return `${lines.join('\n')}\n`;
}
