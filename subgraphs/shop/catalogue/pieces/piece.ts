import type { BufferGeometry, Matrix4 } from 'three';
import type { StoneKind } from '../products/product.ts';

/**
 * What a surface is made of. A slot is bound to a material when the piece is drawn, so one model serves every metal:
 * `metal` is the polished metal the customer chose, `metal-satin` the same metal with a brushed face.
 */
export type Slot = 'metal' | 'metal-satin' | 'cord' | `stone:${StoneKind}`;

/** One geometry and all the places it stands in: a prong, a stone or a link is built once and set many times. */
export interface Part {
  readonly slot: Slot;
  readonly geometry: BufferGeometry;
  readonly placements: readonly Matrix4[];
  /** Chains and cords run out of the picture: the camera frames the rest. */
  readonly trailing?: boolean;
}

/**
 * A finished piece, in millimetres.
 * Rings: finger along z, stone towards +y, centre of the finger at the origin.
 * Earrings and pendants: hanging towards −y, facing +z. Bracelets: arm along y.
 */
export interface Piece {
  readonly parts: readonly Part[];
}

/**
 * How finely curves are divided: 1 for the studio pictures, less for the model sent to browsers.
 * Stones are never simplified: a facet is a facet.
 */
export interface Detail {
  readonly density: number;
}

export const STUDIO: Detail = { density: 1 };

/** Divisions for a curve that wants `full` of them in the studio. */
export const divisions = (detail: Detail, full: number, atLeast = 6): number =>
  Math.max(atLeast, Math.round(full * detail.density));
