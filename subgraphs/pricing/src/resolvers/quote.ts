import { boxSize } from '../domain/geometry/surface.ts';
import { problemMessage } from '../domain/geometry/problem-texts.ts';
import { modelProblem, type ModelProblem as Problem } from '../domain/geometry/model-problem.ts';
import { finishesOf, materialOf, pricePerGramMinor } from '../domain/price/price-rules.ts';
import { refusalMessage } from '../domain/price/price-refusal.ts';
import { type Quote as PricedQuote, statusAt } from '../domain/quote/quote.ts';
import type {
  BoundingBoxResolvers,
  FinishResolvers,
  GeometryResolvers,
  MaterialResolvers,
  ModelProblemResolvers,
  PriceLineResolvers,
  QuoteResolvers,
} from './__generated__/types.ts';

export const Quote: QuoteResolvers = {
  __resolveReference: ({ id }, { quoteById }) => quoteById.load(id),
  id: ({ quote }) => quote.id,
  status: ({ quote }, _, { desk }) => statusAt(quote, desk.clock()),
  progress: ({ quote }) => quote.progress,
  price: ({ quote }) => quote.price?.total ?? null,
  breakdown: ({ quote }) => quote.price?.lines ?? [],
  geometry: ({ quote }) => quote.measurement,
  problems: ({ quote }) => quote.problems,
  failure: ({ quote }, _, { caller }) => failureText(quote)?.[caller.locale] ?? null,
  validUntil: ({ quote }) => quote.validUntil,
  leadTimeDays: ({ quote }) => quote.price?.leadTimeDays ?? null,
  massGrams: ({ quote }) => quote.price?.massGrams ?? null,
  quantity: ({ quote }) => quote.quantity,
  unit: ({ quote }) => quote.unit,
  material: ({ quote }, _, { desk }) => known(materialOf(desk.terms.rules, quote.materialId)),
  finish: ({ quote }, _, { desk }) => known(desk.terms.rules.finishes.find(({ id }) => id === quote.finishId)),
  model: ({ quote }) => ({ __typename: 'Model', id: quote.modelId }),
  requestedAt: ({ quote }) => quote.requestedAt,
};

export const Material: MaterialResolvers = {
  __resolveReference: ({ id }, { desk }) => materialOf(desk.terms.rules, id),
  name: ({ name }, _, { caller }) => name[caller.locale],
  pricePerGram: (material, _, { desk: { terms } }) => ({
    amountMinor: pricePerGramMinor(terms.rules, material),
    currency: terms.rules.currency,
  }),
  finishes: (material, _, { desk }) => finishesOf(desk.terms.rules, material),
};

export const Finish: FinishResolvers = {
  name: ({ name }, _, { caller }) => name[caller.locale],
};

export const PriceLine: PriceLineResolvers = {
  label: ({ label }, _, { caller }) => label[caller.locale],
  basis: ({ explanation }, _, { caller }) => explanation[caller.locale],
};

export const Geometry: GeometryResolvers = {
  boundingBox: ({ boundingBoxMm }) => boundingBoxMm,
  bodyCount: ({ bodies }) => bodies,
};

export const BoundingBox: BoundingBoxResolvers = {
  size: (box) => boxSize(box),
};

export const ModelProblem: ModelProblemResolvers = {
  message: (problem, _, { caller }) => problemMessage(problem)[caller.locale],
};

/** Why a quote has no price, when no problem of the model says so. */
function failureText({ failure, problems }: PricedQuote) {
  switch (failure) {
    case null:
      return null;
    case 'MODEL_NOT_FOUND':
      return {
        ru: 'Файл модели так и не загрузился. Загрузите его снова.',
        en: 'The model’s file never arrived. Upload it again.',
      };
    case 'PRICE_TOO_LARGE':
      return refusalMessage({ code: 'PRICE_TOO_LARGE' });
    case 'MODEL_HAS_PROBLEMS': {
      const gravest: Problem = problems[0] ?? modelProblem('MEASURING_FAILED');
      return problemMessage(gravest);
    }
  }
}

/** Quotes keep ids of materials and finishes that never leave the rules. */
function known<T>(found: T | null | undefined): T {
  if (!found) throw new Error('a quote names what the price rules lack');
  return found;
}
