import type { Localized } from '@alexandrite/contracts/locale';
import type { Money } from '@alexandrite/contracts/money';
import { putIfNewer, type ReadModelRecord } from '@alexandrite/service-kit/read-models';
import { type Connection, Schema } from 'mongoose';

/** What the shop has told us of a catalogue piece. */
export interface KnownProduct {
  readonly productId: string;
  readonly name: Localized;
  readonly price: Money;
  readonly leadTimeDays: number;
  /** null where an earlier release told it. */
  readonly metals: readonly string[] | null;
  readonly sizes: readonly string[] | null;
}

export function openKnownProducts(connection: Connection) {
  const model = connection.model<KnownProduct & ReadModelRecord>(
    'KnownProduct',
    new Schema<KnownProduct & ReadModelRecord>(
      {
        _id: String,
        revision: Number,
        productId: String,
        name: Schema.Types.Mixed,
        price: Schema.Types.Mixed,
        leadTimeDays: Number,
        metals: { type: Schema.Types.Mixed, default: null },
        sizes: { type: Schema.Types.Mixed, default: null },
      },
      { versionKey: false, minimize: false, strict: 'throw' },
    ),
    'known_products',
  );
  return {
    /** Keeps what an event of this revision says, unless something newer is known. */
    async put(product: KnownProduct, revision: number): Promise<void> {
      await putIfNewer(model, product.productId, revision, product);
    },
    async find(productIds: readonly string[]): Promise<KnownProduct[]> {
      const found = await model.find({ _id: { $in: productIds } }).lean<KnownProduct[]>();
      // Defaults are not put into lean records.
      return found.map((product) => ({ ...product, metals: product.metals ?? null, sizes: product.sizes ?? null }));
    },
  };
}
