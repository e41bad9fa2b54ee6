/**
 * Outlines of stones seen from above, as support functions: how far the outline reaches in the direction `azimuth`
 * (radians, 0 = +x, π/2 = +z), and its point there. Everything about a setting follows from these two.
 */
export interface Outline {
  readonly reach: (azimuth: number) => number;
  /** Boundary points in order; the stone and its collet share them. */
  readonly points: readonly { readonly x: number; readonly z: number }[];
}

const SAMPLES = 720;

function fromPoints(points: readonly { x: number; z: number }[]): Outline {
  return {
    points,
    reach: (azimuth) => {
      const [nx, nz] = [Math.cos(azimuth), Math.sin(azimuth)];
      let furthest = -Infinity;
      for (const { x, z } of points) furthest = Math.max(furthest, x * nx + z * nz);
      return furthest;
    },
  };
}

const sampled = (at: (angle: number) => { x: number; z: number }): Outline =>
  fromPoints(Array.from({ length: SAMPLES }, (_, i) => at((i / SAMPLES) * Math.PI * 2)));

/** Width along x, length along z, in mm. */
export const oval = (width: number, length: number): Outline =>
  sampled((a) => ({ x: (Math.cos(a) * width) / 2, z: (Math.sin(a) * length) / 2 }));

/** Squarish with bowed sides. */
export const cushion = (width: number, length: number): Outline =>
  sampled((a) => {
    const [c, s] = [Math.cos(a), Math.sin(a)];
    const radius = (Math.abs(c) ** 3 + Math.abs(s) ** 3) ** (-1 / 3);
    return { x: (c * radius * width) / 2, z: (s * radius * length) / 2 };
  });

/** Pear: a half-circle drawn out to a slightly softened point towards −z (the top when the stone hangs). */
export const pear = (width: number, length: number): Outline =>
  sampled((a) => {
    const [c, s] = [Math.cos(a), Math.sin(a)];
    if (s >= 0) return { x: (c * width) / 2, z: (s * width) / 2 };
    const tail = length - width / 2;
    // cos^1.55 narrows evenly and closes in a point that is firm but not needle-sharp.
    const t = -s;
    return { x: (Math.sign(c) * Math.abs(c) ** 1.35 * width) / 2, z: -(t ** 1.02) * tail };
  });

/** Marquise: two arcs meeting in points along z. */
export const marquise = (width: number, length: number): Outline =>
  sampled((a) => {
    const [c, s] = [Math.cos(a), Math.sin(a)];
    return { x: (Math.sign(c) * Math.abs(c) ** 1.5 * width) / 2, z: (s * length) / 2 };
  });

/** Rectangle with cut corners, for step cuts. `cut` is the share of the shorter side taken off each corner. */
export function octagon(width: number, length: number, cut = 0.16): Outline {
  const [x, z] = [width / 2, length / 2];
  const c = Math.min(width, length) * cut;
  const corners = [
    [x, -z + c],
    [x, z - c],
    [x - c, z],
    [-x + c, z],
    [-x, z - c],
    [-x, -z + c],
    [-x + c, -z],
    [x - c, -z],
  ];
  return fromPoints(corners.map(([px = 0, pz = 0]) => ({ x: px, z: pz })));
}
