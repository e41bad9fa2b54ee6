import { isStaff } from '@alexandrite/contracts/identity';
import { seesCost } from '../queries/sees-cost.ts';
import { problemMessage } from '../domain/geometry/problems/problem-texts.ts';
import { modelProblem, type ModelProblem as Problem } from '../domain/geometry/problems/model-problem.ts';
import { materialOf, stoneOf } from '../domain/price/rules/price-rules.ts';
import { recomputes } from '../domain/quote/recomputes.ts';
import { refusalMessage } from '../domain/price/price-refusal.ts';
import { millimetresPerUnit, type Quote as PricedQuote, statusAt } from '../domain/quote/quote.ts';
import type { QuoteResolvers, QuotedStonesResolvers } from './__generated__/types.ts';

export const Quote: QuoteResolvers = {
  __resolveReference: ({ id }, { quoteById }) => quoteById.load(id),
  id: ({ quote }) => quote.id,
  status: ({ quote }, _, { desk }) => statusAt(quote, desk.clock()),
  progress: ({ quote }) => quote.progress,
  price: ({ quote }) => quote.price?.total ?? null,
  breakdown: ({ quote }, _, { desk, caller }) => (seesCost(desk, caller) ? (quote.price?.lines ?? []) : []),
  geometry: ({ quote }) =>
    quote.measurement && { measurement: quote.measurement, millimetresPerUnit: millimetresPerUnit(quote) },
  problems: ({ quote }) => quote.problems,
  failure: ({ quote }, _, { caller }) => failureText(quote)?.[caller.locale] ?? null,
  validUntil: ({ quote }) => quote.validUntil,
  leadTimeDays: ({ quote }) => quote.price?.leadTimeDays ?? null,
  massGrams: ({ quote }) => quote.price?.massGrams ?? null,
  quantity: ({ quote }) => quote.quantity,
  unit: ({ quote }) => quote.unit,
  overrideFileUnit: ({ quote }) => quote.overrideFileUnit,
  async material({ quote }, _, { priceListOf }) {
    return known(materialOf((await priceListOf(quote)).rules, quote.materialId));
  },
  async finish({ quote }, _, { priceListOf }) {
    return known((await priceListOf(quote)).rules.finishes.find(({ id }) => id === quote.finishId));
  },
  async stones({ quote }, _, { priceListOf }) {
    const { rules } = await priceListOf(quote);
    return quote.stones.map(({ stoneId, count }) => ({ stone: known(stoneOf(rules, stoneId)), count }));
  },
  engraving: ({ quote }) => quote.engraving,
  express: ({ quote }) => quote.express,
  taxRegion: ({ quote }) => quote.taxRegion,
  rulesVersion: ({ quote }, _, { desk, caller }) => (seesCost(desk, caller) ? quote.rulesVersion : 0),
  metalRatesVersion: ({ quote }, _, { desk, caller }) => (seesCost(desk, caller) ? quote.ratesVersion : 0),
  async recomputes({ quote }, _, { caller, priceListOf }) {
    return isStaff(caller) && quote.price ? recomputes(quote, await priceListOf(quote)) : null;
  },
  model: ({ quote }) => ({ __typename: 'Model', id: quote.modelId }),
  requestedAt: ({ quote }) => quote.requestedAt,
};

export const QuotedStones: QuotedStonesResolvers = {
  stone: ({ stone }) => stone,
  count: ({ count }) => count,
};

/** Why a quote has no price, when no problem of the model says so. */
function failureText({ failure, problems }: Pick<PricedQuote, 'failure' | 'problems'>) {
  switch (failure) {
    case null:
      return null;
    case 'MODEL_NOT_FOUND':
      return {
        ru: 'Файл модели так и не загрузился. Загрузите его снова.',
        en: 'The model’s file never arrived. Upload it again.',
      };
    case 'NO_LONGER_OFFERED':
      return {
        ru: 'Так мы больше не делаем. Закажите новый расчёт: выберите другой материал, отделку или камни.',
        en: 'We no longer make it so. Ask for a new quote with another material, finish or stones.',
      };
    case 'STONES_DO_NOT_FIT':
    case 'PRICE_TOO_LARGE':
      return refusalMessage({ code: failure });
    case 'MODEL_HAS_PROBLEMS': {
      const gravest: Problem = problems[0] ?? modelProblem('MEASURING_FAILED');
      return problemMessage(gravest);
    }
  }
}

/** A quote names things by the rules of its own version, which had them and never change. */
function known<T>(found: T | null | undefined): T {
  if (!found) throw new Error('a quote names what its price rules lack');
  return found;
}
