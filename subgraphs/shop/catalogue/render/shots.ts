import type { Pose, Product } from '../products/product.ts';

/** A camera position about the piece; angles in degrees, azimuth from the front, growing to the right. */
export interface Shot {
  readonly name: 'hero' | 'front';
  readonly azimuth: number;
  readonly elevation: number;
  /** Share of the frame that the piece takes. */
  readonly fill: number;
  readonly fieldOfView: number;
  /** Lens radius as a share of the distance: 0 is sharp throughout. */
  readonly lens: number;
  readonly studioTurn: number;
  readonly lampLight: number;
  /** Where this picture needs another pose than the product's own. */
  readonly pose?: Pose;
}

const BASE = { fieldOfView: 16, lens: 0.006, studioTurn: 0, lampLight: 0 };

const BY_POSE: Readonly<Record<Pose, readonly Shot[]>> = {
  standing: [
    { ...BASE, name: 'hero', azimuth: -24, elevation: 50, fill: 0.74 },
    { ...BASE, name: 'front', azimuth: 34, elevation: 30, fill: 0.72 },
  ],
  lying: [
    { ...BASE, name: 'hero', azimuth: 18, elevation: 26, fill: 0.84 },
    { ...BASE, name: 'front', azimuth: -8, elevation: 58, fill: 0.82 },
  ],
  hanging: [
    { ...BASE, name: 'hero', azimuth: 16, elevation: 52, fill: 0.7 },
    { ...BASE, name: 'front', azimuth: -6, elevation: 71, fill: 0.74 },
  ],
  resting: [
    { ...BASE, name: 'hero', azimuth: 24, elevation: 24, fill: 0.72 },
    { ...BASE, name: 'front', azimuth: -8, elevation: 16, fill: 0.76 },
  ],
  leaning: [
    { ...BASE, name: 'hero', azimuth: 24, elevation: 34, fill: 0.68 },
    { ...BASE, name: 'front', azimuth: -30, elevation: 18, fill: 0.7 },
  ],
};

/** Bands have nothing on top to look down at: one picture shows them standing, the other laid flat. */
const BAND_STANDING: Shot = { ...BASE, name: 'hero', azimuth: 36, elevation: 34, fill: 0.7 };
const BAND_LAID_FLAT: Shot = { ...BASE, name: 'front', pose: 'hanging', azimuth: 14, elevation: 30, fill: 0.7 };
const BANDS = new Set(['band', 'eternity', 'twisted-band']);

const HOOPS: readonly Shot[] = [
  { ...BASE, name: 'hero', azimuth: 30, elevation: 28, fill: 0.72 },
  { ...BASE, name: 'front', azimuth: 4, elevation: 22, fill: 0.74 },
];

export function shotsOf(product: Product): readonly Shot[] {
  if (product.design.generator === 'hoops') return HOOPS;
  const isBand = BANDS.has(product.design.generator);
  return isBand ? [BAND_STANDING, BAND_LAID_FLAT] : BY_POSE[product.pose];
}
