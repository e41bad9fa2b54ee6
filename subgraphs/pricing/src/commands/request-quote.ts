import { textBounds } from '@alexandrite/contracts/bounds/texts';
import { type Identity, isSignedIn } from '@alexandrite/contracts/identity';
import { accept, type Outcome, type Refused } from '@alexandrite/contracts/outcome';
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
import { type ChoiceRefusal, lookUpChoices } from '../domain/price/choices.ts';
import { engravingText } from '../domain/price/lines/engraving-text.ts';
import type { PieceChoices } from '../domain/price/piece-to-price.ts';
import { type Quote, unitToUse } from '../domain/quote/quote.ts';
import { advanceQuote } from './advance-quote.ts';
import type { QuoteDesk } from './quote-desk.ts';
import { quoteEvents } from './quote-events.ts';

export interface RequestQuote {
  readonly modelId: string;
  readonly materialId: string;
  readonly finishId?: string | null | undefined;
  readonly quantity: number;
  readonly unit?: LengthUnit | null | undefined;
  readonly overrideFileUnit: boolean;
  readonly stones: PieceChoices['stones'];
  readonly engraving?: string | null | undefined;
  readonly express: boolean;
  readonly taxRegion: string;
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
  // A model may still be on its way, but no id of ours is that long, and a quote keeps it.
  if (input.modelId.length > textBounds.id.limit) return notFound('MODEL_NOT_FOUND');
  const { idempotencyKey, ...wanted } = input;
  const { prices, quotes, models } = desk.store;
  const choices = { ...wanted, finishId: wanted.finishId ?? null, engraving: engravingText(wanted.engraving) };
  const list = await prices.inForce();
  const looked = lookUpChoices(choices, list.rules);
  const command = commandKey('requestQuote', caller.accountId, idempotencyKey, wanted);

  return retryLostRace(async () => {
    // First of all: what was asked for once is answered, even if it could not be asked for anew.
    const earlier = await quotes.loadByCommand(command);
    if (earlier) return repeatOf(command, earlier.commandKeys) === 'SAME' ? accept(earlier) : idempotencyKeyReused();
    if (!looked.ok) return refuseChoice(looked.refusal);
    const model = (await models.load(wanted.modelId))?.state ?? null;
    // Somebody else's model looks like one that does not exist.
    if (model && model.ownerId !== caller.accountId) return notFound('MODEL_NOT_FOUND');
    const unit = { unitAsked: wanted.unit ?? null, overrideFileUnit: wanted.overrideFileUnit };
    const quote: Quote = {
      id: newId('quo'),
      ownerId: caller.accountId,
      modelId: wanted.modelId,
      materialId: looked.found.material.id,
      finishId: looked.found.finish.id,
      quantity: choices.quantity,
      stones: choices.stones.map(({ stoneId, count }) => ({ stoneId, count })),
      engraving: choices.engraving,
      express: choices.express,
      taxRegion: choices.taxRegion,
      ...unit,
      unit: unitToUse(unit, model?.measurement?.fileUnit ?? null),
      ...waiting,
      rulesVersion: list.rulesVersion,
      ratesVersion: list.ratesVersion,
      requestedAt: desk.clock(),
    };
    const inserted = await quotes.insert(quote, { events: await quoteEvents(desk.store, quote, model), command });
    return accept((await advanceQuote(desk, quote.id)) ?? inserted);
  });
}

/** What a quote is before anything is known of its model. */
const waiting = {
  state: 'QUEUED',
  progress: 0,
  measurement: null,
  problems: [],
  price: null,
  validUntil: null,
  failure: null,
  repriced: null,
} as const;

function refuseChoice(refusal: ChoiceRefusal): Refused<'NotFound' | 'InvalidInput'> {
  switch (refusal.code) {
    case 'UNKNOWN_MATERIAL':
      return notFound('MATERIAL_NOT_FOUND');
    case 'UNKNOWN_FINISH':
      return notFound('FINISH_NOT_FOUND');
    case 'UNKNOWN_STONE':
      return notFound('STONE_NOT_FOUND');
    case 'QUANTITY_OUT_OF_RANGE':
      return invalidInput('QUANTITY_RANGE', 'quantity', { most: refusal.largest });
    case 'STONE_COUNT_OUT_OF_RANGE':
      return invalidInput('STONE_COUNT_RANGE', `stones.${refusal.index}.count`, { most: refusal.largest });
    case 'STONE_TWICE':
      return invalidInput('STONE_TWICE', `stones.${refusal.index}.stoneId`);
    case 'TOO_MANY_STONES':
      return invalidInput('TOO_MANY_STONES', 'stones', { most: refusal.largest });
    case 'ENGRAVING_TOO_LONG':
      return invalidInput('ENGRAVING_TOO_LONG', 'engraving', { most: refusal.largest });
    case 'ENGRAVING_NOT_POSSIBLE':
      return invalidInput('ENGRAVING_NOT_POSSIBLE', 'engraving');
    case 'UNKNOWN_REGION':
      return invalidInput('TAX_REGION_UNKNOWN', 'taxRegion');
  }
}
