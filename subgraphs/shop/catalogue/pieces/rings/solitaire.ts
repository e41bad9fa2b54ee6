import { Matrix4 } from 'three';
import type { Detail, Part, Piece } from '../piece.ts';
import type { Parameters } from '../parameters.ts';
import { cutStone } from '../stones/cuts.ts';
import { bandSection, isBandProfile, shank, towardsTop } from '../parts/shank.ts';
import { bezel, placed, prongHead } from '../parts/settings.ts';
import { here, moved } from '../geometry/placement.ts';

/** Azimuths of prongs: at the corners for four, evenly for six, at tip and shoulders for a pear. */
export function prongAngles(count: number, first = Math.PI / 4): number[] {
  return Array.from({ length: count }, (_, i) => first + (i / count) * Math.PI * 2);
}

/** One stone on a band that narrows towards it. */
export function solitaire(p: Parameters, detail: Detail): Piece {
  const inner = p.number('size', 17) / 2;
  const [width, height] = [p.number('bandWidth', 2), p.number('bandHeight', 1.6)];
  const stone = cutStone(
    p.cut('cut', 'round'),
    p.number('stoneWidth', 6.5),
    p.number('stoneLength', p.number('stoneWidth', 6.5)),
  );
  const profile = p.text('profile', 'd-shape');
  if (!isBandProfile(profile)) throw new Error(`${profile} is not a band profile`);
  const taper = p.number('taper', 0.22);
  const band: Part = {
    slot: 'metal',
    geometry: shank(
      {
        innerRadius: inner,
        section: (angle) =>
          bandSection(
            profile,
            width * (1 - taper * towardsTop(angle, 1.3)),
            height * (1 + 0.12 * towardsTop(angle, 0.9)),
            detail,
          ),
      },
      detail,
    ),
    placements: [here],
  };
  const bezelSet = p.text('setting', 'prongs') === 'bezel';
  const depth = bezelSet ? stone.pavilion * 0.8 : stone.pavilion + p.number('lift', 0.5);
  const seat = inner + height * 0.75 + depth;
  // Stones longer than wide lie along the finger unless turned east to west.
  const turn = new Matrix4().makeRotationY(p.flag('eastWest') ? Math.PI / 2 : 0);
  const upright = moved(0, seat, 0).multiply(turn);
  const setting = bezelSet
    ? [bezel(stone, p.number('wall', 0.7), depth, detail)]
    : prongHead(
        {
          stone,
          prongs: prongAngles(p.number('prongs', 4), p.number('prongs', 4) === 6 ? Math.PI / 6 : Math.PI / 4),
          wire: p.number('prongWire', 0.48),
          depth,
          gather: 0.42,
        },
        detail,
      );
  return {
    parts: [
      band,
      ...placed(setting, upright),
      { slot: `stone:${p.stone('stone', 'diamond')}`, geometry: stone.geometry, placements: [upright] },
    ],
  };
}
