import { Vector2 } from 'three';

// Cross-sections are closed and counter-clockwise. For bands: x outwards from the finger, y along the finger.

/** A round or oval wire, centred. */
export function ellipse(radiusX: number, radiusY: number, steps: number): Vector2[] {
  return Array.from({ length: steps }, (_, i) => {
    const angle = (i / steps) * Math.PI * 2;
    return new Vector2(Math.cos(angle) * radiusX, Math.sin(angle) * radiusY);
  });
}

/** A polygon whose corners are rounded by `radius`, each with `steps` segments. */
export function rounded(corners: readonly (readonly [number, number])[], radius: number, steps: number): Vector2[] {
  const points = corners.map(([x, y]) => new Vector2(x, y));
  return points.flatMap((corner, i) => {
    const before = points[(i + points.length - 1) % points.length] ?? corner;
    const after = points[(i + 1) % points.length] ?? corner;
    const back = before.clone().sub(corner);
    const ahead = after.clone().sub(corner);
    const reach = Math.min(radius, back.length() * 0.49, ahead.length() * 0.49);
    const from = corner.clone().addScaledVector(back.normalize(), reach);
    const to = corner.clone().addScaledVector(ahead.normalize(), reach);
    return Array.from({ length: steps + 1 }, (_, k) => {
      const t = k / steps;
      // A quadratic Bézier: close to a circular fillet and safe for any corner angle.
      return from
        .clone()
        .multiplyScalar((1 - t) ** 2)
        .addScaledVector(corner, 2 * t * (1 - t))
        .addScaledVector(to, t * t);
    });
  });
}

/** D-shape: domed outside, slightly domed inside (comfort fit). Stands on x = 0. */
export function dShape(width: number, height: number, steps: number): Vector2[] {
  const half = width / 2;
  const outer = Array.from({ length: steps + 1 }, (_, i) => {
    const angle = -Math.PI / 2 + (i / steps) * Math.PI;
    // A superellipse: fuller than a half-circle, as drawn wire is.
    const c = Math.cos(angle);
    const s = Math.sin(angle);
    return new Vector2(height * 0.3 + height * 0.7 * Math.abs(c) ** 0.8, half * Math.sign(s) * Math.abs(s) ** 0.8);
  });
  const innerSteps = Math.max(4, Math.round(steps / 2));
  const inner = Array.from({ length: innerSteps + 1 }, (_, i) => {
    const angle = Math.PI / 2 - (i / innerSteps) * Math.PI;
    return new Vector2(height * 0.18 - height * 0.18 * Math.cos(angle) ** 0.7, half * 0.985 * Math.sin(angle));
  });
  return [...outer, ...inner];
}

/** Flat court: flat outside with softened edges. */
export const flat = (width: number, height: number, steps: number, edge = 0.22): Vector2[] =>
  rounded(
    [
      [0, -width / 2],
      [height, -width / 2],
      [height, width / 2],
      [0, width / 2],
    ],
    edge,
    steps,
  );

/** Knife edge: two slopes meeting in a softened ridge. */
export const knifeEdge = (width: number, height: number, steps: number): Vector2[] =>
  rounded(
    [
      [0, -width / 2],
      [height * 0.42, -width / 2],
      [height, 0],
      [height * 0.42, width / 2],
      [0, width / 2],
    ],
    0.16,
    steps,
  );

/** Concave (cigar-rim) band: raised edges with a hollow between them. */
export function concave(width: number, height: number, steps: number): Vector2[] {
  const half = width / 2;
  const hollow = Array.from({ length: steps * 3 + 1 }, (_, i): readonly [number, number] => {
    const y = -half * 0.86 + (i / (steps * 3)) * half * 1.72;
    return [height * (0.62 + 0.38 * (y / (half * 0.86)) ** 2), y];
  });
  return rounded([[0, -half], [height * 0.9, -half], ...hollow, [height * 0.9, half], [0, half]], 0.1, 2);
}
