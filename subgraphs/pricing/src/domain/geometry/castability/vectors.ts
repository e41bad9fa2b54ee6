import type { Point, Surface } from '../surface/surface.ts';

/** From a point, so many lengths of a direction on. */
export const along = (from: Point, direction: Point, distance: number): Point => ({
  x: from.x + direction.x * distance,
  y: from.y + direction.y * distance,
  z: from.z + direction.z * distance,
});

export const dot = (a: Point, b: Point): number => a.x * b.x + a.y * b.y + a.z * b.z;

export const cross = (a: Point, b: Point): Point => ({
  x: a.y * b.z - a.z * b.y,
  y: a.z * b.x - a.x * b.z,
  z: a.x * b.y - a.y * b.x,
});

/** The same direction with length one; null for one that has none. */
export function unit(direction: Point): Point | null {
  const length = Math.sqrt(dot(direction, direction));
  return length > 0 ? along(nowhere, direction, 1 / length) : null;
}

const nowhere: Point = { x: 0, y: 0, z: 0 };

/** A point of a facet: the first corner, and shares of the ways to the second and the third. */
export function pointOn({ coordinates, corners }: Surface, facet: number, second: number, third: number): Point {
  const a = (corners[facet * 3] ?? 0) * 3;
  const b = (corners[facet * 3 + 1] ?? 0) * 3;
  const c = (corners[facet * 3 + 2] ?? 0) * 3;
  const first = 1 - second - third;
  const mix = (axis: number): number =>
    (coordinates[a + axis] ?? 0) * first + (coordinates[b + axis] ?? 0) * second + (coordinates[c + axis] ?? 0) * third;
  return { x: mix(0), y: mix(1), z: mix(2) };
}

/** Twice the area of a facet, as a vector the way it faces. */
export function doubleArea({ coordinates, corners }: Surface, facet: number): Point {
  const a = (corners[facet * 3] ?? 0) * 3;
  const b = (corners[facet * 3 + 1] ?? 0) * 3;
  const c = (corners[facet * 3 + 2] ?? 0) * 3;
  const side = (end: number): Point => ({
    x: (coordinates[end] ?? 0) - (coordinates[a] ?? 0),
    y: (coordinates[end + 1] ?? 0) - (coordinates[a + 1] ?? 0),
    z: (coordinates[end + 2] ?? 0) - (coordinates[a + 2] ?? 0),
  });
  return cross(side(b), side(c));
}
