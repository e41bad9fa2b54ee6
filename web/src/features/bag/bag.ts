import { z } from 'zod';

const entrySchema = z.object({
  slug: z.string().min(1),
  metal: z.string().min(1),
  /** Null where size does not apply. */
  size: z.string().nullable(),
  quantity: z.int().min(1).max(99),
});

/** A catalogue piece that a visitor means to order, as chosen. Names and prices are read anew when it is shown. */
export type BagEntry = z.infer<typeof entrySchema>;
export type Bag = readonly BagEntry[];

/** The API takes so many lines in one order. */
export const mostEntries = 50;
export const mostPieces = 99;

/** Tells entries apart: the same piece in another metal or size is another entry. */
export const keyOf = ({ slug, metal, size }: Omit<BagEntry, 'quantity'>): string => `${slug}|${metal}|${size ?? ''}`;

/** How many pieces are in a bag. */
export const countPieces = (bag: Bag): number => bag.reduce((sum, { quantity }) => sum + quantity, 0);

/** Puts a piece into a bag, to those of the same kind. A full bag takes nothing more. */
export function put(bag: Bag, entry: BagEntry): Bag {
  const key = keyOf(entry);
  const there = bag.find((candidate) => keyOf(candidate) === key);
  if (there) return setQuantity(bag, key, there.quantity + entry.quantity);
  return bag.length >= mostEntries ? bag : [...bag, entry];
}

/** Changes how many; with none of them left the entry goes. */
export function setQuantity(bag: Bag, key: string, quantity: number): Bag {
  if (quantity < 1) return bag.filter((entry) => keyOf(entry) !== key);
  return bag.map((entry) => (keyOf(entry) === key ? { ...entry, quantity: Math.min(quantity, mostPieces) } : entry));
}

/** Reads a bag from what the browser kept; what cannot be read is an empty bag. */
export function bagFrom(text: string | null): Bag {
  try {
    return z
      .array(entrySchema)
      .max(mostEntries)
      .parse(JSON.parse(text ?? '[]'));
  } catch {
    return [];
  }
}
