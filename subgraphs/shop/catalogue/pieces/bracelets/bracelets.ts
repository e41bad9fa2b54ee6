import { CatmullRomCurve3, Matrix4, Vector2, Vector3, type Curve } from 'three';
import { divisions, type Detail, type Part, type Piece } from '../piece.ts';
import type { Parameters } from '../parameters.ts';
import { loft, type Station } from '../geometry/loft.ts';
import { framed, here } from '../geometry/placement.ts';
import { bead } from '../geometry/solids.ts';
import { flat } from '../geometry/sections.ts';
import { wire } from '../geometry/wire.ts';
import { chainAlong, FINE_CABLE, link } from '../parts/chain.ts';
import { bezel, grains, placed, prongHead } from '../parts/settings.ts';
import { prongAngles } from '../rings/solitaire.ts';
import { cutStone } from '../stones/cuts.ts';

const UP = new Vector3(0, 1, 0);

/** The oval of a wrist, lying on the table. */
function wrist(p: Parameters): { curve: Curve<Vector3>; length: number } {
  const [a, b] = [p.number('width', 58) / 2, p.number('depth', 52) / 2];
  const points = Array.from({ length: 48 }, (_, i) => {
    const angle = (i / 48) * Math.PI * 2;
    return new Vector3(Math.sin(angle) * a, 0, Math.cos(angle) * b);
  });
  const curve = new CatmullRomCurve3(points, true);
  return { curve, length: curve.getLength() };
}

function outwards(curve: Curve<Vector3>, t: number): Vector3 {
  return curve.getTangentAt(t).cross(UP).negate().normalize();
}

/** Tennis bracelet: stones in four-prong heads, hinged to each other all the way round. */
export function tennis(p: Parameters, detail: Detail): Piece {
  const size = p.number('stoneSize', 3.2);
  const stone = cutStone(p.cut('cut', 'round'), size, p.number('stoneLength', size), true);
  const { curve, length } = wrist(p);
  const pitch = size + 0.55;
  const count = Math.round(length / pitch / 2) * 2;
  const depth = stone.pavilion * 0.95;
  const at = Array.from({ length: count }, (_, i) => {
    const t = i / count;
    return framed(curve.getPointAt(t), UP, outwards(curve, t).negate());
  });
  const head = prongHead(
    { stone, prongs: prongAngles(4), wire: size * 0.085, depth, gather: 0.72 },
    { density: detail.density * 0.6 },
  );
  const hinge = link({ length: 1.9, width: 1.2, wire: 0.4 }, { density: detail.density * 0.6 });
  const hinges = Array.from({ length: count }, (_, i) => {
    const t = ((i + 0.5) / count) % 1;
    const tangent = curve.getTangentAt(t);
    return framed(curve.getPointAt(t).addScaledVector(outwards(curve, t), depth * 0.6), tangent, UP);
  });
  const second = p.stone('second', p.stone('stone', 'diamond'));
  const first = p.stone('stone', 'diamond');
  const every = p.number('everyOther', 0);
  const isSecond = (i: number) => every > 0 && i % every === 0;
  const stones: Part[] = [
    { slot: `stone:${first}`, geometry: stone.geometry, placements: at.filter((_, i) => !isSecond(i)) },
    { slot: `stone:${second}`, geometry: stone.geometry, placements: at.filter((_, i) => isSecond(i)) },
  ];
  return {
    parts: [
      ...head.map((part) => ({
        ...part,
        placements: at.flatMap((place) => part.placements.map((own) => place.clone().multiply(own))),
      })),
      { slot: 'metal', geometry: hinge, placements: hinges },
      ...stones.filter(({ placements }) => placements.length > 0),
    ],
  };
}

/** A closed bangle of round or twisted wire, optionally set with stones across the front. */
export function bangle(p: Parameters, detail: Detail): Piece {
  const { curve } = wrist(p);
  const thick = p.number('wire', 1.6);
  const strands = p.number('strands', 1);
  const turns = p.number('turns', 0);
  const sway = strands > 1 ? thick * 0.95 : 0;
  const parts = Array.from({ length: strands }, (_, k): Part => {
    const steps = Math.max(96, turns * 12);
    const points = Array.from({ length: steps }, (__, i) => {
      const t = i / steps;
      const twist = t * turns * Math.PI * 2 + (k / strands) * Math.PI * 2;
      return curve
        .getPointAt(t)
        .addScaledVector(outwards(curve, t), Math.cos(twist) * sway)
        .addScaledVector(UP, Math.sin(twist) * sway);
    });
    const strand = new CatmullRomCurve3(points, true);
    strand.arcLengthDivisions = steps * 4;
    return {
      slot: 'metal',
      geometry: wire(strand, {
        radius: () => thick,
        segments: divisions(detail, Math.max(260, turns * 22), Math.max(96, turns * 9)),
        sides: divisions(detail, 26, 10),
        closed: true,
        flattening: p.number('flattening', 1),
      }),
      placements: [here],
    };
  });
  const size = p.number('stoneSize', 0);
  if (size > 0) parts.push(...frontStones(p, curve, thick, size, detail));
  return { parts };
}

function frontStones(p: Parameters, curve: Curve<Vector3>, thick: number, size: number, detail: Detail): Part[] {
  const stone = cutStone('round', size, size, true);
  const count = p.number('stoneCount', 15);
  const step = (size * 1.06) / curve.getLength();
  const at = (k: number, aside = 0, out = 0) => {
    const t = ((((k - (count - 1) / 2) * step) % 1) + 1) % 1;
    const normal = outwards(curve, t).negate();
    const place = curve
      .getPointAt(t)
      .addScaledVector(normal, thick - size * 0.03 + out)
      .addScaledVector(UP, aside);
    return framed(place, UP, normal);
  };
  const places = Array.from({ length: count }, (_, k) => at(k));
  const between = Array.from({ length: count + 1 }, (_, k) => [-1, 1].map((s) => at(k - 0.5, s * size * 0.34)));
  return [
    { slot: `stone:${p.stone('stone', 'diamond')}`, geometry: stone.geometry, placements: places },
    grains(between.flat(), size * 0.12, detail),
  ];
}

/** An open cuff: a broad ribbon that narrows to its ends; optionally satin, or with a stone at each end. */
export function cuff(p: Parameters, detail: Detail): Piece {
  const [a, b] = [p.number('width', 60) / 2, p.number('depth', 50) / 2];
  const gap = p.number('opening', 0.42);
  const [wide, narrow, thick] = [p.number('ribbon', 14), p.number('ends', 6), p.number('thickness', 1.5)];
  const steps = divisions(detail, 220, 80);
  const wave = p.number('wave', 0);
  const curveLength = Math.PI * (a + b) * (1 - gap / Math.PI);
  const stations: Station[] = Array.from({ length: steps + 1 }, (_, i) => {
    const t = i / steps;
    // The opening is at the back of the wrist, the broadest part towards the viewer.
    const angle = Math.PI + gap + t * (Math.PI * 2 - gap * 2);
    const origin = new Vector3(Math.sin(angle) * a, Math.sin(t * Math.PI * 2) * wave, Math.cos(angle) * b);
    const out = new Vector3(Math.sin(angle) / a, 0, Math.cos(angle) / b).normalize();
    const broad = Math.sin(Math.PI * t) ** 1.2;
    // The ends are rounded like a fingernail: the width follows a half-ellipse over the last few millimetres.
    const fromEnd = Math.min(1, (Math.min(t, 1 - t) * curveLength) / (narrow * 0.5));
    const width = (narrow + (wide - narrow) * broad) * Math.max(0.25, Math.sqrt(1 - (1 - fromEnd) ** 2));
    const dome = p.number('dome', 0.5);
    const fillet = divisions(detail, 5, 3);
    const section = subdivided(flat(width, thick, fillet, 0.5), fillet + 1);
    const domed = section.map((q) => new Vector2(q.x + dome * (1 - (2 * q.y) ** 2 / width ** 2), q.y));
    return { origin, u: out, v: UP, section: domed };
  });
  const slot = p.flag('satin') ? 'metal-satin' : 'metal';
  return { parts: [{ slot, geometry: loft(stations, false), placements: [here] }] };
}

/** Adds points along the straight sides between fillets, so that a domed ribbon curves instead of folding. */
function subdivided(section: readonly Vector2[], perCorner: number): Vector2[] {
  return section.flatMap((point, i) => {
    const next = section[(i + 1) % section.length] ?? point;
    const pieces = i % perCorner === perCorner - 1 ? 12 : 1;
    return Array.from({ length: pieces }, (_, k) => point.clone().lerp(next, k / pieces));
  });
}

/** A fine chain with stones in collets at even distances. */
export function stations(p: Parameters, detail: Detail): Piece {
  const { curve } = wrist(p);
  const size = p.number('stoneSize', 4);
  const stone = cutStone(p.cut('cut', 'round'), size, p.number('stoneLength', size), true);
  const count = p.number('stoneCount', 7);
  const chain = chainAlong(curve, { length: 2.6, width: 1.8, wire: 0.5 }, detail, 30);
  const setting = bezel(stone, 0.42, stone.pavilion * 0.9, { density: detail.density * 0.7 });
  const at = Array.from({ length: count }, (_, i) => {
    const t = i / count;
    // A chain this light lies flat, its stones facing up.
    return framed(curve.getPointAt(t), curve.getTangentAt(t), UP);
  });
  return {
    parts: [
      { slot: chain.slot, geometry: chain.geometry, placements: clearOf(chain.placements, at, size * 0.42) },
      ...at.flatMap((place) => placed([setting], place)).reduce<Part[]>(joined, []),
      { slot: `stone:${p.stone('stone', 'sapphire')}`, geometry: stone.geometry, placements: at },
    ],
  };
}

const joined = (parts: Part[], part: Part): Part[] => {
  const [first, ...rest] = parts;
  return first ? [{ ...first, placements: [...first.placements, ...part.placements] }, ...rest] : [part];
};

/** Links that would run through a setting are left out. */
function clearOf(links: readonly Matrix4[], settings: readonly Matrix4[], radius: number): Matrix4[] {
  const middle = (m: Matrix4) => new Vector3().setFromMatrixPosition(m);
  return links.filter((one) => settings.every((other) => middle(one).distanceTo(middle(other)) > radius));
}

/** Broad oval links, each through the next. */
export function chain(p: Parameters, detail: Detail): Piece {
  const { curve } = wrist(p);
  const shape = { length: p.number('linkLength', 13), width: p.number('linkWidth', 7), wire: p.number('wire', 1.7) };
  const links = chainAlong(curve, shape, detail, 80);
  const parts: Part[] = [{ slot: 'metal', geometry: links.geometry, placements: links.placements }];
  const size = p.number('pearl', 0);
  if (size > 0) {
    const front = curve.getPointAt(0);
    const pearl = cutStone('bead', size);
    const at = new Vector3(front.x, 0, front.z + size * 0.5 + shape.width * 0.62);
    parts.push({ slot: 'stone:pearl', geometry: pearl.geometry, placements: [new Matrix4().setPosition(at)] });
    parts.push({
      slot: 'metal',
      geometry: bead(size * 0.18, divisions(detail, 20, 10)),
      placements: [new Matrix4().setPosition(at.clone().setZ(at.z - size * 0.5))],
    });
    const small = link({ ...FINE_CABLE, length: 5, width: 3.4, wire: 0.7 }, detail);
    const hang = framed(new Vector3(front.x, 0, at.z - size * 0.5 - 1.4), new Vector3(0, 0, 1), UP);
    parts.push({ slot: 'metal', geometry: small, placements: [hang] });
  }
  return { parts };
}
