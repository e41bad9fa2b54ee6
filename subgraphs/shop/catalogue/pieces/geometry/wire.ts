import { CatmullRomCurve3, Vector3, type BufferGeometry, type Curve } from 'three';
import { ellipse } from './sections.ts';
import { loft, type Station } from './loft.ts';

interface WireShape {
  /** Radius along the wire, t from 0 to 1, in mm. */
  readonly radius: (t: number) => number;
  readonly segments: number;
  readonly sides: number;
  readonly closed?: boolean;
  /** Height of the section divided by its width; below 1 the wire is flattened. */
  readonly flattening?: number;
  /** Hemispherical ends on an open wire. */
  readonly roundEnds?: boolean;
}

/** A wire of varying thickness along a curve, with frames carried along it so that it never twists. */
export function wire(curve: Curve<Vector3>, shape: WireShape): BufferGeometry {
  const { segments, sides, closed = false, flattening = 1, roundEnds = !closed } = shape;
  const frames = curve.computeFrenetFrames(segments, closed);
  const stations: Station[] = [];
  const last = closed ? segments - 1 : segments;
  const at = (i: number, radius: number, ahead = 0): Station => {
    const tangent = frames.tangents[i] ?? new Vector3(0, 1, 0);
    return {
      origin: curve.getPointAt(Math.min(1, i / segments)).addScaledVector(tangent, ahead),
      u: frames.normals[i] ?? new Vector3(1, 0, 0),
      v: frames.binormals[i] ?? new Vector3(0, 0, 1),
      section: ellipse(radius, radius * flattening, sides),
    };
  };
  const capSteps = roundEnds ? Math.max(3, Math.round(sides / 4)) : 0;
  const cap = (i: number, sign: 1 | -1): Station[] =>
    Array.from({ length: capSteps }, (_, k) => {
      const angle = ((k + 1) / (capSteps + 0.4)) * (Math.PI / 2);
      const radius = shape.radius(i / segments);
      return at(i, radius * Math.cos(angle), sign * radius * Math.sin(angle));
    });
  if (roundEnds) stations.push(...cap(0, -1).reverse());
  for (let i = 0; i <= last; i++) stations.push(at(i, shape.radius(i / segments)));
  if (roundEnds) stations.push(...cap(segments, 1));
  return loft(stations, closed);
}

/** A wire of one thickness through the given points. */
export function bentWire(
  points: readonly (readonly [number, number, number])[],
  radius: number,
  segments: number,
  sides: number,
  closed = false,
): BufferGeometry {
  const curve = new CatmullRomCurve3(
    points.map(([x, y, z]) => new Vector3(x, y, z)),
    closed,
    'centripetal',
  );
  return wire(curve, { radius: () => radius, segments, sides, closed });
}
