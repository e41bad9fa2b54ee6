/** A point or a direction as numbers in a row. */
export type Vector = readonly [number, number, number];

export const pointOf = (coordinates: Float64Array, vertex: number): Vector => [
  coordinates[vertex * 3] ?? 0,
  coordinates[vertex * 3 + 1] ?? 0,
  coordinates[vertex * 3 + 2] ?? 0,
];
export const minus = (a: Vector, b: Vector): Vector => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
export const dot = (a: Vector, b: Vector): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
export const cross = (a: Vector, b: Vector): Vector => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];
