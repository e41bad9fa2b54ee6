/** A triangle mesh being built: corners shared by index, so that closedness can be proved. */
export interface Solid {
  readonly points: readonly (readonly [number, number, number])[];
  readonly triangles: readonly (readonly [number, number, number])[];
}

/**
 * A ring of cross-sections round the z axis, each with the same number of points, every point shared by its neighbours.
 * `section` gives, for an angle, points of (distance from the axis, height), counter-clockwise seen with the axis at left.
 */
export function turned(section: (angle: number) => readonly (readonly [number, number])[], around: number): Solid {
  const points: [number, number, number][] = [];
  const triangles: [number, number, number][] = [];
  let sides = 0;
  for (let i = 0; i < around; i++) {
    const angle = (i / around) * Math.PI * 2;
    const outline = section(angle);
    sides = outline.length;
    for (const [out, height] of outline) points.push([out * Math.cos(angle), out * Math.sin(angle), height]);
  }
  for (let i = 0; i < around; i++) {
    const [here, next] = [i * sides, ((i + 1) % around) * sides];
    for (let k = 0; k < sides; k++) {
      const l = (k + 1) % sides;
      triangles.push([here + k, next + k, next + l], [here + k, next + l, here + l]);
    }
  }
  return { points, triangles };
}

/** Volume in mm³ by the divergence theorem; positive when the facets face outwards. */
export function volumeOf({ points, triangles }: Solid): number {
  let sixfold = 0;
  for (const [i, j, k] of triangles) {
    const [a, b, c] = [points[i], points[j], points[k]];
    if (!a || !b || !c) continue;
    sixfold +=
      a[0] * (b[1] * c[2] - b[2] * c[1]) + a[1] * (b[2] * c[0] - b[0] * c[2]) + a[2] * (b[0] * c[1] - b[1] * c[0]);
  }
  return sixfold / 6;
}
