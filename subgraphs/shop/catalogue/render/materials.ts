import { Color, Vector3, Vector4 } from 'three';
import type { MetalKind, StoneKind } from '../products/product.ts';
import type { Slot } from '../pieces/piece.ts';

/** How a surface treats light in the studio. Kinds are those of the tracer. */
export interface Surface {
  readonly colour: Vector4;
  readonly traits: Vector4;
  readonly lamp: Vector3;
}

const KIND = { metal: 0, gem: 1, lustre: 2, matte: 3 } as const;

/** Reflectance at normal incidence, linear sRGB: measured values of the pure metals, moved towards the alloy. */
export const METAL_REFLECTANCE: Readonly<Record<MetalKind, readonly [number, number, number]>> = {
  YELLOW_GOLD_585: [0.99, 0.7, 0.345],
  ROSE_GOLD_585: [0.965, 0.61, 0.475],
  WHITE_GOLD_585: [0.86, 0.845, 0.815],
  PLATINUM_950: [0.8, 0.79, 0.77],
  SILVER_925: [0.955, 0.945, 0.925],
};

interface Gem {
  readonly ior: number;
  /** Difference of the index between red and blue, exaggerated a little as photographers' lights do. */
  readonly spread: number;
  /** Colour of light that has crossed the stone and back, sRGB. */
  readonly day: string;
  readonly lamp?: string;
}

/** Indices of refraction from gemmological tables. */
export const GEMS: Readonly<Partial<Record<StoneKind, Gem>>> = {
  diamond: { ior: 2.417, spread: 0.06, day: '#fdfdfd' },
  alexandrite: { ior: 1.75, spread: 0.02, day: '#0c9a80', lamp: '#c0247c' },
  sapphire: { ior: 1.77, spread: 0.022, day: '#3058ee' },
  ruby: { ior: 1.77, spread: 0.022, day: '#cc1233' },
  emerald: { ior: 1.58, spread: 0.016, day: '#1c9f5e' },
  spinel: { ior: 1.72, spread: 0.024, day: '#d96a93' },
  aquamarine: { ior: 1.58, spread: 0.016, day: '#b4e2ea' },
  morganite: { ior: 1.59, spread: 0.016, day: '#f6c8bb' },
  garnet: { ior: 1.76, spread: 0.026, day: '#b3263c' },
  tourmaline: { ior: 1.64, spread: 0.02, day: '#58b59a' },
};

interface Lustre {
  readonly body: string;
  readonly ior: number;
  readonly roughness: number;
  readonly sheen: number;
}

export const LUSTRES: Readonly<Partial<Record<StoneKind, Lustre>>> = {
  pearl: { body: '#fbf3ea', ior: 1.6, roughness: 0.16, sheen: 0.15 },
  moonstone: { body: '#cfd9e6', ior: 1.53, roughness: 0.05, sheen: 0.55 },
  onyx: { body: '#0b0b0d', ior: 1.6, roughness: 0.02, sheen: 0 },
};

/** Absorption per mm that gives `colour` after light has crossed twice through a stone of this width. */
function absorption(colour: string, width: number): Vector3 {
  const { r, g, b } = new Color(colour);
  const crossing = Math.max(3.2, width * 1.5);
  return new Vector3(-Math.log(r) / crossing, -Math.log(g) / crossing, -Math.log(b) / crossing);
}

/** `width` is the stone's, mm: small stones are chosen darker, so that all of a piece look alike. */
export function surfaceFor(slot: Slot, metal: MetalKind, width: number): Surface {
  if (slot === 'metal' || slot === 'metal-satin') {
    const [r, g, b] = METAL_REFLECTANCE[metal];
    const roughness = slot === 'metal' ? 0.09 : 0.46;
    return { colour: new Vector4(r, g, b, KIND.metal), traits: new Vector4(roughness, 0, 0, 0), lamp: new Vector3() };
  }
  if (slot === 'cord') return matte('#1d1a1c');
  const kind = stoneOf(slot);
  const gem = GEMS[kind];
  if (gem) {
    const day = absorption(gem.day, width);
    const lamp = absorption(gem.lamp ?? gem.day, width);
    return {
      colour: new Vector4(day.x, day.y, day.z, KIND.gem),
      traits: new Vector4(0, gem.ior, gem.spread, 0),
      lamp,
    };
  }
  const lustre = LUSTRES[kind];
  if (!lustre) throw new Error(`${kind} has no surface`);
  const { r, g, b } = new Color(lustre.body);
  return {
    colour: new Vector4(r, g, b, KIND.lustre),
    traits: new Vector4(lustre.roughness, lustre.ior, 0, lustre.sheen),
    lamp: new Vector3(),
  };
}

function matte(colour: string): Surface {
  const { r, g, b } = new Color(colour);
  return { colour: new Vector4(r, g, b, KIND.matte), traits: new Vector4(0.5, 1.4, 0, 0), lamp: new Vector3() };
}

/** The stone of a stone slot. */
export function stoneOf(slot: `stone:${StoneKind}`): StoneKind {
  // The template type guarantees the rest after the colon; slicing cannot express that to the compiler.
  return slot.slice('stone:'.length) as StoneKind;
}
