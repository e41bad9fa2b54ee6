import { purgeTags } from '@alexandrite/service-kit/cache';
import type { Platform } from '@alexandrite/service-kit/subgraph';
import { Schema } from 'mongoose';
import { collectionsTag, collectionTag } from '../domain/catalogue/catalogue-tags.ts';
import type { Collection } from '../domain/catalogue/product.ts';

interface CollectionRecord extends Collection {
  readonly _id: string;
}

/** Nobody scrolls through more collections than this; the house has a handful. */
const mostCollections = 100;

export function openCollections({ mongo, redis }: Pick<Platform, 'mongo' | 'redis'>) {
  const model = mongo.model<CollectionRecord>(
    'Collection',
    new Schema<CollectionRecord>(
      { _id: String, slug: String, name: Schema.Types.Mixed, description: Schema.Types.Mixed, position: Number },
      { versionKey: false, minimize: false, strict: 'throw' },
    ),
    'collections',
  );
  return {
    /** Writes a collection as it is given. Answers whether that changed anything. */
    async put(collection: Collection): Promise<boolean> {
      const { modifiedCount, upsertedCount } = await model.updateOne(
        { _id: collection.slug },
        { $set: { ...collection } },
        { upsert: true },
      );
      // Each time, changed or not: whoever died between writing and this is made good when the release is set up again.
      await purgeTags(redis, [collectionsTag, collectionTag(collection.slug)]);
      return modifiedCount + upsertedCount > 0;
    },

    /** All collections in the order of the house. */
    async list(): Promise<Collection[]> {
      return model.find({}, { _id: 0 }).sort({ position: 1, _id: 1 }).limit(mostCollections).lean<Collection[]>();
    },

    /** Collections by slug, for a loader; in no particular order. */
    async findBySlugs(slugs: readonly string[]): Promise<Collection[]> {
      return model.find({ _id: { $in: slugs } }, { _id: 0 }).lean<Collection[]>();
    },
  };
}
