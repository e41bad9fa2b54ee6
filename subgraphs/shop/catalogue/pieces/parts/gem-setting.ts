import { Matrix4, TorusGeometry, Vector3 } from 'three';
import { divisions, type Detail, type Part } from '../piece.ts';
import type { Parameters } from '../parameters.ts';
import { cutStone, type Stone } from '../stones/cuts.ts';
import { prongAngles } from '../rings/solitaire.ts';
import { halo } from './circlet.ts';
import { facing } from './findings.ts';
import { bezel, placed, prongHead, rimPoint } from './settings.ts';

export interface GemSetting {
  readonly stone: Stone;
  readonly parts: Part[];
  /** Distance from the stone's middle to the edge of the setting, upwards. */
  readonly top: number;
  /** How far the setting reaches behind the girdle. */
  readonly back: number;
}

/** A set stone facing the viewer, for earrings and pendants: prongs, bezel or pearl cup; optionally with a halo. */
export function gemSetting(p: Parameters, detail: Detail): GemSetting {
  const width = p.number('stoneWidth', 6);
  const stone = cutStone(p.cut('cut', 'round'), width, p.number('stoneLength', width));
  const slot = `stone:${p.stone('stone', 'diamond')}` as const;
  const gem: Part = { slot, geometry: stone.geometry, placements: [new Matrix4()] };
  const top = stone.outline.reach(-Math.PI / 2);
  const style = p.text('setting', 'prongs');
  if (style === 'cup') return { stone, parts: placed([gem], facing), top, back: stone.pavilion };
  if (style === 'bezel') {
    const wall = p.number('wall', 0.5);
    const depth = stone.pavilion * 0.9;
    return { stone, parts: placed([bezel(stone, wall, depth, detail), gem], facing), top: top + wall, back: depth };
  }
  const depth = stone.pavilion + 0.25;
  const wire = p.number('prongWire', Math.max(0.26, width * 0.055));
  const parts = [...prongHead({ stone, prongs: prongsFor(p, stone), wire, depth, gather: 0.5 }, detail), gem];
  const size = p.number('haloSize', 0);
  if (size > 0) {
    const gap = p.number('haloGap', 0.2);
    const border = halo(stone, size, gap, `stone:${p.stone('halo', 'diamond')}`, detail);
    parts.push(...placed(border, new Matrix4().makeTranslation(0, -0.12, 0)));
    return { stone, parts: placed(parts, facing), top: top + gap + size + 0.1, back: depth };
  }
  return { stone, parts: placed(parts, facing), top: top + wire * 0.6, back: depth };
}

/** A pear is held at its point and on its shoulders, a marquise at both points. */
function prongsFor(p: Parameters, stone: Stone): number[] {
  const cut = p.cut('cut', 'round');
  if (cut === 'pear') return [-Math.PI / 2, 0.15, Math.PI - 0.15, Math.PI / 2 - 0.6, Math.PI / 2 + 0.6];
  if (cut === 'marquise') return [-Math.PI / 2, Math.PI / 2, 0, Math.PI];
  const corner = rimPoint(stone.outline, Math.PI / 4);
  const count = p.number('prongs', 4);
  return count === 4 && stone.length > stone.width * 1.2
    ? [1, -1].flatMap((sign) => [
        sign * Math.atan2(corner.z, corner.x),
        Math.PI - sign * Math.atan2(corner.z, corner.x),
      ])
    : prongAngles(count, count === 6 ? Math.PI / 6 : Math.PI / 4);
}

/** A thin ring soldered on top of a setting for the link or bail above it. */
export function eyelet(top: number, detail: Detail, radius = 0.85, z = -0.4): Part {
  return {
    slot: 'metal',
    geometry: new TorusGeometry(radius - 0.24, 0.24, divisions(detail, 12, 7), divisions(detail, 36, 18)),
    placements: [new Matrix4().setPosition(new Vector3(0, top + radius - 0.42, z))],
  };
}
