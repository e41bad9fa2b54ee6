import type { Localized } from '@alexandrite/contracts/locale';
import type { Money } from '@alexandrite/contracts/money';
import { type SearchWords, searchWords } from './search-words.ts';
import { type Stone, stoneNames } from './stones.ts';

export const productKinds = ['RING', 'EARRINGS', 'PENDANT', 'BRACELET'] as const;
export type ProductKind = (typeof productKinds)[number];

export const metals = ['YELLOW_GOLD', 'WHITE_GOLD', 'ROSE_GOLD', 'PLATINUM', 'SILVER'] as const;
export type Metal = (typeof metals)[number];

/** What the house says about a catalogue piece. */
export interface ProductFacts {
  /** Name in the address of its page; never changes. */
  readonly slug: string;
  readonly kind: ProductKind;
  /** Slug of its collection. */
  readonly collectionSlug: string;
  readonly name: Localized;
  readonly description: Localized;
  /** For one piece, tax included. */
  readonly price: Money;
  /** Working days from approval until it is ready. */
  readonly leadTimeDays: number;
  /** The first is the one pictured. */
  readonly metals: readonly Metal[];
  readonly stones: readonly Stone[];
  /** Inner diameters in millimetres, or lengths in centimetres; empty where size does not apply. */
  readonly sizes: readonly string[];
  /** In the first metal and the default size. */
  readonly massGrams: number;
  /** Place among the pieces of the house, from 0. */
  readonly position: number;
}

/** What a person changed of a piece; the next release of the catalogue leaves it as it is. */
export type ProductEdits = Partial<Pick<ProductFacts, 'name' | 'description' | 'price' | 'leadTimeDays'>>;

/** When a person last changed a piece, and who. */
export interface LastEdit {
  readonly at: Date;
  readonly by: string | null;
}

/** A catalogue piece. */
export interface Product extends ProductFacts {
  readonly id: string;
  /** Already in the facts; missing when nobody has changed it. */
  readonly edits?: ProductEdits;
  readonly lastEdit?: LastEdit;
  /** Which form of the announcement other services have heard; missing in pieces of earlier releases. */
  readonly announcement?: number;
  /** Words that it is found by. */
  readonly searchWords: SearchWords;
}

/** Grows when other services are told more of a piece: the next release then tells them of every piece again. */
export const announcement = 2;

/** Pieces designed together. */
export interface Collection {
  readonly slug: string;
  readonly name: Localized;
  readonly description: Localized;
  /** Place among the collections of the house, from 0. */
  readonly position: number;
}

/** A piece of the catalogue from what the release says about it, and what a person has changed since. */
export function productOf(id: string, released: ProductFacts, edits?: ProductEdits): Product {
  const facts = { ...released, ...edits };
  const { name, description, stones } = facts;
  const words = searchWords({
    ru: [name.ru, description.ru, ...stones.map(({ kind }) => stoneNames[kind].ru.join(' '))],
    en: [name.en, description.en, ...stones.map(({ kind }) => stoneNames[kind].en.join(' '))],
  });
  return { id, ...facts, searchWords: words, ...(edits ? { edits } : {}) };
}
