import type { Localized } from '@alexandrite/contracts/locale';
import type { Money } from '@alexandrite/contracts/money';
import { putIfNewer, type ReadModelRecord } from '@alexandrite/service-kit/read-models';
import { type Connection, Schema } from 'mongoose';

/** What pricing has told us of a quote. */
export interface KnownQuote {
  readonly quoteId: string;
  readonly ownerId: string;
  readonly modelId: string;
  readonly quantity: number;
  readonly title: Localized;
  /** Country that its tax is of; null where an earlier release told it. */
  readonly taxRegion: string | null;
  readonly status: 'REQUESTED' | 'READY' | 'FAILED';
  readonly price: Money | null;
  readonly validUntil: Date | null;
  readonly leadTimeDays: number | null;
  readonly warnings: readonly string[];
  readonly failureCode: string | null;
}

export function openKnownQuotes(connection: Connection) {
  const model = connection.model<KnownQuote & ReadModelRecord>(
    'KnownQuote',
    new Schema<KnownQuote & ReadModelRecord>(
      {
        _id: String,
        revision: Number,
        quoteId: String,
        ownerId: String,
        modelId: String,
        quantity: Number,
        title: Schema.Types.Mixed,
        taxRegion: { type: String, default: null },
        status: String,
        price: { type: Schema.Types.Mixed, default: null },
        validUntil: { type: Date, default: null },
        leadTimeDays: { type: Number, default: null },
        warnings: { type: [String], default: [] },
        failureCode: { type: String, default: null },
      },
      { versionKey: false, minimize: false, strict: 'throw' },
    ),
    'known_quotes',
  );
  return {
    /** Keeps what an event of this revision says, unless something newer is known. */
    async put(quote: KnownQuote, revision: number): Promise<void> {
      await putIfNewer(model, quote.quoteId, revision, quote);
    },
    async find(quoteIds: readonly string[]): Promise<KnownQuote[]> {
      const found = await model.find({ _id: { $in: quoteIds } }).lean<KnownQuote[]>();
      // Defaults are not put into lean records.
      return found.map((quote) => ({ ...quote, taxRegion: quote.taxRegion ?? null }));
    },
  };
}
