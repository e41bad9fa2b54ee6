import { SphereGeometry, Vector2, Vector3, type BufferGeometry } from 'three';
import { loft, type Station } from './loft.ts';

/** A polished bead, e.g. the tip of a grain setting. */
export const bead = (radius: number, steps = 10): BufferGeometry =>
  new SphereGeometry(radius, steps, Math.max(6, Math.round(steps * 0.7)));

/**
 * A solid of revolution or its like: `profile` is a closed polygon of (distance outwards, height);
 * `outline` tells how far out distance 0 lies at each azimuth, so collets can follow oval and pear stones.
 */
export function collar(
  profile: readonly (readonly [number, number])[],
  outline: (azimuth: number) => { x: number; z: number },
  around: number,
): BufferGeometry {
  const section = profile.map(([out, height]) => new Vector2(out, height));
  const up = new Vector3(0, 1, 0);
  const stations: Station[] = Array.from({ length: around }, (_, i) => {
    const azimuth = (i / around) * Math.PI * 2;
    const here = outline(azimuth);
    const ahead = outline(azimuth + 0.01);
    const behind = outline(azimuth - 0.01);
    const outwards = new Vector3(ahead.z - behind.z, 0, behind.x - ahead.x).normalize();
    if (outwards.x * here.x + outwards.z * here.z < 0) outwards.negate();
    return { origin: new Vector3(here.x, 0, here.z), u: outwards, v: up, section };
  });
  return loft(stations, true);
}
