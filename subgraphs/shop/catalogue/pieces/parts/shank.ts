import { Vector3, type BufferGeometry, type Vector2 } from 'three';
import { divisions, type Detail } from '../piece.ts';
import { loft, type Station } from '../geometry/loft.ts';
import { onFinger } from '../geometry/placement.ts';
import { concave, dShape, flat, knifeEdge, ellipse } from '../geometry/sections.ts';

export type BandProfile = 'd-shape' | 'flat' | 'knife' | 'concave' | 'round';

export const bandSection = (profile: BandProfile, width: number, height: number, detail: Detail): Vector2[] => {
  switch (profile) {
    case 'd-shape':
      return dShape(width, height, divisions(detail, 26, 10));
    case 'flat':
      return flat(width, height, divisions(detail, 7, 3));
    case 'knife':
      return knifeEdge(width, height, divisions(detail, 6, 3));
    case 'concave':
      return concave(width, height, divisions(detail, 6, 3));
    case 'round':
      return ellipse(height / 2, width / 2, divisions(detail, 26, 10)).map((p) => p.setX(p.x + height / 2));
  }
};

export const isBandProfile = (word: string): word is BandProfile =>
  word === 'd-shape' || word === 'flat' || word === 'knife' || word === 'concave' || word === 'round';

interface Band {
  readonly innerRadius: number;
  /** Section at an angle from the top (0 at the stone, π at the palm), x outwards, y along the finger. */
  readonly section: (angle: number) => readonly Vector2[];
  /** Offset along the finger. */
  readonly shift?: (angle: number) => number;
  /** Extra distance from the finger. */
  readonly lift?: (angle: number) => number;
  /** Part of the circle to build, radians from the top; the whole ring when absent. */
  readonly arc?: readonly [number, number];
}

/** A shank swept round the finger. */
export function shank(band: Band, detail: Detail, around = 220): BufferGeometry {
  const [from, to] = band.arc ?? [0, Math.PI * 2];
  const closed = band.arc === undefined;
  const steps = divisions(detail, around, 48);
  const stations: Station[] = Array.from({ length: closed ? steps : steps + 1 }, (_, i) => {
    const angle = from + ((to - from) * i) / steps;
    const out = onFinger(angle, 1);
    return {
      origin: out
        .clone()
        .multiplyScalar(band.innerRadius + (band.lift?.(angle) ?? 0))
        .setZ(band.shift?.(angle) ?? 0),
      u: out,
      v: new Vector3(0, 0, 1),
      section: band.section(angle),
    };
  });
  return loft(stations, closed);
}

/** How near the top an angle is: 1 at the stone, 0 beyond `reach` radians, smooth between. */
export function towardsTop(angle: number, reach: number): number {
  const off = Math.abs(Math.atan2(Math.sin(angle), Math.cos(angle)));
  const t = Math.max(0, 1 - off / reach);
  return t * t * (3 - 2 * t);
}
