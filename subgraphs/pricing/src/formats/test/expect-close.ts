import type { Triangles } from '../../domain/geometry/test/shapes.ts';

/** Expects the same triangles in the same order, up to what single precision leaves of them. */
export function expectClose(found: Triangles, expected: Triangles): void {
  expect(found).toHaveLength(expected.length);
  found.flat().forEach((value, at) => {
    expect(value).toBeCloseTo(expected.flat()[at] ?? NaN, 5);
  });
}
