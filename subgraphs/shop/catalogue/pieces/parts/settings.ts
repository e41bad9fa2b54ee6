import { CatmullRomCurve3, Matrix4, Vector3, type BufferGeometry } from 'three';
import { divisions, type Detail, type Part, type Slot } from '../piece.ts';
import { wire } from '../geometry/wire.ts';
import { bead, collar } from '../geometry/solids.ts';
import { moved } from '../geometry/placement.ts';
import type { Stone } from '../stones/cuts.ts';
import type { Outline } from '../stones/outline.ts';

interface ProngHead {
  readonly stone: Stone;
  /** Azimuths of the prongs, radians. */
  readonly prongs: readonly number[];
  /** Radius of the prong wire, mm. */
  readonly wire: number;
  /** Depth of the head below the girdle, mm. */
  readonly depth: number;
  /** How far the prongs gather in at the foot: 1 straight, 0.5 to half the outline. */
  readonly gather: number;
}

/** The point of the outline that faces `azimuth`. */
export function rimPoint(outline: Outline, azimuth: number, spread = 0): Vector3 {
  const [nx, nz] = [Math.cos(azimuth), Math.sin(azimuth)];
  let best = { x: 0, z: 0 };
  let furthest = -Infinity;
  for (const p of outline.points) {
    const along = (p.x * nx + p.z * nz) / Math.hypot(p.x, p.z);
    if (along > furthest) {
      furthest = along;
      best = p;
    }
  }
  const length = Math.hypot(best.x, best.z);
  return new Vector3(best.x, 0, best.z).multiplyScalar((length + spread) / length);
}

/** Claws that hold a stone from below, over the girdle and onto the crown, with two rails between them. */
export function prongHead(head: ProngHead, detail: Detail, slot: Slot = 'metal'): Part[] {
  const { stone, prongs, wire: radius, depth, gather } = head;
  const claws: Part[] = prongs.map((azimuth) => {
    const rim = rimPoint(stone.outline, azimuth);
    const at = (share: number, spread: number, y: number) => {
      const length = rim.length();
      return rim
        .clone()
        .multiplyScalar((length * share + spread) / length)
        .setY(y);
    };
    const curve = new CatmullRomCurve3(
      [
        at(gather, 0, -depth),
        at((1 + gather) / 2, radius * 0.5, -depth * 0.45),
        at(1, radius * 0.55, -stone.width * 0.03),
        at(1, radius * 0.3, stone.crown * 0.45),
        at(1, -radius * 1.5, stone.crown * 0.86 + radius * 0.3),
      ],
      false,
      'centripetal',
    );
    const taper = (t: number) => radius * (1.08 - 0.2 * t);
    return {
      slot,
      geometry: wire(curve, { radius: taper, segments: divisions(detail, 22, 9), sides: divisions(detail, 14, 7) }),
      placements: [new Matrix4()],
    };
  });
  const rails = [0.32, 0.86].map((share): Part => {
    const inwards = 1 - (1 - gather) * share;
    return {
      slot,
      geometry: rim(stone.outline, inwards, radius * 0.72, detail),
      placements: [moved(0, -depth * share, 0)],
    };
  });
  return [...claws, ...rails];
}

/** A round wire following the outline scaled by `share`. */
function rim(outline: Outline, share: number, radius: number, detail: Detail): BufferGeometry {
  const sides = divisions(detail, 12, 6);
  const section = Array.from({ length: sides }, (_, i): [number, number] => {
    const angle = (i / sides) * Math.PI * 2;
    return [Math.cos(angle) * radius, Math.sin(angle) * radius];
  });
  return collar(section, outlineCurve(outline, share), divisions(detail, 72, 24));
}

/** The outline as a closed curve by share of its points. */
export function outlineCurve(outline: Outline, share = 1): (azimuth: number) => { x: number; z: number } {
  const { points } = outline;
  const count = points.length;
  return (azimuth) => {
    const exact = ((azimuth / (Math.PI * 2)) * count + count) % count;
    const i = Math.floor(exact);
    const [p, q] = [points[i % count], points[(i + 1) % count]];
    if (!p || !q) return { x: 0, z: 0 };
    const t = exact - i;
    return { x: (p.x + (q.x - p.x) * t) * share, z: (p.z + (q.z - p.z) * t) * share };
  };
}

/** A rubbed-over rim: a collet that follows the stone and laps a little over its girdle. */
export function bezel(stone: Stone, wall: number, depth: number, detail: Detail, slot: Slot = 'metal'): Part {
  const lap = stone.width * 0.035;
  const lip = stone.crown * 0.42;
  const profile: [number, number][] = [
    [-lap, lip],
    [-lap * 0.2, lip + 0.08],
    [wall * 0.35, lip + 0.1],
    [wall * 0.75, lip + 0.03],
    [wall * 0.95, lip - 0.12],
    [wall, lip - 0.3],
    [wall * 0.9, -depth * 0.5],
    [wall * 0.6, -depth * 0.92],
    [wall * 0.4, -depth],
    [-stone.width * 0.16, -depth],
    [-stone.width * 0.16, -depth + 0.2],
    [-0.02, -0.02],
    [-0.02, lip * 0.5],
  ];
  return {
    slot,
    geometry: collar(profile, outlineCurve(stone.outline), divisions(detail, 96, 32)),
    placements: [new Matrix4()],
  };
}

/** Small grains that hold pavé stones. */
export const grains = (places: readonly Matrix4[], radius: number, detail: Detail): Part => ({
  slot: 'metal',
  geometry: bead(radius, divisions(detail, 12, 8)),
  placements: places,
});

/** Moves everything of a setting as one. */
export const placed = (parts: readonly Part[], matrix: Matrix4): Part[] =>
  parts.map((part) => ({ ...part, placements: part.placements.map((own) => matrix.clone().multiply(own)) }));
