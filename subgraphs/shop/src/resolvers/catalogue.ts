import { fillText } from '@alexandrite/service-kit/refusals';
import { describeStones } from '../domain/stones.ts';
import type {
  CollectionResolvers,
  PictureResolvers,
  ProductConnectionResolvers,
  ProductResolvers,
} from './__generated__/types.ts';
import { viewTexts } from './texts.ts';

export const ProductConnection: ProductConnectionResolvers = {
  totalCount: ({ filter }, _, { desk }) => desk.store.products.count(filter),
};

export const Product: ProductResolvers = {
  __resolveReference: (reference, { productById, productBySlug }) =>
    'id' in reference ? productById.load(reference.id) : productBySlug.load(reference.slug),
  name: ({ name }, _, { caller }) => name[caller.locale],
  description: ({ description }, _, { caller }) => description[caller.locale],
  async collection({ slug, collectionSlug }, _, { collectionBySlug }) {
    const found = await collectionBySlug.load(collectionSlug);
    if (!found) throw new Error(`${slug} is of a collection that is not there: ${collectionSlug}`);
    return found;
  },
  stones: ({ stones }, _, { caller }) => stones.map((stone) => describeStones(stone, caller.locale)),
  pictures: ({ slug, name }, _, { desk }) => desk.media.picturesOf(slug).map((picture) => ({ ...picture, of: name })),
  modelUrl: ({ slug }, _, { desk }) => `${desk.settings.publicUrl}${desk.media.modelOf(slug)}`,
};

export const Picture: PictureResolvers = {
  url: ({ address }, _, { desk }) => `${desk.settings.publicUrl}${address}`,
  alt: ({ view, of }, _, { caller }) =>
    fillText(viewTexts[view]?.[caller.locale] ?? '{name}', { name: of[caller.locale] }),
};

export const Collection: CollectionResolvers = {
  __resolveReference: ({ slug }, { collectionBySlug }) => collectionBySlug.load(slug),
  name: ({ name }, _, { caller }) => name[caller.locale],
  description: ({ description }, _, { caller }) => description[caller.locale],
  productCount: ({ slug }, _, { productCount }) => productCount.load(slug),
};
