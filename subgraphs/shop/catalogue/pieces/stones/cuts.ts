import { SphereGeometry, Vector3, type BufferGeometry } from 'three';
import { cushion, marquise, octagon, oval, pear, type Outline } from './outline.ts';
import { faceted, grind, type Facet } from './polyhedron.ts';

export type CutName = 'round' | 'oval' | 'cushion' | 'pear' | 'marquise' | 'emerald' | 'baguette' | 'cabochon' | 'bead';

/** A cut stone: table towards +y, the middle of its girdle at y = 0. Lengths in mm. */
export interface Stone {
  readonly geometry: BufferGeometry;
  readonly outline: Outline;
  /** Height of the table above the girdle plane. */
  readonly crown: number;
  /** Depth of the culet below the girdle plane. */
  readonly pavilion: number;
  readonly width: number;
  readonly length: number;
}

/** Proportions of a well-cut round brilliant, as shares of its diameter. */
const BRILLIANT = { table: 0.56, crown: 0.152, girdle: 0.03, pavilion: 0.43 };

export function cutStone(cut: CutName, width: number, length = width, melee = false): Stone {
  switch (cut) {
    case 'round':
      return brilliant(oval(width, width), width, width, melee);
    case 'oval':
      return brilliant(oval(width, length), width, length, melee);
    case 'cushion':
      return brilliant(cushion(width, length), width, length, melee);
    case 'pear':
      return brilliant(pear(width, length), width, length, melee);
    case 'marquise':
      return brilliant(marquise(width, length), width, length, melee);
    case 'emerald':
      return stepCut(octagon(width, length), width, length);
    case 'baguette':
      return stepCut(octagon(width, length, 0.03), width, length);
    case 'cabochon':
      return cabochon(width, length);
    case 'bead':
      return pearl(width);
  }
}

/** The outward direction of the outline at `share` of the way round it. */
function directionAt(outline: Outline, share: number): { azimuth: number; reach: number } {
  const { points } = outline;
  const count = points.length;
  const i = Math.round(share * count) % count;
  const before = points[(i + count - 3) % count];
  const after = points[(i + 3) % count];
  if (!before || !after) return { azimuth: 0, reach: 0 };
  const azimuth = Math.atan2(-(after.x - before.x), after.z - before.z);
  return { azimuth, reach: outline.reach(azimuth) };
}

/** A facet leaning out over `azimuth` with slope `tan`, through the point at `reach`, `height`. */
function slope(azimuth: number, tan: number, reach: number, height: number): Facet {
  const lean = Math.atan(tan);
  const [out, up] = [Math.sin(Math.abs(lean)), Math.cos(lean) * Math.sign(tan)];
  return {
    normal: new Vector3(Math.cos(azimuth) * out, up, Math.sin(azimuth) * out),
    distance: reach * out + height * up,
  };
}

/** Table, 8 stars, 8 kites, 16 upper halves, girdle, 16 lower halves, 8 pavilion mains: 57 facets and the girdle. */
function brilliant(outline: Outline, width: number, length: number, melee: boolean): Stone {
  const crown = width * BRILLIANT.crown;
  const edge = (width * BRILLIANT.girdle) / 2;
  const pavilion = width * BRILLIANT.pavilion;
  const facets: Facet[] = [{ normal: new Vector3(0, 1, 0), distance: edge + crown }];
  const girdleFacets = melee ? 16 : 48;
  for (let k = 0; k < girdleFacets; k++) {
    const { azimuth, reach } = directionAt(outline, k / girdleFacets);
    facets.push({ normal: new Vector3(Math.cos(azimuth), 0, Math.sin(azimuth)), distance: reach });
  }
  for (let k = 0; k < 8; k++) {
    const main = directionAt(outline, k / 8);
    const kite = crown / (main.reach * (1 - BRILLIANT.table));
    facets.push(slope(main.azimuth, kite, main.reach, edge));
    facets.push(slope(main.azimuth, -pavilion / main.reach, main.reach, -edge));
    const star = directionAt(outline, (k + 0.5) / 8);
    const starReach = star.reach * BRILLIANT.table * 0.935;
    facets.push(slope(star.azimuth, (crown / (star.reach * (1 - BRILLIANT.table))) * 0.6, starReach, edge + crown));
    for (const offset of [-0.25, 0.25]) {
      const half = directionAt(outline, (k + offset + 1) / 8);
      facets.push(slope(half.azimuth, (crown / (half.reach * (1 - BRILLIANT.table))) * 1.2, half.reach, edge));
      facets.push(slope(half.azimuth, (-pavilion / half.reach) * 1.05, half.reach, -edge));
    }
  }
  return {
    geometry: faceted(grind(facets, length * 2)),
    outline,
    crown: edge + crown,
    pavilion: pavilion + edge,
    width,
    length,
  };
}

/** Terraces parallel to the girdle, as on an emerald cut: three above it, three below, ending in a keel. */
function stepCut(outline: Outline, width: number, length: number): Stone {
  const edge = width * 0.015;
  const directions = outline.points.map((p, i) => {
    const q = outline.points[(i + 1) % outline.points.length] ?? p;
    const azimuth = Math.atan2(-(q.x - p.x), q.z - p.z);
    return { azimuth, reach: outline.reach(azimuth) };
  });
  // [share of the width taken in, share of the width in height] per terrace.
  const above: [number, number][] = [
    [0.055, 0.07],
    [0.06, 0.045],
    [0.07, 0.03],
  ];
  const below: [number, number][] = [
    [0.13, 0.19],
    [0.17, 0.16],
    [0.2, 0.11],
  ];
  const facets: Facet[] = [];
  const crown = above.reduce((sum, [, rise]) => sum + rise * width, edge);
  for (const { azimuth, reach } of directions) {
    facets.push({ normal: new Vector3(Math.cos(azimuth), 0, Math.sin(azimuth)), distance: reach });
    for (const [terraces, side] of [
      [above, 1],
      [below, -1],
    ] as const) {
      let [inset, height] = [0, edge];
      for (const [step, rise] of terraces) {
        facets.push(slope(azimuth, (side * rise) / step, reach - inset, side * height));
        inset += step * width;
        height += rise * width;
      }
    }
  }
  facets.push({ normal: new Vector3(0, 1, 0), distance: crown });
  const pavilion = below.reduce((sum, [, fall]) => sum + fall * width, edge);
  facets.push({ normal: new Vector3(0, -1, 0), distance: pavilion });
  return { geometry: faceted(grind(facets, length * 2)), outline, crown, pavilion, width, length };
}

/** A smooth dome with a flat, slightly rounded back. */
function cabochon(width: number, length: number): Stone {
  const geometry = new SphereGeometry(1, 48, 32);
  const position = geometry.getAttribute('position');
  const [crown, back] = [width * 0.4, width * 0.12];
  for (let i = 0; i < position.count; i++) {
    const y = position.getY(i);
    position.setXYZ(i, (position.getX(i) * width) / 2, y * (y > 0 ? crown : back), (position.getZ(i) * length) / 2);
  }
  geometry.computeVertexNormals();
  return { geometry, outline: oval(width, length), crown, pavilion: back, width, length };
}

function pearl(diameter: number): Stone {
  return {
    geometry: new SphereGeometry(diameter / 2, 48, 32),
    outline: oval(diameter, diameter),
    crown: diameter / 2,
    pavilion: diameter / 2,
    width: diameter,
    length: diameter,
  };
}
