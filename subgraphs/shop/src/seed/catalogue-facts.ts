import {
  COLLECTIONS,
  type MetalKind,
  type Product as Piece,
  PRODUCTS,
  type StoneKind as PieceStone,
} from '../../catalogue/products.ts';
import type { Collection, Metal, ProductFacts } from '../domain/catalogue/product.ts';
import type { StoneKind } from '../domain/catalogue/stones.ts';

/** The alloys of the workshop as the shop names them: by colour, each in the one fineness it is sold in. */
const metalNames: Readonly<Record<MetalKind, Metal>> = {
  YELLOW_GOLD_585: 'YELLOW_GOLD',
  WHITE_GOLD_585: 'WHITE_GOLD',
  ROSE_GOLD_585: 'ROSE_GOLD',
  PLATINUM_950: 'PLATINUM',
  SILVER_925: 'SILVER',
};

const stoneNames: Readonly<Record<PieceStone, StoneKind>> = {
  alexandrite: 'ALEXANDRITE',
  diamond: 'DIAMOND',
  sapphire: 'SAPPHIRE',
  emerald: 'EMERALD',
  ruby: 'RUBY',
  spinel: 'SPINEL',
  aquamarine: 'AQUAMARINE',
  morganite: 'MORGANITE',
  garnet: 'GARNET',
  tourmaline: 'TOURMALINE',
  moonstone: 'MOONSTONE',
  onyx: 'ONYX',
  pearl: 'PEARL',
};

/** The collections of this release's catalogue. */
export const catalogueCollections: readonly Collection[] = COLLECTIONS.map(({ slug, name, description }, position) => ({
  slug,
  name,
  description,
  position,
}));

/** The pieces of this release's catalogue. */
export const cataloguePieces: readonly ProductFacts[] = PRODUCTS.map(factsOf);

function factsOf(piece: Piece, position: number): ProductFacts {
  const { slug, kind, collection, name, description, priceMinor, leadTimeDays, massGrams } = piece;
  return {
    slug,
    kind,
    collectionSlug: collection,
    name,
    description,
    price: { amountMinor: priceMinor, currency: 'RUB' },
    leadTimeDays,
    metals: piece.metals.map((metal) => metalNames[metal]),
    stones: piece.stones.map((stone) => ({ ...stone, kind: stoneNames[stone.kind] })),
    sizes: piece.ringSizes.map(String),
    massGrams,
    position,
  };
}
