import { Matrix4, Vector3 } from 'three';
import { divisions, type Detail, type Part, type Slot } from '../piece.ts';
import { framed, onFinger, standing } from '../geometry/placement.ts';
import { collar } from '../geometry/solids.ts';
import { cutStone, type Stone } from '../stones/cuts.ts';
import type { Outline } from '../stones/outline.ts';
import { grains, outlineCurve } from './settings.ts';

/** Evenly spaced stations along an outline grown by `spread` mm: for halos and pavé borders. */
function along(outline: Outline, spread: number, count: number): { point: Vector3; outwards: Vector3 }[] {
  const grown = grow(outline, spread);
  const lengths: number[] = [0];
  for (let i = 1; i <= grown.length; i++) {
    const [p, q] = [grown[i - 1], grown[i % grown.length]];
    lengths.push((lengths[i - 1] ?? 0) + (p && q ? p.point.distanceTo(q.point) : 0));
  }
  const total = lengths[grown.length] ?? 0;
  return Array.from({ length: count }, (_, k) => {
    const wanted = (k / count) * total;
    const i = lengths.findIndex((length) => length > wanted) - 1;
    return grown[Math.max(0, i)] ?? { point: new Vector3(), outwards: new Vector3(1, 0, 0) };
  });
}

function circumference(outline: Outline, spread: number): number {
  const grown = grow(outline, spread);
  return grown.reduce((sum, { point }, i) => sum + point.distanceTo(grown[(i + 1) % grown.length]?.point ?? point), 0);
}

function grow(outline: Outline, spread: number): { point: Vector3; outwards: Vector3 }[] {
  // Evenly by direction of the normal, which rounds the corners of pears and octagons as a real border does.
  return Array.from({ length: 720 }, (_, i) => {
    const azimuth = (i / 720) * Math.PI * 2;
    const [c, s] = [Math.cos(azimuth), Math.sin(azimuth)];
    const h = outline.reach(azimuth) + spread;
    const step = 0.004;
    const slope = (outline.reach(azimuth + step) - outline.reach(azimuth - step)) / (2 * step);
    return { point: new Vector3(c * h - s * slope, 0, s * h + c * slope), outwards: new Vector3(c, 0, s) };
  });
}

/** A border of small stones round a larger one, in a plate with a grain between neighbours. */
export function halo(centre: Stone, stoneSize: number, gap: number, slot: Slot, detail: Detail): Part[] {
  const middle = gap + stoneSize / 2;
  const pitch = stoneSize * 1.07;
  const count = Math.round(circumference(centre.outline, middle) / pitch);
  const small = cutStone('round', stoneSize, stoneSize, true);
  const stations = along(centre.outline, middle, count);
  const between = along(centre.outline, middle, count * 2).filter((_, i) => i % 2 === 1);
  const up = new Vector3(0, 1, 0);
  const grown: Outline = {
    reach: (azimuth) => centre.outline.reach(azimuth) + middle,
    points: grow(centre.outline, middle).map(({ point }) => ({ x: point.x, z: point.z })),
  };
  const half = stoneSize / 2 + 0.12;
  const plate: [number, number][] = [
    [-half, -0.08],
    [-half + 0.1, 0.02],
    [-half + 0.22, -0.06],
    [half - 0.22, -0.06],
    [half - 0.1, 0.02],
    [half, -0.08],
    [half - 0.05, -stoneSize * 0.5],
    [half * 0.5, -stoneSize * 0.78],
    [-half * 0.5, -stoneSize * 0.78],
    [-half + 0.05, -stoneSize * 0.5],
  ];
  return [
    {
      slot: 'metal',
      geometry: collar(plate, outlineCurve(grown), divisions(detail, 120, 40)),
      placements: [new Matrix4()],
    },
    { slot, geometry: small.geometry, placements: stations.map(({ point }, i) => standing(point, up, i * 0.37)) },
    grains(
      between.flatMap(({ point, outwards }) =>
        [-1, 1].map((side) =>
          standing(
            point
              .clone()
              .addScaledVector(outwards, side * stoneSize * 0.33)
              .setY(0.06),
            up,
          ),
        ),
      ),
      stoneSize * 0.115,
      detail,
    ),
  ];
}

interface Row {
  readonly innerRadius: number;
  /** Distance of the girdles from the finger. */
  readonly height: number;
  readonly stone: Stone;
  readonly slot: Slot;
  /** Angles of the stones from the top. */
  readonly angles: readonly number[];
  readonly z?: (angle: number) => number;
  /** Turns stones that are longer than wide across the band. */
  readonly across?: boolean;
}

/** Stones standing round the finger, tables outwards. */
export const rowOfStones = ({ innerRadius, height, stone, slot, angles, z, across = false }: Row): Part => ({
  slot,
  geometry: stone.geometry,
  placements: angles.map((angle) => {
    const out = onFinger(angle, 1);
    const round = onFinger(angle + Math.PI / 2, 1);
    return framed(onFinger(angle, innerRadius + height, z?.(angle) ?? 0), across ? new Vector3(0, 0, 1) : round, out);
  }),
});

/** `count` angles spread evenly between `from` and `to`, both included. */
export const spread = (from: number, to: number, count: number): number[] =>
  Array.from({ length: count }, (_, i) => (count === 1 ? (from + to) / 2 : from + ((to - from) * i) / (count - 1)));

/** Angles for as many stones of this size as go round the whole finger. */
export function fullCircle(radius: number, stoneSize: number): number[] {
  const count = Math.floor((Math.PI * 2 * radius) / stoneSize);
  return Array.from({ length: count }, (_, i) => (i / count) * Math.PI * 2);
}
