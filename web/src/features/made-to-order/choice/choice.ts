import type { LengthUnit, MaterialsQuery, RequestQuoteInput, StonesQuery } from '../../../gql/graphql.ts';

export type Material = MaterialsQuery['materials'][number];
export type Stone = StonesQuery['stones'][number];

/** The API prices so many of one piece at once. */
export const mostPieces = 1000;
/** The API sets so many stones of a kind in each piece. */
export const mostStones = 200;
/** So many letters fit inside a ring. */
export const mostLetters = 60;

/** Countries that the house delivers to. */
export const regions = ['RU', 'BY', 'KZ', 'AM'] as const;
export type Region = (typeof regions)[number];

export interface ChosenStones {
  readonly stoneId: string;
  /** In each piece. */
  readonly count: number;
}

/** In what, how, with what, and how many. */
export interface PieceOrder {
  readonly materialId: string;
  readonly finishId: string;
  readonly quantity: number;
  /** The unit of a file that states none; null: as the file says, or millimetres. */
  readonly unit: LengthUnit | null;
  /** Whether `unit` counts even where the file states another. */
  readonly overrideFileUnit: boolean;
  readonly stones: readonly ChosenStones[];
  readonly engraving: string;
  readonly express: boolean;
  /** Country of delivery, which decides the tax. */
  readonly taxRegion: Region;
}

/** What is chosen before anything was: one bare piece in the first material with its usual finish. */
export function usualOrder(materials: readonly Material[]): PieceOrder {
  const [first] = materials;
  return {
    materialId: first?.id ?? '',
    finishId: first?.finishes[0]?.id ?? '',
    quantity: 1,
    unit: null,
    overrideFileUnit: false,
    stones: [],
    engraving: '',
    express: false,
    taxRegion: 'RU',
  };
}

/** Another material; the finish stays where that material can have it. */
export function withMaterial(order: PieceOrder, material: Material): PieceOrder {
  const kept = material.finishes.some(({ id }) => id === order.finishId);
  return { ...order, materialId: material.id, finishId: kept ? order.finishId : (material.finishes[0]?.id ?? '') };
}

/** One kind more: the first that is not chosen yet. The same order when all are. */
export function withMoreStones(order: PieceOrder, stones: readonly Stone[]): PieceOrder {
  const next = stones.find(({ id }) => order.stones.every(({ stoneId }) => stoneId !== id));
  return next ? { ...order, stones: [...order.stones, { stoneId: next.id, count: 1 }] } : order;
}

/** Other stones at a place of the list; null takes them away. */
export function withStonesAt(order: PieceOrder, index: number, chosen: ChosenStones | null): PieceOrder {
  return { ...order, stones: order.stones.toSpliced(index, 1, ...(chosen ? [chosen] : [])) };
}

/** What is asked of the API: only what was really chosen. */
export function asInput(order: PieceOrder): Omit<RequestQuoteInput, 'modelId' | 'idempotencyKey'> {
  const { materialId, finishId, quantity, unit, overrideFileUnit, stones, express, taxRegion } = order;
  const engraving = order.engraving.trim();
  return {
    materialId,
    finishId,
    quantity,
    stones,
    express,
    taxRegion,
    ...(unit !== null && { unit, overrideFileUnit }),
    ...(engraving !== '' && { engraving }),
  };
}
