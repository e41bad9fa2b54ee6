/**
 * The catalogue as plain values: importing it loads no 3D library.
 * Pictures and models of each product lie in `media/<slug>/`, described by `media/manifest.json`.
 */
import { BRACELETS } from './products/bracelets.ts';
import { EARRINGS } from './products/earrings.ts';
import { METAL_RINGS } from './products/metal-rings.ts';
import { PENDANTS } from './products/pendants.ts';
import type { Product } from './products/product.ts';
import { STONE_RINGS } from './products/stone-rings.ts';

export { COLLECTIONS } from './products/collections.ts';
export type { MetalKind, Product, StoneKind } from './products/product.ts';

/** In the order the storefront shows them when nothing else is asked for. */
export const PRODUCTS: readonly Product[] = [...STONE_RINGS, ...METAL_RINGS, ...EARRINGS, ...PENDANTS, ...BRACELETS];
