import type { MetalRates } from '../metals.ts';
import type { PriceRules } from '../price-rules.ts';

/** What is published in versions. Rates change daily and rules seldom, each without waiting for the other. */
export interface Published {
  readonly RULES: PriceRules;
  readonly RATES: MetalRates;
}
export type PublishedKind = keyof Published;

/** Who published something: nobody when it came with the house. */
export interface Publisher {
  readonly accountId: string;
  readonly name: string | null;
}

/** A version of the rules or of the rates. It never changes: what was priced by it can be priced by it again. */
export interface PriceVersion<Kind extends PublishedKind = PublishedKind> {
  /** Kind and number; see `versionId`. */
  readonly id: string;
  readonly kind: Kind;
  /** 1, 2, 3…: later ones were published later. */
  readonly version: number;
  /** In force from here on, until one of a later moment is; of two of one moment the later version is. */
  readonly effectiveFrom: Date;
  readonly publishedAt: Date;
  readonly publishedBy: Publisher | null;
  /** Why, in the publisher's words. */
  readonly note: string;
  readonly content: Published[Kind];
}

/** The id of a version; ids of one kind sort as their numbers do. */
export const versionId = (kind: PublishedKind, version: number): string =>
  `${kind.toLowerCase()}_${String(version).padStart(8, '0')}`;
