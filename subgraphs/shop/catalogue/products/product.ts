/** What the catalogue says about a piece, as plain values: nothing here needs a 3D library to be read. */

export type ProductKind = 'RING' | 'EARRINGS' | 'PENDANT' | 'BRACELET';

/** Alloys as the shop names them. The hallmark is in `METALS`. */
export type MetalKind = 'YELLOW_GOLD_585' | 'WHITE_GOLD_585' | 'ROSE_GOLD_585' | 'PLATINUM_950' | 'SILVER_925';

export type StoneKind =
  | 'alexandrite'
  | 'diamond'
  | 'sapphire'
  | 'emerald'
  | 'ruby'
  | 'spinel'
  | 'aquamarine'
  | 'morganite'
  | 'garnet'
  | 'tourmaline'
  | 'moonstone'
  | 'onyx'
  | 'pearl';

export type CollectionSlug = 'ural-dusk' | 'still-light' | 'thread' | 'white-nights' | 'garden-ring';

/** The same sentence in the two languages of the shop. */
export interface Localized {
  readonly ru: string;
  readonly en: string;
}

export interface Collection {
  readonly slug: CollectionSlug;
  readonly name: Localized;
  readonly description: Localized;
  /** The product whose picture stands for the collection. */
  readonly cover: string;
}

export interface ProductStone {
  readonly kind: StoneKind;
  readonly count: number;
  /** Total weight of these stones; null for pearls and cabochons sold by size. */
  readonly caratTotal: number | null;
  readonly cut: Localized;
}

/** Where the piece's geometry comes from: a generator of `pieces/registry.ts` and its parameters (mm unless said). */
export interface Design {
  readonly generator: string;
  readonly parameters: Readonly<Record<string, number | string | boolean>>;
}

/** How the piece lies or stands when photographed. */
export type Pose = 'standing' | 'lying' | 'leaning' | 'hanging' | 'resting';

export interface Product {
  readonly slug: string;
  readonly kind: ProductKind;
  readonly collection: CollectionSlug;
  readonly name: Localized;
  readonly description: Localized;
  /** Price in kopecks for the first metal and the default size. */
  readonly priceMinor: number;
  readonly leadTimeDays: number;
  /** The first is the one in the pictures. */
  readonly metals: readonly MetalKind[];
  readonly stones: readonly ProductStone[];
  /** Inner diameters in mm, which is how ring sizes are named in Russia. Empty for everything but rings. */
  readonly ringSizes: readonly number[];
  /** Mass of the piece in the first metal, grams. */
  readonly massGrams: number;
  readonly design: Design;
  readonly pose: Pose;
}
