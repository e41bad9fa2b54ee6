import { type Identity, isSignedIn } from '@alexandrite/contracts/identity';
import { accept, type Outcome } from '@alexandrite/contracts/outcome';
import { commandKey, type Loaded, repeatOf, retryLostRace } from '@alexandrite/service-kit/aggregates';
import { newId } from '@alexandrite/service-kit/ids';
import {
  idempotencyKeyReused,
  invalidInput,
  notFound,
  notSignedIn,
  refuseBadIdempotencyKey,
} from '@alexandrite/service-kit/refusals';
import type { LengthUnit } from '../domain/geometry/measurement.ts';
import { finishesOf, materialOf } from '../domain/price/price-rules.ts';
import type { Quote } from '../domain/quote/quote.ts';
import { advanceQuote } from './advance-quote.ts';
import type { QuoteDesk } from './quote-desk.ts';
import { quoteEvents } from './quote-events.ts';

export interface RequestQuote {
  readonly modelId: string;
  readonly materialId: string;
  readonly finishId?: string | null | undefined;
  readonly quantity: number;
  readonly unit: LengthUnit;
  readonly idempotencyKey: string;
}

export type RequestQuoteRefusal = 'NotSignedIn' | 'NotFound' | 'InvalidInput' | 'IdempotencyKeyReused';

/** Asks what a model costs. Its model may still be on its way: the quote waits for it. */
export async function requestQuote(
  desk: QuoteDesk,
  caller: Identity,
  input: RequestQuote,
): Promise<Outcome<Loaded<Quote>, RequestQuoteRefusal>> {
  if (!isSignedIn(caller)) return notSignedIn();
  const badKey = refuseBadIdempotencyKey(input.idempotencyKey);
  if (badKey) return badKey;
  const { idempotencyKey, ...wanted } = input;
  const { rules } = desk.terms;
  const { modelId, materialId, quantity, unit } = wanted;
  const material = materialOf(rules, materialId);
  if (!material) return notFound('MATERIAL_NOT_FOUND');
  const finishes = finishesOf(rules, material);
  const finish = wanted.finishId ? finishes.find(({ id }) => id === wanted.finishId) : finishes[0];
  if (!finish) return notFound('FINISH_NOT_FOUND');
  if (quantity < 1 || quantity > rules.largestQuantity) {
    return invalidInput('QUANTITY_RANGE', 'quantity', { most: rules.largestQuantity });
  }
  const command = commandKey('requestQuote', caller.accountId, idempotencyKey, wanted);

  return retryLostRace(async () => {
    const earlier = await desk.store.quotes.loadByCommand(command);
    if (earlier) return repeatOf(command, earlier.commandKeys) === 'SAME' ? accept(earlier) : idempotencyKeyReused();
    const model = await desk.store.models.load(modelId);
    // Somebody else's model looks like one that does not exist.
    if (model && model.state.ownerId !== caller.accountId) return notFound('MODEL_NOT_FOUND');
    const quote: Quote = {
      id: newId('quo'),
      ownerId: caller.accountId,
      modelId,
      materialId: material.id,
      finishId: finish.id,
      quantity,
      unit,
      state: 'QUEUED',
      progress: 0,
      measurement: null,
      problems: [],
      price: null,
      validUntil: null,
      failure: null,
      requestedAt: desk.clock(),
    };
    const events = quoteEvents(quote, model?.state ?? null, rules);
    const inserted = await desk.store.quotes.insert(quote, { events, command });
    return accept((await advanceQuote(desk, quote.id)) ?? inserted);
  });
}
