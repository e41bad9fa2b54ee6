import { CatmullRomCurve3, Matrix4, Vector3, type BufferGeometry, type Curve } from 'three';
import { divisions, type Detail, type Part } from '../piece.ts';
import { framed } from '../geometry/placement.ts';
import { wire } from '../geometry/wire.ts';

export interface LinkShape {
  /** Outer length and width of a link and the diameter of its wire, mm. */
  readonly length: number;
  readonly width: number;
  readonly wire: number;
}

/** One closed link lying in its xz plane, long axis along x. */
export function link({ length, width, wire: thick }: LinkShape, detail: Detail, full = 40): BufferGeometry {
  const [a, b] = [(length - thick) / 2, (width - thick) / 2];
  const straight = Math.max(0, a - b);
  const points = Array.from({ length: 24 }, (_, i) => {
    const angle = (i / 24) * Math.PI * 2;
    const x = Math.cos(angle) * b + Math.sign(Math.cos(angle)) * straight * Math.min(1, Math.abs(Math.cos(angle)) * 3);
    return new Vector3(x, 0, Math.sin(angle) * b);
  });
  return wire(new CatmullRomCurve3(points, true), {
    radius: () => thick / 2,
    segments: divisions(detail, full, 16),
    sides: divisions(detail, 9, 6),
    closed: true,
  });
}

/** Links that truly pass through each other along a curve, each a quarter turn from the last. */
export function chainAlong(curve: Curve<Vector3>, shape: LinkShape, detail: Detail, full?: number): Part {
  const pitch = shape.length - shape.wire * 2.05;
  const count = Math.max(2, Math.floor(curve.getLength() / pitch));
  const placements = Array.from({ length: count }, (_, i): Matrix4 => {
    const t = (i + 0.5) / count;
    const along = curve.getTangentAt(t);
    const side = along.clone().cross(new Vector3(0, 0, 1));
    if (side.lengthSq() < 1e-4) side.set(1, 0, 0);
    side.normalize();
    // A cable chain at rest lies with its links leaning half one way, half the other.
    const roll = Math.PI / 4 + (i % 2) * (Math.PI / 2);
    const up = side.clone().applyAxisAngle(along, roll);
    return framed(curve.getPointAt(t), along, up);
  });
  return { slot: 'metal', geometry: link(shape, detail, full), placements, trailing: true };
}

/** Where a necklace lies: two strands from the bail up and apart, sinking to the table behind it. */
function necklaceCurve(bailTop: number, back: number, side: 1 | -1): Curve<Vector3> {
  const points: [number, number, number][] = [
    [0.02, 0, 0],
    [1.6, 1.5, 0.15],
    [4.2, 5.2, 0.55],
    [8.4, 12.5, 1],
    [14.5, 24, 1],
    [21, 38, 1],
    [25.5, 52, 1],
    [26.5, 66, 1],
  ];
  return new CatmullRomCurve3(points.map(([x, y, sunk]) => new Vector3(side * x, bailTop + y, back * sunk)));
}

/** The visible part of a necklace through a bail at `bailTop`; `back` is where the table lies (z, mm). */
export function necklace(bailTop: number, back: number, detail: Detail, shape: LinkShape = FINE_CABLE): Part[] {
  const rest = back + shape.width * 0.4;
  const chains = ([1, -1] as const).map((side) => chainAlong(necklaceCurve(bailTop, rest, side), shape, detail, 22));
  const [first, second] = chains;
  if (!first || !second) return chains;
  return [{ ...first, placements: [...first.placements, ...second.placements] }];
}

/** A silk cord in place of a chain. */
export function cord(bailTop: number, back: number, radius: number, detail: Detail): Part {
  const halves = ([1, -1] as const).map((side) => necklaceCurve(bailTop, back + radius, side).getPoints(40));
  const [right, left] = halves;
  const points = [...(left ?? []).reverse(), ...(right ?? []).slice(1)];
  return {
    slot: 'cord',
    geometry: wire(new CatmullRomCurve3(points), {
      radius: () => radius,
      segments: divisions(detail, 220, 80),
      sides: divisions(detail, 14, 8),
    }),
    placements: [new Matrix4()],
    trailing: true,
  };
}

export const FINE_CABLE: LinkShape = { length: 1.7, width: 1.12, wire: 0.32 };

/** A tapered loop that the chain runs through: its opening faces sideways, along x. */
export function bail(height: number, detail: Detail): BufferGeometry {
  const points = Array.from({ length: 28 }, (_, i) => {
    const angle = (i / 28) * Math.PI * 2;
    // Narrow at the foot, round at the top.
    const waist = 0.62 + 0.38 * Math.sin(angle);
    return new Vector3(0, Math.sin(angle) * (height / 2), Math.cos(angle) * height * 0.34 * waist);
  });
  return wire(new CatmullRomCurve3(points, true), {
    radius: (t) => height * (0.085 + 0.05 * Math.sin(t * Math.PI * 2)),
    segments: divisions(detail, 56, 24),
    sides: divisions(detail, 16, 8),
    closed: true,
    flattening: 1.5,
  });
}
