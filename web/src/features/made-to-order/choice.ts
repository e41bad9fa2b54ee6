import type { LengthUnit, MaterialsQuery } from '../../gql/graphql.ts';

export type Material = MaterialsQuery['materials'][number];
export const lengthUnits = ['MM', 'CM', 'INCH'] as const satisfies readonly LengthUnit[];
/** The API prices so many of one piece at once. */
export const mostPieces = 1000;

/** In what, how, and how many. */
export interface PieceOrder {
  readonly materialId: string;
  readonly finishId: string;
  readonly quantity: number;
  readonly unit: LengthUnit;
}

/** What is chosen before anything was: one piece in the first material with its usual finish, in millimetres. */
export function usualOrder(materials: readonly Material[]): PieceOrder {
  const [first] = materials;
  return { materialId: first?.id ?? '', finishId: first?.finishes[0]?.id ?? '', quantity: 1, unit: 'MM' };
}

/** Another material; the finish stays where that material can have it. */
export function withMaterial(order: PieceOrder, material: Material): PieceOrder {
  const kept = material.finishes.some(({ id }) => id === order.finishId);
  return { ...order, materialId: material.id, finishId: kept ? order.finishId : (material.finishes[0]?.id ?? '') };
}
