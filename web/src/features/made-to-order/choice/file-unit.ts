import type { LengthUnit } from '../../../gql/graphql.ts';
import type { PieceOrder } from './choice.ts';

/** What is asked or said about the unit of a file. */
export type UnitStatement =
  /** Nothing yet: the file may state a unit, and has not been read. */
  | { readonly kind: 'unknown' }
  /** The file states none: the customer knows. */
  | { readonly kind: 'asked'; readonly chosen: LengthUnit }
  /** The file states one. */
  | { readonly kind: 'stated'; readonly unit: LengthUnit }
  /** The file states one, and the customer knows better. */
  | { readonly kind: 'overridden'; readonly unit: LengthUnit; readonly chosen: LengthUnit };

/** Units that files without one are drawn in. */
export const askedUnits = ['MM', 'CM', 'INCH'] as const satisfies readonly LengthUnit[];
/** Units that a file may have been meant in, whatever it states. */
export const overridingUnits = ['MM', 'CM', 'M', 'INCH'] as const satisfies readonly LengthUnit[];
const usualUnit = 'MM' satisfies LengthUnit;

/** Formats that state their unit, each in its own way. */
const stating = /\.(?:3mf|gltf|glb)$/i;

/**
 * What there is to say about the unit. `measured` is what was found in the file, null until it was read: its
 * `fileUnit` is null when the file states none.
 */
export function unitStatement(
  fileName: string | null,
  measured: { readonly fileUnit: LengthUnit | null } | null,
  { unit, overrideFileUnit }: Pick<PieceOrder, 'unit' | 'overrideFileUnit'>,
): UnitStatement {
  if (measured === null && fileName !== null && stating.test(fileName)) return { kind: 'unknown' };
  const stated = measured?.fileUnit ?? null;
  if (stated === null) return { kind: 'asked', chosen: unit ?? usualUnit };
  if (unit !== null && overrideFileUnit && unit !== stated) return { kind: 'overridden', unit: stated, chosen: unit };
  return { kind: 'stated', unit: stated };
}
