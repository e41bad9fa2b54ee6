/** A triangle: x y z of three corners, counter-clockwise as seen from outside. */
export type Triangle = readonly number[];
export type Triangles = readonly Triangle[];
type Point = readonly [number, number, number];

const triangle = (a: Point, b: Point, c: Point): Triangle => [...a, ...b, ...c];
const quad = (a: Point, b: Point, c: Point, d: Point): Triangles => [triangle(a, b, c), triangle(a, c, d)];

/** A cuboid of 12 triangles from the origin to (x, y, z). */
export function cuboid(x = 1, y = x, z = x): Triangles {
  const at = (i: number, j: number, k: number): Point => [i * x, j * y, k * z];
  return [
    ...quad(at(0, 0, 0), at(0, 1, 0), at(1, 1, 0), at(1, 0, 0)),
    ...quad(at(0, 0, 1), at(1, 0, 1), at(1, 1, 1), at(0, 1, 1)),
    ...quad(at(0, 0, 0), at(1, 0, 0), at(1, 0, 1), at(0, 0, 1)),
    ...quad(at(1, 0, 0), at(1, 1, 0), at(1, 1, 1), at(1, 0, 1)),
    ...quad(at(1, 1, 0), at(0, 1, 0), at(0, 1, 1), at(1, 1, 1)),
    ...quad(at(0, 1, 0), at(0, 0, 0), at(0, 0, 1), at(0, 1, 1)),
  ];
}

/** A square frame about the z axis from z = 0 up, `inner` the side of its opening. */
export function frame(outer: number, inner: number, height: number): Triangles {
  const at = (side: number, turn: number, z: number): Point => {
    const signs = [
      [-1, -1],
      [1, -1],
      [1, 1],
      [-1, 1],
    ][turn % 4] ?? [0, 0];
    return [((signs[0] ?? 0) * side) / 2, ((signs[1] ?? 0) * side) / 2, z];
  };
  return [0, 1, 2, 3].flatMap((turn) => [
    ...quad(at(outer, turn, 0), at(outer, turn + 1, 0), at(outer, turn + 1, height), at(outer, turn, height)),
    ...quad(at(inner, turn + 1, 0), at(inner, turn, 0), at(inner, turn, height), at(inner, turn + 1, height)),
    ...quad(at(outer, turn, height), at(outer, turn + 1, height), at(inner, turn + 1, height), at(inner, turn, height)),
    ...quad(at(outer, turn + 1, 0), at(outer, turn, 0), at(inner, turn, 0), at(inner, turn + 1, 0)),
  ]);
}

/** A square bar along the x axis about the origin, its sides cut into so many lengths. */
export function cutBar(length: number, side: number, cuts: number): Triangles {
  const around = [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ] as const;
  const at = (cut: number, turn: number): Point => {
    const [y, z] = around[turn % 4] ?? [0, 0];
    return [(cut / cuts - 0.5) * length, (y * side) / 2, (z * side) / 2];
  };
  const ends = [
    ...quad(at(0, 3), at(0, 2), at(0, 1), at(0, 0)),
    ...quad(at(cuts, 0), at(cuts, 1), at(cuts, 2), at(cuts, 3)),
  ];
  const sides = Array.from({ length: cuts }, (_, cut) =>
    [0, 1, 2, 3].flatMap((turn) => quad(at(cut, turn), at(cut, turn + 1), at(cut + 1, turn + 1), at(cut + 1, turn))),
  );
  return [...ends, ...sides.flat()];
}

/** A closed surface over a grid that wraps around both ways; cells that collapse to a line or a point are left out. */
function wrapped(columns: number, rows: number, point: (column: number, row: number) => Point): Triangles {
  const triangles: Triangle[] = [];
  for (let i = 0; i < columns; i++) {
    for (let j = 0; j < rows; j++) {
      const next = (i + 1) % columns;
      const above = (j + 1) % rows;
      triangles.push(...quad(point(i, j), point(next, j), point(next, above), point(i, above)));
    }
  }
  return triangles;
}

/** A torus about the z axis: `around` segments along the ring, `across` along the tube. */
export function torus(ringRadius: number, tubeRadius: number, around = 48, across = 24): Triangles {
  return wrapped(around, across, (i, j) => {
    const along = (2 * Math.PI * i) / around;
    const over = (2 * Math.PI * j) / across;
    const radius = ringRadius + tubeRadius * Math.cos(over);
    return [radius * Math.cos(along), radius * Math.sin(along), tubeRadius * Math.sin(over)];
  });
}

/** Exact volume of such a faceted torus: the tube's polygon swept along chords (Pappus, ring by ring of frusta). */
export function torusVolume(ringRadius: number, tubeRadius: number, around = 48, across = 24): number {
  const polygonArea = (across / 2) * tubeRadius ** 2 * Math.sin((2 * Math.PI) / across);
  return polygonArea * ringRadius * around * Math.sin((2 * Math.PI) / around);
}

/** A sphere of latitude rings, with single triangles at the poles. */
export function sphere(radius: number, around = 32, rings = 16): Triangles {
  const at = (i: number, j: number): Point => {
    const polar = (Math.PI * j) / rings;
    const along = (2 * Math.PI * (i % around)) / around;
    if (j === 0) return [0, 0, radius];
    if (j === rings) return [0, 0, -radius];
    return [
      radius * Math.sin(polar) * Math.cos(along),
      radius * Math.sin(polar) * Math.sin(along),
      radius * Math.cos(polar),
    ];
  };
  const triangles: Triangle[] = [];
  for (let i = 0; i < around; i++) {
    for (let j = 0; j < rings; j++) {
      if (j > 0) triangles.push(triangle(at(i, j), at(i, j + 1), at(i + 1, j)));
      if (j < rings - 1) triangles.push(triangle(at(i + 1, j), at(i, j + 1), at(i + 1, j + 1)));
    }
  }
  return triangles;
}

/** A band with a half twist: one side, one edge. */
export function moebiusStrip(segments = 24): Triangles {
  const at = (i: number, side: number): Point => {
    const along = (2 * Math.PI * i) / segments;
    const radius = 10 + side * Math.cos(along / 2);
    return [radius * Math.cos(along), radius * Math.sin(along), side * Math.sin(along / 2)];
  };
  return Array.from({ length: segments }, (_, i) => {
    // The last segment meets the first upside down; taken from there, its corners are exactly the same.
    const last = i === segments - 1;
    return quad(at(i, -1), last ? at(0, 1) : at(i + 1, -1), last ? at(0, -1) : at(i + 1, 1), at(i, 1));
  }).flat();
}

export const moved = (triangles: Triangles, by: Point): Triangles =>
  triangles.map((corners) => corners.map((value, at) => value + (by[at % 3] ?? 0)));

export const scaled = (triangles: Triangles, factor: number): Triangles =>
  triangles.map((corners) => corners.map((value) => value * factor));

/** Turned about an axis through the origin, by O. Rodrigues' formula. */
export function rotated(triangles: Triangles, axis: Point, angle: number): Triangles {
  const length = Math.hypot(...axis);
  const [kx, ky, kz] = [axis[0] / length, axis[1] / length, axis[2] / length];
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const turn = ([x, y, z]: Point): Point => {
    const along = (kx * x + ky * y + kz * z) * (1 - cos);
    return [
      x * cos + (ky * z - kz * y) * sin + kx * along,
      y * cos + (kz * x - kx * z) * sin + ky * along,
      z * cos + (kx * y - ky * x) * sin + kz * along,
    ];
  };
  return triangles.map((corners) => pointsOf(corners).flatMap(turn));
}

/** Wound the other way. */
export const flipped = (triangles: Triangles): Triangles =>
  triangles.map((corners) => pointsOf(corners).toReversed().flat());

/** With only the triangles at these places wound the other way. */
export const flippedAt = (triangles: Triangles, ...places: readonly number[]): Triangles =>
  triangles.flatMap((corners, at) => (places.includes(at) ? flipped([corners]) : [corners]));

/** Without the triangles at these places. */
export const withoutAt = (triangles: Triangles, ...places: readonly number[]): Triangles =>
  triangles.filter((_, at) => !places.includes(at));

export function pointsOf(corners: Triangle): readonly Point[] {
  return [0, 3, 6].map((at) => [corners[at] ?? 0, corners[at + 1] ?? 0, corners[at + 2] ?? 0]);
}
