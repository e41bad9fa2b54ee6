import { fillText } from '@alexandrite/service-kit/refusals';
import {
  collectionTag,
  mediaTag,
  noProductTag,
  productCountTag,
  productTag,
} from '../domain/catalogue/catalogue-tags.ts';
import { describeStones } from '../domain/catalogue/stones.ts';
import type {
  CollectionResolvers,
  PictureResolvers,
  ProductConnectionResolvers,
  ProductEdgeResolvers,
  ProductResolvers,
} from './__generated__/types.ts';
import { viewTexts } from './texts.ts';

export const ProductConnection: ProductConnectionResolvers = {
  totalCount: ({ filter }, _, { desk }) => desk.store.products.count(filter),
  nodes({ nodes }, _, { cacheTags }) {
    cacheTags.add(...nodes.map(({ id }) => productTag(id)));
    return nodes;
  },
};

export const ProductEdge: ProductEdgeResolvers = {
  node({ node }, _, { cacheTags }) {
    cacheTags.add(productTag(node.id));
    return node;
  },
};

export const Product: ProductResolvers = {
  async __resolveReference(reference, { cacheTags, productById, productBySlug }) {
    if ('id' in reference) {
      cacheTags.add(productTag(reference.id));
      return productById.load(reference.id);
    }
    const product = await productBySlug.load(reference.slug);
    cacheTags.add(product ? productTag(product.id) : noProductTag(reference.slug));
    return product;
  },
  name: ({ name }, _, { caller }) => name[caller.locale],
  description: ({ description }, _, { caller }) => description[caller.locale],
  async collection({ slug, collectionSlug }, _, { cacheTags, collectionBySlug }) {
    cacheTags.add(collectionTag(collectionSlug));
    const found = await collectionBySlug.load(collectionSlug);
    if (!found) throw new Error(`${slug} is of a collection that is not there: ${collectionSlug}`);
    return found;
  },
  stones: ({ stones }, _, { caller }) => stones.map((stone) => describeStones(stone, caller.locale)),
  pictures({ slug, name }, _, { cacheTags, desk }) {
    cacheTags.add(mediaTag);
    return desk.media.picturesOf(slug).map((picture) => ({ ...picture, of: name }));
  },
  modelUrl({ slug }, _, { cacheTags, desk }) {
    cacheTags.add(mediaTag);
    return `${desk.settings.publicUrl}${desk.media.modelOf(slug)}`;
  },
  editing: ({ id }, _, { productForEditing }) => productForEditing.load(id),
};

export const Picture: PictureResolvers = {
  url: ({ address }, _, { desk }) => `${desk.settings.publicUrl}${address}`,
  alt: ({ view, of }, _, { caller }) =>
    fillText(viewTexts[view]?.[caller.locale] ?? '{name}', { name: of[caller.locale] }),
};

export const Collection: CollectionResolvers = {
  __resolveReference({ slug }, { cacheTags, collectionBySlug }) {
    cacheTags.add(collectionTag(slug));
    return collectionBySlug.load(slug);
  },
  name: ({ name }, _, { caller }) => name[caller.locale],
  description: ({ description }, _, { caller }) => description[caller.locale],
  productCount({ slug }, _, { cacheTags, productCount }) {
    cacheTags.add(productCountTag(slug));
    return productCount.load(slug);
  },
};
