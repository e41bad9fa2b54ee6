import { listProducts } from '../queries/list-products.ts';
import type { QueryResolvers } from './__generated__/types.ts';

export const Query: QueryResolvers = {
  async products(_, wanted, { desk, caller, productById, productBySlug }) {
    const page = await listProducts(desk, caller.locale, wanted);
    for (const product of page.nodes) {
      productById.prime(product.id, product);
      productBySlug.prime(product.slug, product);
    }
    return page;
  },

  product: (_, { slug }, { productBySlug }) => productBySlug.load(slug),

  async collections(_, __, { desk, collectionBySlug }) {
    const collections = await desk.store.collections.list();
    for (const collection of collections) collectionBySlug.prime(collection.slug, collection);
    return collections;
  },

  viewer: (_, __, { caller, accountById }) => (caller.accountId === null ? null : accountById.load(caller.accountId)),

  model: (_, { id }, { modelById }) => modelById.load(id),
};
