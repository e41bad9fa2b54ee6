import type { Point, Surface } from '../surface/surface.ts';
import { cross, dot, minus, pointOf, type Vector } from './vectors.ts';

type Corners = readonly [Vector, Vector, Vector];

export function cornersOf({ coordinates, corners }: Surface, facet: number): Corners {
  const corner = (index: number): Vector => pointOf(coordinates, corners[facet * 3 + index] ?? 0);
  return [corner(0), corner(1), corner(2)];
}

/**
 * Points of one facet on either side of where another passes through it, or its own sides through the other: one of them
 * lies outside of what the other bounds, if any of the facet does. Nothing where they only touch.
 * @param touching nearer than this is touching
 * @param step how far from the other facet the points lie
 */
export function pointsBesidePassages(facet: Corners, other: Corners, touching: number, step: number): readonly Point[] {
  const found: Point[] = [];
  for (const [from, to] of sidesOf(facet)) {
    const share = passage(from, to, other, touching);
    if (share === null) continue;
    const along = minus(to, from);
    const length = Math.sqrt(dot(along, along));
    for (const beside of [share - step / length, share + step / length]) {
      if (beside > 0 && beside < 1) found.push(asPoint(plus(from, along, beside)));
    }
  }
  for (const [from, to] of sidesOf(other)) {
    const share = passage(from, to, facet, touching);
    if (share !== null) found.push(...pointsAround(plus(from, minus(to, from), share), facet, step));
  }
  return found;
}

const sidesOf = ([a, b, c]: Corners): readonly (readonly [Vector, Vector])[] => [
  [a, b],
  [b, c],
  [c, a],
];

/** Where a line goes through a facet, as a share of its length; null where it does not, or only touches it. */
function passage(from: Vector, to: Vector, facet: Corners, touching: number): number | null {
  const normal = unit(normalOf(facet));
  const before = dot(minus(from, facet[0]), normal);
  const behind = dot(minus(to, facet[0]), normal);
  if (before > 0 === behind > 0 || Math.abs(before) <= touching || Math.abs(behind) <= touching) return null;
  const share = before / (before - behind);
  // What goes through a side goes through both facets that share it.
  return isWithin(plus(from, minus(to, from), share), facet, touching) ? share : null;
}

/** Whether a point in the plane of a facet lies in it, or beside it by at most a margin. */
function isWithin(point: Vector, facet: Corners, margin: number): boolean {
  const normal = unit(normalOf(facet));
  return sidesOf(facet).every(([one, next]) => {
    const side = unit(minus(next, one));
    return dot(cross(side, minus(point, one)), normal) >= -margin;
  });
}

const normalOf = ([a, b, c]: Corners): Vector => cross(minus(b, a), minus(c, a));

/** So many directions around a point: what juts out there is broader than one of them, or it is a hair. */
const directions = 12;

/** Points of a facet around one that lies in it. */
function pointsAround(middle: Vector, facet: Corners, step: number): readonly Point[] {
  const [a, b] = facet;
  const first = unit(minus(b, a));
  const second = cross(unit(normalOf(facet)), first);
  return Array.from({ length: directions }, (_, index) => {
    const angle = (2 * Math.PI * (index + 0.5)) / directions;
    return plus(plus(middle, first, step * Math.cos(angle)), second, step * Math.sin(angle));
  })
    .filter((point) => isWithin(point, facet, 0))
    .map(asPoint);
}

const asPoint = ([x, y, z]: Vector): Point => ({ x, y, z });
const plus = (from: Vector, along: Vector, share: number): Vector => [
  from[0] + along[0] * share,
  from[1] + along[1] * share,
  from[2] + along[2] * share,
];
const unit = (vector: Vector): Vector => plus([0, 0, 0], vector, 1 / (Math.sqrt(dot(vector, vector)) || 1));
