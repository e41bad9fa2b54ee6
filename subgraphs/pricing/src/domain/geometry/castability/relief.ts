import type { Material } from './material.ts';
import type { Spot } from './spots.ts';
import { along, cross, unit } from './vectors.ts';
import type { Point } from '../surface/surface.ts';

/** Relief stands out of what carries it no farther than so many times its own breadth. */
const mostHeight = 1.5;
/** What carries it is more than so many times as broad. */
const leastCarrier = 2;
/** A top faces the way it is seen from, but for this angle: directions are tried 45° apart. */
const leastTopCosine = Math.cos((30 * Math.PI) / 180);

/**
 * Whether a thin place is relief on thicker material, such as a letter or a bead, and no wall. Seen from the middle of
 * the material there, a top is near in one direction; going the other way, no deeper below the top than relief is high,
 * the material has become much broader. A wall stays thin, and a wire ends there on both sides.
 */
export function isRelief({ point, inward, thickness }: Spot, material: Material): boolean {
  const middle = along(point, inward, thickness / 2);
  return across(inward).some((direction) => {
    const reach = material.around(middle, direction);
    if (reach === null) return false;
    const isAhead = reach.ahead < reach.behind;
    const top = Math.min(reach.ahead, reach.behind);
    const below = mostHeight * thickness - top;
    if (below <= 0 || below >= Math.max(reach.ahead, reach.behind)) return false;
    const topCosine = material.cosine(direction, isAhead ? reach.exitAhead : reach.exitBehind);
    if ((isAhead ? topCosine : -topCosine) < leastTopCosine) return false;
    const carrier = along(middle, direction, isAhead ? -below : below);
    const breadth = material.around(carrier, inward);
    return breadth !== null && breadth.ahead + breadth.behind > leastCarrier * thickness;
  });
}

/** Four directions at right angles to one, 45° apart. */
function across(direction: Point): readonly Point[] {
  const size = [Math.abs(direction.x), Math.abs(direction.y), Math.abs(direction.z)];
  const least = size.indexOf(Math.min(...size));
  const axis = { x: least === 0 ? 1 : 0, y: least === 1 ? 1 : 0, z: least === 2 ? 1 : 0 };
  const one = unit(cross(direction, axis)) ?? axis;
  const other = cross(direction, one);
  const half = Math.SQRT1_2;
  const mix = (share: number, otherShare: number): Point => ({
    x: one.x * share + other.x * otherShare,
    y: one.y * share + other.y * otherShare,
    z: one.z * share + other.z * otherShare,
  });
  return [one, other, mix(half, half), mix(half, -half)];
}
