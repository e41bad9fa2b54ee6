import { CatmullRomCurve3, Matrix4, Vector3 } from 'three';
import { divisions, type Detail, type Part, type Piece } from '../piece.ts';
import type { Parameters } from '../parameters.ts';
import { framed, here, moved } from '../geometry/placement.ts';
import { bead } from '../geometry/solids.ts';
import { wire } from '../geometry/wire.ts';
import { chainAlong, FINE_CABLE } from '../parts/chain.ts';
import { spread } from '../parts/circlet.ts';
import { earHook, earPost, jumpRing } from '../parts/findings.ts';
import { eyelet, gemSetting } from '../parts/gem-setting.ts';
import { grains, placed } from '../parts/settings.ts';
import { cutStone } from '../stones/cuts.ts';

/** Two of the same, side by side, the second turned as a pair lies on a table. */
function pair(parts: readonly Part[], apart: number, turns: readonly [number, number], twist = 0): Piece {
  const places = [
    moved(-apart / 2, 0, 0)
      .multiply(new Matrix4().makeRotationY(turns[0]))
      .multiply(new Matrix4().makeRotationZ(twist)),
    moved(apart / 2, 0, 0)
      .multiply(new Matrix4().makeRotationY(turns[1]))
      .multiply(new Matrix4().makeRotationZ(-twist)),
  ];
  return {
    parts: parts.map((part) => ({
      ...part,
      placements: places.flatMap((place) => part.placements.map((own) => place.clone().multiply(own))),
    })),
  };
}

/** Studs: a stone on a post. */
export function studs(p: Parameters, detail: Detail): Piece {
  const { parts, stone, back, top } = gemSetting(p, detail);
  return pair(
    [...parts, ...earPost(-back + 0.3, detail)],
    Math.max(stone.width, top * 2) + p.number('apart', 5),
    [0.2, -0.55],
  );
}

/** Hoops: a wire that swells towards the front, plain or set with stones along the front half. */
export function hoops(p: Parameters, detail: Detail): Piece {
  const radius = p.number('diameter', 22) / 2;
  const thick = p.number('wire', 1.2);
  const flattening = p.number('flattening', 1);
  const twist = p.number('waves', 0);
  const curve = new CatmullRomCurve3(
    Array.from({ length: 96 }, (_, i) => {
      // Starts and ends at the top; the front (+z) comes halfway through the first part.
      const angle = (i / 96) * Math.PI * 2;
      const sway = twist > 0 ? Math.sin(angle * twist) * thick * 0.5 : 0;
      return new Vector3(sway, Math.cos(angle) * radius, Math.sin(angle) * radius);
    }),
    true,
  );
  const swell = p.number('swell', 0.35);
  const body: Part = {
    slot: 'metal',
    geometry: wire(curve, {
      radius: (t) => thick * (1 - swell + swell * (0.5 - 0.5 * Math.cos(t * Math.PI * 2)) ** 0.8),
      segments: divisions(detail, 180, 72),
      sides: divisions(detail, 26, 12),
      closed: true,
      flattening,
    }),
    placements: [here],
  };
  const parts: Part[] = [body];
  const size = p.number('stoneSize', 0);
  if (size > 0) {
    const stone = cutStone('round', size, size, true);
    const step = (size * 1.06) / (radius + thick);
    const count = p.number('stoneCount', Math.floor((Math.PI * 0.8) / step));
    const middle = Math.PI * 0.52;
    const angles = spread(middle - (step * (count - 1)) / 2, middle + (step * (count - 1)) / 2, count);
    const at = (angle: number, out: number, x = 0) =>
      framed(
        new Vector3(x, Math.cos(angle) * (radius + out), Math.sin(angle) * (radius + out)),
        new Vector3(1, 0, 0),
        new Vector3(0, Math.cos(angle), Math.sin(angle)),
      );
    const local = (angle: number) => thick * flattening * (1 - swell + swell * (0.5 - 0.5 * Math.cos(angle)) ** 0.8);
    parts.push({
      slot: `stone:${p.stone('stone', 'diamond')}`,
      geometry: stone.geometry,
      placements: angles.map((angle) => at(angle, local(angle) - size * 0.04)),
    });
    parts.push(
      grains(
        angles.flatMap((angle) => [-1, 1].map((side) => at(angle + step / 2, local(angle) - 0.01, side * size * 0.33))),
        size * 0.12,
        detail,
      ),
    );
  }
  return pair(parts, p.number('apart', radius * 1.5), [0.02, p.number('turn', 1.25)]);
}

/** Drops: a hook or a small stone on a post, and a larger stone that swings below it. */
export function drops(p: Parameters, detail: Detail): Piece {
  const { parts, stone, top } = gemSetting(p, detail);
  const gap = p.number('chain', 0);
  const upper = p.number('upperSize', 0);
  const lower = -(top + 1.1 + gap);
  const swinging = placed([...parts, eyelet(top, detail)], moved(0, lower, 0));
  const all: Part[] = [...swinging];
  if (gap > 0) {
    const chain = chainAlong(
      new CatmullRomCurve3([
        new Vector3(0, 0.2, -0.4),
        new Vector3(0, -gap / 2, -0.4),
        new Vector3(0, -gap - 0.2, -0.4),
      ]),
      FINE_CABLE,
      detail,
    );
    all.push({ slot: chain.slot, geometry: chain.geometry, placements: chain.placements });
  } else {
    all.push(jumpRing(1, 0.22, new Vector3(0, -0.35, -0.4), true, detail));
  }
  if (upper > 0) {
    const small = gemSetting(
      p.renamed({ cut: 'upperCut', stone: 'upperStone', stoneWidth: 'upperSize', stoneLength: 'upperLength' }),
      detail,
    );
    const up = moved(0, small.top + 0.5, 0);
    all.push(...placed([...small.parts, ...earPost(-small.back + 0.3, detail)], up));
  } else {
    all.push(...placed([earHook(detail)], moved(0, 0.3, -0.4)));
  }
  if (p.text('setting', 'prongs') === 'cup') {
    all.push({
      slot: 'metal',
      geometry: bead(stone.width * 0.2, divisions(detail, 24, 12)).scale(1, 0.55, 1),
      placements: [moved(0, lower + top * 0.985, 0)],
    });
  }
  return pair(all, stone.width + p.number('apart', 8), [0, 0], p.number('twist', 0.06));
}

/** Thread-thin bars hanging from a bead, ending in a stone. */
export function bars(p: Parameters, detail: Detail): Piece {
  const length = p.number('length', 34);
  const { parts, top } = gemSetting(p, detail);
  const bar = wire(
    new CatmullRomCurve3([new Vector3(0, 0, 0), new Vector3(0.25, -length / 2, 0), new Vector3(0, -length, 0)]),
    {
      radius: (t) => 0.42 + 0.16 * t,
      segments: divisions(detail, 40, 16),
      sides: divisions(detail, 16, 8),
    },
  );
  return pair(
    [
      { slot: 'metal', geometry: bar, placements: [here] },
      { slot: 'metal', geometry: bead(1.5, divisions(detail, 32, 16)), placements: [moved(0, 0.6, 0)] },
      ...placed(earPost(0.4, detail), moved(0, 0.6, 0)),
      ...placed(parts, moved(0, -length - top * 0.9, 0)),
    ],
    p.number('apart', 11),
    [0, 0],
    0.09,
  );
}
