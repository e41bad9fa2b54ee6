import { Matrix4 } from 'three';
import { divisions, type Detail, type Part, type Piece } from '../piece.ts';
import type { Parameters } from '../parameters.ts';
import { here, moved, onFinger, standing } from '../geometry/placement.ts';
import { halo, rowOfStones, spread } from '../parts/circlet.ts';
import { bezel, grains, placed, prongHead } from '../parts/settings.ts';
import { bandSection, shank, towardsTop } from '../parts/shank.ts';
import { cutStone } from '../stones/cuts.ts';
import { prongAngles } from './solitaire.ts';
import { bandProfile } from './bands.ts';

/** Shoulders: single, split in two towards the stone, or set with small stones. */
function shoulders(p: Parameters, inner: number, detail: Detail): Part[] {
  const [width, height] = [p.number('bandWidth', 2), p.number('bandHeight', 1.6)];
  const profile = bandProfile(p, 'd-shape');
  const opening = p.number('split', 0);
  const parts: Part[] = [];
  const sides = opening > 0 ? [-1, 1] : [0];
  for (const side of sides) {
    const narrow = opening > 0 ? 0.42 : 0.2;
    parts.push({
      slot: 'metal',
      geometry: shank(
        {
          innerRadius: inner,
          section: (angle) => bandSection(profile, width * (1 - narrow * towardsTop(angle, 1.9)), height, detail),
          shift: (angle) => side * (opening / 2) * towardsTop(angle, 1.75),
          lift: (angle) => p.number('cathedral', 0) * towardsTop(angle, 0.85),
        },
        detail,
      ),
      placements: [here],
    });
  }
  const size = p.number('paveSize', 0);
  if (size > 0) {
    const stone = cutStone('round', size, size, true);
    const count = p.number('paveCount', 7);
    const step = (size * 1.06) / (inner + height);
    const first = p.number('paveFrom', 0.46);
    const angles = [-1, 1].flatMap((sign) => spread(sign * first, sign * (first + step * (count - 1)), count));
    const lift = (angle: number) => p.number('cathedral', 0) * towardsTop(angle, 0.85);
    for (const side of sides) {
      const z = (angle: number) => side * (opening / 2) * towardsTop(angle, 1.75);
      const slot = `stone:${p.stone('pave', 'diamond')}` as const;
      for (const angle of angles) {
        parts.push(
          rowOfStones({ innerRadius: inner + lift(angle), height: height - 0.02, stone, slot, angles: [angle], z }),
        );
      }
      parts.push(
        grains(
          angles.flatMap((angle) =>
            [-1, 1].map((edge) => {
              const at = angle + step / 2;
              return standing(
                onFinger(at, inner + lift(at) + height + 0.02, z(at) + edge * size * 0.34),
                onFinger(at, 1),
              );
            }),
          ),
          size * 0.12,
          detail,
        ),
      );
    }
  }
  return merged(parts);
}

/** Joins parts that share a geometry and slot, so that one row of stones is one part. */
function merged(parts: readonly Part[]): Part[] {
  const byGeometry = new Map<string, Part>();
  for (const part of parts) {
    const seen = byGeometry.get(part.geometry.uuid);
    byGeometry.set(part.geometry.uuid, seen ? { ...seen, placements: [...seen.placements, ...part.placements] } : part);
  }
  return [...byGeometry.values()];
}

/** A stone in a border of small ones, on plain, split or set shoulders. Without `haloSize` it stands alone. */
export function haloRing(p: Parameters, detail: Detail): Piece {
  const inner = p.number('size', 17) / 2;
  const height = p.number('bandHeight', 1.6);
  const width = p.number('stoneWidth', 6);
  const stone = cutStone(p.cut('cut', 'oval'), width, p.number('stoneLength', width));
  const rise = p.number('lift', 0.35);
  const depth = stone.pavilion + rise;
  const turn = new Matrix4().makeRotationY(p.flag('eastWest') ? Math.PI / 2 : 0);
  const upright = moved(0, inner + height * 0.7 + depth, 0).multiply(turn);
  const size = p.number('haloSize', 0);
  const count = p.number('prongs', 4);
  const setting =
    p.text('setting', 'prongs') === 'bezel'
      ? [bezel(stone, p.number('wall', 0.5), depth, detail)]
      : prongHead(
          {
            stone,
            prongs: prongAngles(count, count === 6 ? Math.PI / 6 : Math.PI / 4),
            wire: p.number('prongWire', 0.38),
            depth,
            gather: 0.42,
          },
          detail,
        );
  const border =
    size > 0 ? halo(stone, size, p.number('haloGap', 0.22), `stone:${p.stone('halo', 'diamond')}`, detail) : [];
  return {
    parts: [
      ...shoulders(p, inner, detail),
      ...placed(setting, upright),
      ...placed(border, upright.clone().multiply(moved(0, -0.15, 0))),
      { slot: `stone:${p.stone('stone', 'sapphire')}`, geometry: stone.geometry, placements: [upright] },
    ],
  };
}

/** A centre stone with one smaller at each side. */
export function trilogy(p: Parameters, detail: Detail): Piece {
  const inner = p.number('size', 17) / 2;
  const height = p.number('bandHeight', 1.6);
  const width = p.number('stoneWidth', 6);
  const centre = cutStone(p.cut('cut', 'emerald'), width, p.number('stoneLength', width));
  const sideWidth = p.number('sideWidth', 3.4);
  const side = cutStone(p.cut('sideCut', 'round'), sideWidth, p.number('sideLength', sideWidth));
  const tilt = (width / 2 + sideWidth / 2 + 0.25) / (inner + height + centre.pavilion);
  const seats = [
    { stone: centre, angle: 0, slot: `stone:${p.stone('stone', 'emerald')}` as const, turn: 0 },
    { stone: side, angle: tilt, slot: `stone:${p.stone('side', 'diamond')}` as const, turn: -Math.PI / 2 },
    { stone: side, angle: -tilt, slot: `stone:${p.stone('side', 'diamond')}` as const, turn: Math.PI / 2 },
  ];
  const heads = seats.flatMap(({ stone, angle, slot, turn }) => {
    const depth = stone === centre ? stone.pavilion + 0.3 : stone.pavilion + 0.55;
    const upright = standing(onFinger(angle, inner + height * 0.7 + depth), onFinger(angle, 1)).multiply(
      new Matrix4().makeRotationY(stone === centre ? 0 : turn),
    );
    const wire = stone === centre ? 0.38 : 0.28;
    return [
      ...placed(prongHead({ stone, prongs: prongAngles(4), wire, depth, gather: 0.45 }, detail), upright),
      { slot, geometry: stone.geometry, placements: [upright] },
    ];
  });
  const section = (angle: number) =>
    bandSection(
      bandProfile(p, 'd-shape'),
      p.number('bandWidth', 2.1) * (1 - 0.18 * towardsTop(angle, 1.4)),
      height,
      detail,
    );
  return {
    parts: [
      {
        slot: 'metal',
        geometry: shank({ innerRadius: inner, section }, detail, divisions({ density: 1 }, 220)),
        placements: [here],
      },
      ...heads,
    ],
  };
}
