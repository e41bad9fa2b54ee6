import type { NewEvent } from '@alexandrite/service-kit/aggregates';
import { materialOf } from '../domain/price/rules/price-rules.ts';
import type { MeasuredModel } from '../domain/quote/measured-model.ts';
import type { Quote } from '../domain/quote/quote.ts';
import { quoteTitle } from '../domain/quote/quote-title.ts';
import type { PricingStore } from '../store/index.ts';

/** What other services are told of a quote as it stands. */
export async function quoteEvents(
  { prices }: Pick<PricingStore, 'prices'>,
  quote: Quote,
  model: MeasuredModel | null,
): Promise<NewEvent[]> {
  const { id: quoteId, ownerId, modelId, quantity, taxRegion } = quote;
  const { rules } = await prices.of(quote);
  const material = materialOf(rules, quote.materialId);
  // A quote is only asked for, and only priced, by rules that have its material.
  if (!material) throw new Error(`${quoteId} is for ${quote.materialId}, which rules ${quote.rulesVersion} lack`);
  const title = quoteTitle(material, model?.fileName ?? null);
  switch (quote.state) {
    case 'QUEUED':
      return [{ type: 'quote.requested.v1', payload: { quoteId, ownerId, modelId, quantity, title, taxRegion } }];
    case 'CALCULATING':
      return [];
    case 'FAILED':
      return [{ type: 'quote.failed.v1', payload: { quoteId, ownerId, modelId, code: quote.failure ?? 'FAILED' } }];
    case 'READY': {
      const { price, validUntil } = quote;
      if (!price || !validUntil) throw new Error(`${quoteId} is ready without a price`);
      const warnings = quote.problems.filter(({ severity }) => severity === 'WARNS').map(({ code }) => code);
      return [
        {
          type: 'quote.ready.v1',
          payload: {
            quoteId,
            ownerId,
            modelId,
            quantity,
            title,
            taxRegion,
            price: price.total,
            validUntil: validUntil.toISOString(),
            leadTimeDays: price.leadTimeDays,
            warnings,
          },
        },
      ];
    }
  }
}
