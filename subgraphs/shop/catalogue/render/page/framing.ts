import { Box3, Vector3, Vector4, type Matrix4 } from 'three';
import type { Piece } from '../../pieces/piece.ts';
import type { View } from '../tracer/tracer.ts';

/** Where the camera looks from; angles in degrees, azimuth from the front, growing to the right. */
export interface Angle {
  readonly azimuth: number;
  readonly elevation: number;
  readonly fill: number;
  readonly fieldOfView: number;
  readonly lens: number;
}

/** Points on the piece, enough to frame it by. Chains that run out of the picture do not count unless `all`. */
export function surfacePoints(piece: Piece, matrix: Matrix4, all: boolean): Vector3[] {
  return piece.parts.flatMap(({ geometry, placements, trailing }) => {
    if (trailing && !all) return [];
    const position = geometry.getAttribute('position');
    const step = Math.max(1, Math.floor((position.count * placements.length) / 2400));
    return placements.flatMap((own) => {
      const world = matrix.clone().multiply(own);
      return Array.from({ length: Math.ceil(position.count / step) }, (_, i) =>
        new Vector3().fromBufferAttribute(position, i * step).applyMatrix4(world),
      );
    });
  });
}

interface Axes {
  readonly towards: Vector3;
  readonly right: Vector3;
  readonly up: Vector3;
}

function axes({ azimuth, elevation }: Angle): Axes {
  const [a, e] = [(azimuth * Math.PI) / 180, (elevation * Math.PI) / 180];
  const towards = new Vector3(Math.sin(a) * Math.cos(e), Math.sin(e), Math.cos(a) * Math.cos(e));
  const right = new Vector3(Math.cos(a), 0, -Math.sin(a));
  return { towards, right, up: towards.clone().cross(right) };
}

/** The span of the points on the film, as tangents: left, bottom, right, top. */
function span(points: readonly Vector3[], eye: Vector3, { towards, right, up }: Axes): Vector4 {
  const found = new Vector4(Infinity, Infinity, -Infinity, -Infinity);
  for (const point of points) {
    const ray = point.clone().sub(eye);
    const depth = -ray.dot(towards);
    if (depth <= 0) continue;
    const [x, y] = [ray.dot(right) / depth, ray.dot(up) / depth];
    found.set(Math.min(found.x, x), Math.min(found.y, y), Math.max(found.z, x), Math.max(found.w, y));
  }
  return found;
}

/** Stands the camera so that the points fill their share of the frame and sit in its middle. */
export function framed(points: readonly Vector3[], angle: Angle, aspect: number): View {
  const directions = axes(angle);
  const half = Math.tan((angle.fieldOfView * Math.PI) / 360);
  const target = new Box3().setFromPoints([...points]).getCenter(new Vector3());
  let distance = 100;
  for (let pass = 0; pass < 6; pass++) {
    const eye = target.clone().addScaledVector(directions.towards, distance);
    const { x: left, y: low, z: rightmost, w: high } = span(points, eye, directions);
    target.addScaledVector(directions.right, ((left + rightmost) / 2) * distance);
    target.addScaledVector(directions.up, ((low + high) / 2) * distance);
    distance *= Math.max((rightmost - left) / aspect, high - low) / (2 * half * angle.fill);
  }
  return {
    eye: target.clone().addScaledVector(directions.towards, distance),
    target,
    fieldOfView: angle.fieldOfView,
    aperture: distance * angle.lens * 0.5,
  };
}

/** The part of the frame that anything solid can touch, −1 to 1, with a margin for the lens. */
export function occupied(points: readonly Vector3[], view: View, angle: Angle, aspect: number): Vector4 {
  const half = Math.tan((angle.fieldOfView * Math.PI) / 360);
  const { x, y, z, w } = span(points, view.eye, axes(angle));
  const margin = 0.03;
  return new Vector4(x / half / aspect - margin, y / half - margin, z / half / aspect + margin, w / half + margin);
}
