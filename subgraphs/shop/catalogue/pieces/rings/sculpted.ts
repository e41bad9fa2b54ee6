import { CatmullRomCurve3, Vector3, type Vector2 } from 'three';
import { divisions, type Detail, type Part, type Piece } from '../piece.ts';
import type { Parameters } from '../parameters.ts';
import { loft, type Station } from '../geometry/loft.ts';
import { framed, here, onFinger, standing } from '../geometry/placement.ts';
import { rounded } from '../geometry/sections.ts';
import { wire } from '../geometry/wire.ts';
import { bezel, placed, prongHead } from '../parts/settings.ts';
import { cutStone } from '../stones/cuts.ts';
import { prongAngles } from './solitaire.ts';

/** A signet: the shank swells into a flat face, oval or cushion; optionally set flush with one stone. */
export function signet(p: Parameters, detail: Detail): Piece {
  const inner = p.number('size', 18) / 2;
  const [faceWidth, faceLength] = [p.number('faceWidth', 11), p.number('faceLength', 13)];
  const [bandWidth, bandHeight] = [p.number('bandWidth', 3.6), p.number('bandHeight', 1.5)];
  const top = inner + p.number('faceHeight', 2.5);
  const edge = Math.atan2(faceWidth / 2, top);
  const power = p.number('squareness', 2.6);
  const steps = divisions(detail, 90, 30);
  // The stations stand closer together near the edge of the face, where the form turns.
  const half = [
    ...Array.from({ length: steps + 1 }, (_, i) => edge * Math.sin(((i / steps) * Math.PI) / 2)),
    ...Array.from({ length: steps }, (_, i) => edge + (Math.PI - edge) * ((i + 1) / steps) ** 1.35),
  ];
  const angles = [
    ...half
      .slice(1, -1)
      .reverse()
      .map((a) => -a),
    ...half,
  ];
  const barrel = p.number('barrel', 0.34);
  const atEdge = faceLength * (1 - barrel);
  const edgeHeight = top / Math.cos(edge) - inner;
  const section = (angle: number): Vector2[] => {
    const off = Math.abs(angle);
    const onFace = off <= edge;
    const across = Math.tan(Math.min(off, edge)) / Math.tan(edge);
    const falling = Math.max(0, 1 - (off - edge) / 1.25);
    const ease = falling ** 2 * (3 - 2 * falling);
    const width = onFace ? faceLength * (1 - barrel * across ** power) : bandWidth + (atEdge - bandWidth) * ease;
    const outerHeight = onFace ? top / Math.cos(off) - inner : bandHeight + (edgeHeight - bandHeight) * ease ** 1.6;
    const foot = onFace ? width * 0.86 : width * (1 - 0.14 * ease);
    return rounded(
      [
        [0, -foot / 2],
        [outerHeight, -width / 2],
        [outerHeight, width / 2],
        [0, foot / 2],
      ],
      onFace ? 0.16 : 0.16 + 0.55 * (1 - ease),
      divisions(detail, 6, 3),
    );
  };
  const stations: Station[] = angles.map((angle) => {
    const u = onFinger(angle, 1);
    return { origin: u.clone().multiplyScalar(inner), u, v: new Vector3(0, 0, 1), section: section(angle) };
  });
  const parts: Part[] = [{ slot: 'metal', geometry: loft(stations, true, 0.5), placements: [here] }];
  const size = p.number('stoneSize', 0);
  if (size > 0) {
    const stone = cutStone(p.cut('cut', 'round'), size, p.number('stoneLength', size));
    const at = standing(new Vector3(p.number('stoneAside', 0), top + 0.02, 0), new Vector3(0, 1, 0));
    parts.push(...placed([bezel(stone, 0.34, 0.5, detail)], at));
    parts.push({ slot: `stone:${p.stone('stone', 'diamond')}`, geometry: stone.geometry, placements: [at] });
  }
  return { parts };
}

/** An open ring whose ends pass each other, each carrying a stone. */
export function bypass(p: Parameters, detail: Detail): Piece {
  const inner = p.number('size', 16.5) / 2;
  const thick = p.number('wire', 1);
  const shift = p.number('shift', 3);
  const reach = p.number('overlap', 0.32);
  const points = Array.from({ length: 60 }, (_, i) => {
    const t = i / 59;
    const angle = -reach + t * (Math.PI * 2 + reach * 2);
    const ramp = Math.sign(t - 0.5) * (Math.abs(t - 0.5) * 2) ** 2.6;
    return onFinger(angle, inner + thick, (ramp * shift) / 2);
  });
  const curve = new CatmullRomCurve3(points);
  const parts: Part[] = [
    {
      slot: 'metal',
      geometry: wire(curve, {
        radius: (t) => thick * (0.62 + 0.38 * Math.sin(Math.PI * t) ** 0.7),
        segments: divisions(detail, 240, 90),
        sides: divisions(detail, 24, 10),
      }),
      placements: [here],
    },
  ];
  const ends = [
    {
      t: 0,
      cut: p.cut('cut', 'round'),
      size: p.number('stoneSize', 4),
      length: p.number('stoneLength', p.number('stoneSize', 4)),
      kind: p.stone('stone', 'diamond'),
    },
    {
      t: 1,
      cut: p.cut('cut2', 'round'),
      size: p.number('stoneSize2', 4),
      length: p.number('stoneLength2', p.number('stoneSize2', 4)),
      kind: p.stone('stone2', 'pearl'),
    },
  ];
  for (const { t, cut, size, length, kind } of ends) {
    if (size === 0) continue;
    const stone = cutStone(cut, size, length);
    const end = curve.getPoint(t);
    const out = end.clone().setZ(0).normalize();
    const round = curve.getTangent(t).multiplyScalar(t === 0 ? -1 : 1);
    const lift = cut === 'bead' ? stone.pavilion * 0.72 : stone.pavilion * 0.75;
    const at = framed(
      end
        .clone()
        .addScaledVector(out, lift)
        .addScaledVector(round, size * 0.28),
      round.clone().cross(out),
      out,
    );
    if (cut === 'bead') {
      parts.push({ slot: `stone:${kind}`, geometry: stone.geometry, placements: [at] });
      continue;
    }
    const setting =
      p.text('setting', 'bezel') === 'bezel'
        ? [bezel(stone, 0.42, stone.pavilion * 0.85, detail)]
        : prongHead({ stone, prongs: prongAngles(4), wire: 0.3, depth: stone.pavilion, gather: 0.45 }, detail);
    parts.push(...placed(setting, at), { slot: `stone:${kind}`, geometry: stone.geometry, placements: [at] });
  }
  return { parts };
}
