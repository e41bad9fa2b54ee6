import {
  type AggregateRecord,
  aggregateSchema,
  AggregateStore,
  type Loaded,
} from '@alexandrite/service-kit/aggregates';
import type { Platform } from '@alexandrite/service-kit/subgraph';
import { Schema } from 'mongoose';
import { tagsOfChange } from '../domain/catalogue/catalogue-tags.ts';
import { type Product, productKinds } from '../domain/catalogue/product.ts';
import {
  behindCursor,
  type ProductKey,
  productListQuery,
  type ProductListFilter,
  productOrder,
  type ProductSort,
} from './product-list.ts';

const { Mixed } = Schema.Types;

/** A piece as it is edited. */
export interface EditedProduct {
  readonly product: Product;
  readonly revision: number;
}

export function openProducts({ mongo, clock, relay }: Platform) {
  const schema = aggregateSchema<Product>({
    slug: { type: String, required: true },
    kind: { type: String, enum: productKinds, required: true },
    collectionSlug: { type: String, required: true },
    // Values of the domain, written whole by the domain alone: the shape is TypeScript's to check.
    name: { type: Mixed, required: true },
    description: { type: Mixed, required: true },
    price: { type: Mixed, required: true },
    leadTimeDays: { type: Number, required: true },
    metals: { type: [String], required: true },
    stones: { type: [Mixed], default: [] },
    sizes: { type: [String], default: [] },
    massGrams: { type: Number, required: true },
    position: { type: Number, required: true },
    searchWords: { type: Mixed, required: true },
    edits: { type: Mixed },
    lastEdit: { type: Mixed },
    announcement: { type: Number },
  });
  schema.index({ slug: 1 }, { unique: true });
  schema.index({ position: 1, _id: 1 });
  schema.index({ 'price.amountMinor': 1, _id: 1 });
  schema.index({ collectionSlug: 1, position: 1, _id: 1 });
  schema.index({ kind: 1, position: 1, _id: 1 });
  schema.index({ 'searchWords.ru': 1 });
  schema.index({ 'searchWords.en': 1 });
  const model = mongo.model<AggregateRecord & Product>('Product', schema, 'products');
  relay.watch(model);
  const products = new AggregateStore<Product>({
    model,
    clock,
    onWritten: (written, id) => {
      relay.nudge(written, id);
    },
    purges: tagsOfChange,
  });
  const states = (found: readonly Loaded<Product>[]): Product[] => found.map(({ state }) => state);

  return {
    load: products.load.bind(products),
    loadByCommand: products.loadByCommand.bind(products),
    insert: products.insert.bind(products),
    save: products.save.bind(products),

    async loadBySlug(slug: string): Promise<Loaded<Product> | null> {
      const [found] = await products.find({ slug }, 1);
      return found ?? null;
    },

    /** Pieces by id, for a loader; in no particular order. */
    async findByIds(ids: readonly string[]): Promise<Product[]> {
      return states(await products.find({ _id: { $in: ids } }, ids.length));
    },

    /** Pieces by id with their revisions, for a loader; in no particular order. */
    async findWithRevisions(ids: readonly string[]): Promise<EditedProduct[]> {
      const found = await products.find({ _id: { $in: ids } }, ids.length);
      return found.map(({ state, revision }) => ({ product: state, revision }));
    },

    /** Pieces by slug, for a loader; in no particular order. */
    async findBySlugs(slugs: readonly string[]): Promise<Product[]> {
      return states(await products.find({ slug: { $in: slugs } }, slugs.length));
    },

    /** A page of a list, from behind a cursor on; null when the cursor is of another list. */
    async list(
      filter: ProductListFilter,
      sort: ProductSort,
      limit: number,
      after: ProductKey | null,
    ): Promise<Product[] | null> {
      const behind = after === null ? {} : behindCursor(after, sort);
      if (behind === null) return null;
      const query = { $and: [productListQuery(filter), behind] };
      return states(await products.find(query, limit, productOrder(sort)));
    },

    async count(filter: ProductListFilter): Promise<number> {
      return products.count(productListQuery(filter));
    },

    /** How many pieces each collection has; collections without pieces are missing. */
    async countByCollection(slugs: readonly string[]): Promise<Map<string, number>> {
      const counts = await model.aggregate<{ _id: string; pieces: number }>([
        { $match: { collectionSlug: { $in: [...slugs] } } },
        { $group: { _id: '$collectionSlug', pieces: { $sum: 1 } } },
      ]);
      return new Map(counts.map(({ _id, pieces }) => [_id, pieces]));
    },
  };
}
