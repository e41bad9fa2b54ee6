import { PRODUCTS } from '../products.ts';
import type { PictureOrder, PropOrder } from './page/studio.ts';
import type { Pose } from '../products/product.ts';

type Still = Omit<PictureOrder, 'width' | 'height' | 'samples'>;

/** A product as it lies on the table: where, how turned, and how posed if not in its usual way. */
function prop(slug: string, x: number, z: number, turn: number, pose?: Pose): PropOrder {
  const product = PRODUCTS.find((one) => one.slug === slug);
  const metal = product?.metals[0];
  if (!product || !metal) throw new Error(`No product ${slug} for a still`);
  return { design: product.design, metal, pose: pose ?? product.pose, x, z, turn };
}

/** Wide compositions for the home page. The left is kept calm for a heading. */
export const STILLS: Readonly<Record<string, Still>> = {
  dusk: {
    props: [
      prop('dusk-pendant', 4, 0, 12),
      prop('dusk-solitaire', -17, 10, 34),
      prop('meeting-ring', 27, 12, -28),
      prop('dusk-drops', 40, -8, 24),
    ],
    angle: { azimuth: 6, elevation: 38, fill: 0.68, fieldOfView: 18, lens: 0.012 },
    aside: 0.12,
    studioTurn: 0,
    lampLight: 0.12,
  },
  thread: {
    props: [
      prop('two-strands-ring', -12, 8, 40),
      prop('plain-vow-band', 12, 12, -20),
      prop('two-strands-bangle', 22, -34, 10),
      prop('seal-ring', 40, 8, 30),
      prop('thread-hoops', -42, -14, 16),
    ],
    angle: { azimuth: 4, elevation: 30, fill: 0.68, fieldOfView: 18, lens: 0.012 },
    aside: 0.12,
    studioTurn: 0,
    lampLight: 0,
  },
};
