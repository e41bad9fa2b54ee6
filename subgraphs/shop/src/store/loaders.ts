import type { Identity } from '@alexandrite/contracts/identity';
import { mayRead } from '@alexandrite/contracts/personal-data/may-read';
import DataLoader from 'dataloader';
import { type Account, maySeeAccount } from '../domain/accounts/account.ts';
import { maySeeModel, type UploadedModel } from '../domain/models/model.ts';
import type { Collection, Product } from '../domain/catalogue/product.ts';
import type { EditedProduct } from './products.ts';
import type { ShopStore } from './shop-store.ts';

/** What one request reads, each kind in one query. What the caller may not see is null, as if it did not exist. */
export interface ShopLoaders {
  readonly productById: DataLoader<string, Product | null>;
  readonly productBySlug: DataLoader<string, Product | null>;
  /** A piece with its revision; null for those who may not change it. */
  readonly productForEditing: DataLoader<string, EditedProduct | null>;
  readonly collectionBySlug: DataLoader<string, Collection | null>;
  /** How many pieces a collection has, by its slug. */
  readonly productCount: DataLoader<string, number>;
  readonly accountById: DataLoader<string, Account | null>;
  readonly modelById: DataLoader<string, UploadedModel | null>;
}

export function createLoaders(store: ShopStore, caller: Identity): ShopLoaders {
  const { products, collections, accounts, models } = store;
  return {
    productById: loader(
      (ids) => products.findByIds(ids),
      ({ id }) => id,
    ),
    productBySlug: loader(
      (slugs) => products.findBySlugs(slugs),
      ({ slug }) => slug,
    ),
    productForEditing: loader(
      async (ids) => (mayRead('ProductEditing', caller, {}) ? products.findWithRevisions(ids) : []),
      ({ product }) => product.id,
    ),
    collectionBySlug: loader(
      (slugs) => collections.findBySlugs(slugs),
      ({ slug }) => slug,
    ),
    productCount: new DataLoader(async (slugs) => {
      const counts = await products.countByCollection(slugs);
      return slugs.map((slug) => counts.get(slug) ?? 0);
    }),
    accountById: loader(
      async (ids) => (await accounts.findByIds(ids)).filter((account) => maySeeAccount(account, caller)),
      ({ id }) => id,
    ),
    modelById: loader(
      async (ids) => (await models.findByIds(ids)).filter((model) => maySeeModel(model, caller)),
      ({ id }) => id,
    ),
  };
}

/** Answers in the order of the keys, whatever order the store finds things in. */
function loader<Found>(
  find: (keys: readonly string[]) => Promise<readonly Found[]>,
  keyOf: (found: Found) => string,
): DataLoader<string, Found | null> {
  return new DataLoader(async (keys) => {
    const found = new Map((await find(keys)).map((one) => [keyOf(one), one]));
    return keys.map((key) => found.get(key) ?? null);
  });
}
