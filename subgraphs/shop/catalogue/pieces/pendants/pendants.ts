import { CatmullRomCurve3, ExtrudeGeometry, Matrix4, Shape, Vector2, Vector3 } from 'three';
import { mergeVertices, toCreasedNormals } from 'three/addons/utils/BufferGeometryUtils.js';
import { divisions, type Detail, type Part, type Piece } from '../piece.ts';
import type { Parameters } from '../parameters.ts';
import { here, moved } from '../geometry/placement.ts';
import { bead, collar } from '../geometry/solids.ts';
import { wire } from '../geometry/wire.ts';
import { bail, cord, necklace } from '../parts/chain.ts';
import { eyelet, gemSetting } from '../parts/gem-setting.ts';
import { bezel, placed } from '../parts/settings.ts';
import { facing } from '../parts/findings.ts';
import { cutStone } from '../stones/cuts.ts';

/** Chain or cord through a bail whose foot stands at height `foot`. */
function suspended(p: Parameters, parts: readonly Part[], foot: number, back: number, detail: Detail): Piece {
  const height = p.number('bail', 4);
  const middle = foot + height * 0.36;
  const hanger: Part = { slot: 'metal', geometry: bail(height, detail), placements: [moved(0, middle, -0.4)] };
  const through = middle + height * 0.24;
  const neck = p.flag('cord') ? [cord(through, -back, 0.6, detail)] : necklace(through, -back, detail);
  return { parts: [...parts, hanger, ...neck] };
}

/** One set stone under a bail, with or without a halo, and optionally a smaller stone above it. */
export function stonePendant(p: Parameters, detail: Detail): Piece {
  const { parts, top, back, stone } = gemSetting(p, detail);
  const upperSize = p.number('upperSize', 0);
  if (p.text('setting', 'prongs') === 'cup') {
    parts.push({
      slot: 'metal',
      geometry: bead(stone.width * 0.19, divisions(detail, 28, 12)).scale(1, 0.5, 1),
      placements: [moved(0, top * 0.985, 0)],
    });
  }
  if (upperSize > 0) {
    const upper = gemSetting(
      p.renamed({
        cut: 'upperCut',
        stone: 'upperStone',
        stoneWidth: 'upperSize',
        stoneLength: 'upperLength',
        setting: 'setting',
      }),
      detail,
    );
    const centre = top + upper.top + 0.35;
    const all = [...parts, ...placed(upper.parts, moved(0, centre, 0)), eyelet(centre + upper.top, detail)];
    return suspended(p, all, centre + upper.top + 0.5, back, detail);
  }
  return suspended(p, [...parts, eyelet(top, detail)], top + 0.5, back, detail);
}

/** A coin: a thick disc with a raised rim, rays cut into it, and a small stone off its middle. */
export function coin(p: Parameters, detail: Detail): Piece {
  const radius = p.number('diameter', 17) / 2;
  const thick = p.number('thickness', 1.3);
  const rays = p.number('rays', 0);
  const profile: [number, number][] = [
    [-radius + 0.01, thick * 0.36],
    [-0.75, thick * 0.36],
    [-0.55, thick * 0.5],
    [-0.18, thick * 0.5],
    [0, thick * 0.3],
    [0, -thick * 0.3],
    [-0.2, -thick * 0.5],
    [-radius + 0.01, -thick * 0.5],
  ];
  const circle = (a: number) => ({ x: Math.cos(a) * radius, z: Math.sin(a) * radius });
  const parts: Part[] = [
    {
      slot: p.flag('satin') ? 'metal-satin' : 'metal',
      geometry: collar(profile, circle, divisions(detail, 180, 64)),
      placements: [facing],
    },
  ];
  const size = p.number('stoneSize', 2.4);
  const [x, y] = [p.number('stoneX', 0), p.number('stoneY', 0)];
  if (size > 0) {
    const stone = cutStone(p.cut('cut', 'round'), size, p.number('stoneLength', size));
    const at = moved(x, y, thick * 0.36 + 0.12).multiply(facing);
    parts.push(...placed([bezel(stone, 0.36, 0.7, detail)], at));
    parts.push({ slot: `stone:${p.stone('stone', 'diamond')}`, geometry: stone.geometry, placements: [at] });
  }
  if (rays > 0) {
    const start = size * 0.5 + 0.9;
    const placements: Matrix4[] = [];
    for (let k = 0; k < rays; k++) {
      const angle = (k / rays) * Math.PI * 2;
      const end = reachFrom(x, y, angle, radius - 1.1);
      if (end < start + 0.8) continue;
      const length = (k % 2 === 0 ? 1 : 0.72) * (end - start);
      placements.push(
        moved(x, y, thick * 0.36)
          .multiply(new Matrix4().makeRotationZ(angle))
          .multiply(moved(start, 0, 0))
          .multiply(new Matrix4().makeScale(length, 1, 1)),
      );
    }
    const ray = wire(new CatmullRomCurve3([new Vector3(0, 0, 0), new Vector3(0.5, 0, 0), new Vector3(1, 0, 0)]), {
      radius: (t) => 0.17 * (1 - 0.75 * t),
      segments: divisions(detail, 10, 6),
      sides: divisions(detail, 12, 6),
      roundEnds: false,
    });
    parts.push({ slot: 'metal', geometry: ray, placements });
  }
  return suspended(p, [...parts, eyelet(radius - 0.25, detail, 1.1, 0)], radius + 0.9, thick * 0.5, detail);
}

/** Distance from a point inside a circle to its edge, in a direction. */
function reachFrom(x: number, y: number, angle: number, radius: number): number {
  const b = x * Math.cos(angle) + y * Math.sin(angle);
  return -b + Math.sqrt(Math.max(0, b * b - (x * x + y * y - radius * radius)));
}

/** An upright bar with softened edges, set with a short row of stones at its foot. */
export function bar(p: Parameters, detail: Detail): Piece {
  const [length, width, thick] = [p.number('length', 26), p.number('width', 2.6), p.number('thickness', 1.8)];
  const outline = new Shape(
    [
      [-1, -1],
      [1, -1],
      [1, 1],
      [-1, 1],
    ].map(([sx = 0, sy = 0]) => new Vector2((sx * (width - 0.5)) / 2, (sy * (length - 0.5)) / 2)),
  );
  const solid = new ExtrudeGeometry(outline, {
    depth: thick - 0.5,
    bevelSize: 0.25,
    bevelThickness: 0.25,
    bevelSegments: divisions(detail, 5, 3),
  }).translate(0, 0, -thick / 2 + 0.25);
  solid.deleteAttribute('uv');
  const parts: Part[] = [{ slot: 'metal', geometry: mergeVertices(toCreasedNormals(solid, 0.5)), placements: [here] }];
  const size = p.number('stoneSize', 1.5);
  const count = p.number('stoneCount', 5);
  const stone = cutStone('round', size, size, true);
  const rows = Array.from({ length: count }, (_, i) => -length / 2 + 1.2 + size / 2 + i * size * 1.12);
  parts.push({
    slot: `stone:${p.stone('stone', 'diamond')}`,
    geometry: stone.geometry,
    placements: rows.map((y) => moved(0, y, thick / 2 + 0.02).multiply(facing)),
  });
  const corners = rows.flatMap((y) =>
    [-1, 1].map((side) => moved(side * size * 0.36, y + size * 0.56, thick / 2 + 0.03)),
  );
  parts.push({ slot: 'metal', geometry: bead(size * 0.13, divisions(detail, 12, 8)), placements: corners });
  return suspended(p, [...parts, eyelet(length / 2 - 0.1, detail, 1, 0)], length / 2 + 0.9, thick / 2, detail);
}

/** An open ring or drop of wire with a stone held inside at its foot. */
export function openDrop(p: Parameters, detail: Detail): Piece {
  const { parts, stone } = gemSetting(p, detail);
  const [width, length] = [p.number('width', 14), p.number('length', 24)];
  const points = Array.from({ length: 72 }, (_, i) => {
    const angle = (i / 72) * Math.PI * 2;
    const [c, s] = [Math.cos(angle), Math.sin(angle)];
    // A drop: round below, drawn together towards the top.
    const narrow = s > 0 ? (1 - s * s) ** p.number('pinch', 0.35) : 1;
    return new Vector3((c * width * narrow) / 2, s > 0 ? s * (length - width / 2) : (s * width) / 2, 0);
  });
  const frame = wire(new CatmullRomCurve3(points, true), {
    radius: (t) => p.number('wire', 0.75) * (1 + 0.35 * Math.sin(t * Math.PI * 2 + Math.PI) ** 2),
    segments: divisions(detail, 180, 72),
    sides: divisions(detail, 18, 9),
    closed: true,
  });
  const seat = -width / 2 + stone.outline.reach(Math.PI / 2) + 0.55;
  const top = length - width / 2;
  const all: Part[] = [
    { slot: 'metal', geometry: frame, placements: [here] },
    ...placed(parts, moved(0, seat, 0.2)),
    eyelet(top + 0.1, detail, 1, 0),
  ];
  return suspended(p, all, top + 1, 1.1, detail);
}
