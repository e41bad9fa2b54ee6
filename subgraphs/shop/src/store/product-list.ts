import type { Locale } from '@alexandrite/contracts/locale';
import type { SortKey } from '@alexandrite/service-kit/connections';
import * as z from 'zod';
import type { Metal, Product, ProductKind } from '../domain/catalogue/product.ts';

export type ProductSort = 'FEATURED' | 'PRICE_ASC' | 'PRICE_DESC';

/** Which pieces a list shows. A list of nothing restricts nothing. */
export interface ProductListFilter {
  readonly kinds: readonly ProductKind[];
  readonly metals: readonly Metal[];
  readonly collection: string | null;
  /** Every one begins a word of the piece, in this language. */
  readonly words: readonly string[];
  readonly locale: Locale;
}

interface Order {
  readonly field: 'position' | 'price.amountMinor';
  readonly direction: 1 | -1;
  readonly valueOf: (product: Product) => number;
}

const byPrice = { field: 'price.amountMinor', valueOf: ({ price }: Product) => price.amountMinor } as const;

const orders: Readonly<Record<ProductSort, Order>> = {
  FEATURED: { field: 'position', direction: 1, valueOf: ({ position }) => position },
  PRICE_ASC: { ...byPrice, direction: 1 },
  PRICE_DESC: { ...byPrice, direction: -1 },
};

/** The MongoDB sort of a list; the id makes it total. */
export function productOrder(sort: ProductSort): Record<string, 1 | -1> {
  const { field, direction } = orders[sort];
  return { [field]: direction, _id: direction };
}

/** What a cursor of a list holds: its sort, and the sort key in it. */
export function productSortKey(product: Product, sort: ProductSort): SortKey {
  return [sort, orders[sort].valueOf(product), product.id];
}

/** The same, as a cursor is read. */
export const productKey = z.tuple([z.enum(['FEATURED', 'PRICE_ASC', 'PRICE_DESC']), z.number(), z.string()]);
export type ProductKey = z.infer<typeof productKey>;

/** The MongoDB filter of a list. */
export function productListQuery(filter: ProductListFilter): Record<string, unknown> {
  const conditions: Record<string, unknown>[] = filter.words.map((word) => ({
    // A range and not a pattern: it uses the index, and nothing in the text can be taken for an operator.
    [`searchWords.${filter.locale}`]: { $elemMatch: { $gte: word, $lt: `${word}\uffff` } },
  }));
  if (filter.kinds.length > 0) conditions.push({ kind: { $in: filter.kinds } });
  if (filter.metals.length > 0) conditions.push({ metals: { $in: filter.metals } });
  if (filter.collection !== null) conditions.push({ collectionSlug: filter.collection });
  return conditions.length === 0 ? {} : { $and: conditions };
}

/** What lies behind a cursor of this sort; null when the cursor is of another list. */
export function behindCursor(after: ProductKey, sort: ProductSort): Record<string, unknown> | null {
  const [cursorSort, value, id] = after;
  if (cursorSort !== sort) return null;
  const { field, direction } = orders[sort];
  const beyond = direction === 1 ? '$gt' : '$lt';
  return { $or: [{ [field]: { [beyond]: value } }, { [field]: value, _id: { [beyond]: id } }] };
}
