/** Printable rings of the project's own, for demonstrations and tests: closed, and wound outwards throughout. */
import { turned, type Solid } from './solid.ts';
import { binaryStl } from './stl.ts';

/** Lengths in mm. */
export interface DemoBand {
  readonly innerDiameter: number;
  readonly width: number;
  /** Greatest thickness of the wall. */
  readonly thickness: number;
  /** Facets round the finger. */
  readonly around: number;
}

/** A size 17 comfort-fit band of about 180 mm³: 2.4 g in 585 gold. */
export const DEMO_BAND: DemoBand = { innerDiameter: 17, width: 2.6, thickness: 1.444, around: 180 };

const STEPS = 16;

/** Domed outside, slightly domed inside. */
export function comfortFitBand({ innerDiameter, width, thickness, around }: DemoBand): Solid {
  const inner = innerDiameter / 2;
  const section = bandSection(inner, width, thickness);
  return turned(() => section, around);
}

function bandSection(inner: number, width: number, thickness: number): [number, number][] {
  const points: [number, number][] = [];
  for (let i = 0; i <= STEPS; i++) {
    const angle = -Math.PI / 2 + (i / STEPS) * Math.PI;
    points.push([inner + thickness * (0.42 + 0.58 * Math.cos(angle)), (width / 2) * Math.sin(angle)]);
  }
  for (let i = 0; i <= STEPS / 2; i++) {
    const angle = Math.PI / 2 - (i / (STEPS / 2)) * Math.PI;
    points.push([inner + thickness * 0.14 * (1 - Math.cos(angle)), (width / 2) * 0.97 * Math.sin(angle)]);
  }
  return points;
}

/**
 * The same band with a round collet for a 4 mm stone swelling out of its top, the seat sunk into it. One skin, made by
 * pushing the band's outer surface out under the collet, so that it stays closed without any Boolean operation.
 */
export function bezelRing(band: DemoBand = DEMO_BAND, stone = 4): Solid {
  const inner = band.innerDiameter / 2;
  const [rim, wall, rise, seat] = [stone / 2, 0.7, 2.2, 1.1];
  const outer = rim + wall;
  const flat = inner + band.thickness;
  const width = Math.max(band.width, outer * 2 + 0.3);
  const raise = (out: number, angle: number, height: number): number => {
    // Distance from the collet's axis, which is the x axis, measured on the surface.
    const aside = Math.hypot(Math.atan2(Math.sin(angle), Math.cos(angle)) * flat, height);
    const edge = smooth((outer + 0.25 - aside) / 0.5);
    const hollow = smooth((rim + 0.15 - aside) / 0.3);
    return out + edge * (rise - Math.max(0, out - flat)) - hollow * seat;
  };
  const across = 56;
  return turned((angle) => {
    const near = smooth((outer + 1.6 - Math.abs(Math.atan2(Math.sin(angle), Math.cos(angle))) * flat) / 2.6);
    const span = band.width + (width - band.width) * near;
    const points: [number, number][] = [];
    for (let i = 0; i <= across; i++) {
      const t = (i / across) * 2 - 1;
      const height = (span / 2) * t;
      const dome = inner + band.thickness * (0.42 + 0.58 * Math.sqrt(Math.max(0, 1 - t * t)));
      points.push([raise(dome, angle, height), height]);
    }
    for (let i = 0; i <= STEPS; i++) {
      const t = 1 - (i / STEPS) * 2;
      points.push([inner + band.thickness * 0.14 * t * t, (span / 2) * 0.97 * t]);
    }
    return points;
  }, 360);
}

function smooth(share: number): number {
  const t = Math.min(1, Math.max(0, share));
  return t * t * (3 - 2 * t);
}

/** The plain band as a binary STL file. */
export const makeDemoRingStl = (band: DemoBand = DEMO_BAND): Uint8Array =>
  binaryStl(comfortFitBand(band), 'comfort-fit band, millimetres');

/** The ring with a collet as a binary STL file. */
export const makeBezelRingStl = (band: DemoBand = DEMO_BAND): Uint8Array =>
  binaryStl(bezelRing(band), 'band with a collet for a 4 mm stone, millimetres');
