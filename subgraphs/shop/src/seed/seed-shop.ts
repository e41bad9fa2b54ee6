import type { Clock } from '@alexandrite/service-kit/clock';
import { openAccount, type OpenAccount } from '../commands/open-account.ts';
import { publishProduct } from '../commands/publish-product.ts';
import type { Collection, ProductFacts } from '../domain/catalogue/product.ts';
import type { CatalogueMedia, ShopDatabase } from '../store/index.ts';

export interface Seed {
  readonly collections: readonly Collection[];
  readonly pieces: readonly ProductFacts[];
  readonly accounts: readonly OpenAccount[];
}

/** What a seed did. */
export interface Seeded {
  readonly collectionsWritten: number;
  readonly piecesNew: number;
  readonly piecesChanged: number;
  /** Pieces that have no pictures and model: nobody buys what cannot be seen. */
  readonly piecesWithoutMedia: readonly string[];
  readonly accountsOpened: readonly string[];
}

/** Writes what is missing or changed. What is there already stays as it is, so it may run at any time. */
export async function seedShop(
  { store, media, clock }: { readonly store: ShopDatabase; readonly media: CatalogueMedia; readonly clock: Clock },
  { collections, pieces, accounts }: Seed,
): Promise<Seeded> {
  let collectionsWritten = 0;
  for (const collection of collections) if (await store.collections.put(collection)) collectionsWritten += 1;

  const published = { NEW: 0, CHANGED: 0, UNCHANGED: 0 };
  const piecesWithoutMedia: string[] = [];
  for (const piece of pieces) {
    if (media.has(piece.slug)) published[await publishProduct(store, piece)] += 1;
    else piecesWithoutMedia.push(piece.slug);
  }

  const accountsOpened: string[] = [];
  for (const account of accounts) {
    // Asked for first: hashing a password only to find the address taken is a tenth of a second for nothing.
    if (await store.accounts.findByEmail(account.email)) continue;
    if (await openAccount({ store, clock }, account)) accountsOpened.push(account.email);
  }
  return {
    collectionsWritten,
    piecesNew: published.NEW,
    piecesChanged: published.CHANGED,
    piecesWithoutMedia,
    accountsOpened,
  };
}
