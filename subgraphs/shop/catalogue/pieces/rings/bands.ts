import { CatmullRomCurve3, Vector3 } from 'three';
import { divisions, type Detail, type Part, type Piece } from '../piece.ts';
import type { Parameters } from '../parameters.ts';
import { bead } from '../geometry/solids.ts';
import { here, onFinger, standing } from '../geometry/placement.ts';
import { wire } from '../geometry/wire.ts';
import { bandSection, isBandProfile, shank, type BandProfile } from '../parts/shank.ts';
import { fullCircle, rowOfStones } from '../parts/circlet.ts';
import { cutStone } from '../stones/cuts.ts';

export function bandProfile(p: Parameters, otherwise: BandProfile): BandProfile {
  const profile = p.text('profile', otherwise);
  if (!isBandProfile(profile)) throw new Error(`${profile} is not a band profile`);
  return profile;
}

/** A plain wedding band; optionally with beaded (milgrain) edges, or a satin face between polished rims. */
export function band(p: Parameters, detail: Detail): Piece {
  const inner = p.number('size', 18) / 2;
  const [width, height] = [p.number('bandWidth', 5), p.number('bandHeight', 1.7)];
  const section = bandSection(bandProfile(p, 'd-shape'), width, height, detail);
  const parts: Part[] = [
    {
      slot: p.flag('satin') ? 'metal-satin' : 'metal',
      geometry: shank({ innerRadius: inner, section: () => section }, detail),
      placements: [here],
    },
  ];
  if (p.flag('rims')) {
    const rim = bandSection('round', p.number('rimWidth', 0.8), height * 1.12, detail);
    for (const side of [-1, 1]) {
      parts.push({
        slot: 'metal',
        geometry: shank(
          { innerRadius: inner - 0.02, section: () => rim, shift: () => (side * (width - 0.5)) / 2 },
          detail,
        ),
        placements: [here],
      });
    }
  }
  const grain = p.number('milgrain', 0);
  if (grain > 0) {
    const radius = inner + height - grain * 0.25;
    const angles = fullCircle(radius, grain * 2.02);
    const edge = width / 2 - grain * 1.1;
    parts.push({
      slot: 'metal',
      geometry: bead(grain, divisions(detail, 10, 7)),
      placements: angles.flatMap((angle) =>
        [-edge, edge].map((z) => standing(onFinger(angle, radius, z), onFinger(angle, 1))),
      ),
    });
  }
  return { parts };
}

/** Two or three wires twisted round each other. */
export function twistedBand(p: Parameters, detail: Detail): Piece {
  const inner = p.number('size', 17) / 2;
  const [strands, turns, thick] = [p.number('strands', 2), p.number('turns', 11), p.number('wire', 0.85)];
  const sway = thick * 0.92;
  const parts = Array.from({ length: strands }, (_, k): Part => {
    const phase = (k / strands) * Math.PI * 2;
    const points = Array.from({ length: turns * 10 }, (__, i) => {
      const angle = (i / (turns * 10)) * Math.PI * 2;
      const twist = angle * turns + phase;
      return onFinger(angle, inner + thick + sway * 0.96 + Math.cos(twist) * sway, Math.sin(twist) * sway);
    });
    const curve = new CatmullRomCurve3(points, true);
    // Length along the helix is needed finely, or the strands would slide against each other.
    curve.arcLengthDivisions = turns * 40;
    return {
      slot: 'metal',
      geometry: wire(curve, {
        radius: () => thick,
        segments: divisions(detail, turns * 26, turns * 10),
        sides: divisions(detail, 20, 9),
        closed: true,
      }),
      placements: [here],
    };
  });
  return { parts };
}

/** Stones all the way round, held by shared grains between two rails. */
export function eternity(p: Parameters, detail: Detail): Piece {
  const inner = p.number('size', 16.5) / 2;
  const size = p.number('stoneSize', 2.2);
  const cut = p.cut('cut', 'round');
  const length = p.number('stoneLength', size);
  const stone = cutStone(cut, size, length, true);
  // The stones hang free above the floor of the band: a stone that touches metal underneath goes dark.
  const base = 0.6;
  const seat = base + stone.pavilion + 0.05;
  const radius = inner + seat;
  const angles = fullCircle(radius - 0.15, size * 1.03);
  const halfGap = Math.PI / angles.length;
  const wall = bandSection('flat', length + 0.5, base, detail);
  const rail = bandSection('round', 0.42, seat - 0.05, detail);
  const parts: Part[] = [
    { slot: 'metal', geometry: shank({ innerRadius: inner, section: () => wall }, detail), placements: [here] },
    rowOfStones({
      innerRadius: inner,
      height: seat,
      stone,
      slot: `stone:${p.stone('stone', 'diamond')}`,
      angles,
    }),
  ];
  const channel = cut === 'baguette' || cut === 'emerald';
  for (const side of [-1, 1]) {
    const z = (side * (length + (channel ? 0.3 : 0.05))) / 2;
    if (channel) {
      parts.push({
        slot: 'metal',
        geometry: shank(
          {
            innerRadius: inner + 0.1,
            section: () => bandSection('flat', 0.55, seat + stone.crown * 0.7, detail),
            shift: () => z,
          },
          detail,
        ),
        placements: [here],
      });
    } else {
      parts.push({
        slot: 'metal',
        geometry: shank({ innerRadius: inner + 0.1, section: () => rail, shift: () => z * 0.93 }, detail),
        placements: [here],
      });
    }
  }
  if (!channel) {
    // Claws shared by neighbours: a short wire from the rail over both girdles.
    const claw = wire(
      new CatmullRomCurve3([
        new Vector3(0, -0.6, 0.06),
        new Vector3(0, -0.1, 0.05),
        new Vector3(0, stone.crown * 0.35, -0.06),
      ]),
      { radius: (t) => 0.25 - 0.04 * t, segments: divisions(detail, 8, 5), sides: divisions(detail, 12, 7) },
    );
    parts.push({
      slot: 'metal',
      geometry: claw,
      placements: angles.flatMap((angle) =>
        [-1, 1].map((side) => {
          const at = onFinger(angle + halfGap, radius, side * size * 0.4);
          return standing(at, onFinger(angle + halfGap, 1), side > 0 ? 0 : Math.PI);
        }),
      ),
    });
  }
  return { parts };
}
