import {
  collectionsTag,
  collectionTag,
  listTags,
  noProductTag,
  productTag,
} from '../domain/catalogue/catalogue-tags.ts';
import { listProducts } from '../queries/list-products.ts';
import type { QueryResolvers } from './__generated__/types.ts';
import { partnerKeyQueries } from './partner-keys.ts';
import { peopleQueries } from './people.ts';

export const Query: QueryResolvers = {
  async products(_, wanted, { desk, caller, cacheTags, productById, productBySlug }) {
    const page = await listProducts(desk, caller.locale, wanted);
    cacheTags.add(...listTags({ ...page.filter, isByPrice: page.sort !== 'FEATURED' }));
    for (const product of page.nodes) {
      productById.prime(product.id, product);
      productBySlug.prime(product.slug, product);
    }
    return page;
  },

  async product(_, { slug }, { cacheTags, productBySlug }) {
    const product = await productBySlug.load(slug);
    cacheTags.add(product ? productTag(product.id) : noProductTag(slug));
    return product;
  },

  async collections(_, __, { desk, cacheTags, collectionBySlug }) {
    const collections = await desk.store.collections.list();
    cacheTags.add(collectionsTag, ...collections.map(({ slug }) => collectionTag(slug)));
    for (const collection of collections) collectionBySlug.prime(collection.slug, collection);
    return collections;
  },

  ...partnerKeyQueries,
  ...peopleQueries,

  viewer: (_, __, { caller, accountById }) => (caller.accountId === null ? null : accountById.load(caller.accountId)),

  model: (_, { id }, { modelById }) => modelById.load(id),
};
