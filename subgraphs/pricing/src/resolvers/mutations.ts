import { presentRefusal } from '@alexandrite/service-kit/refusals';
import { measureAgain } from '../commands/measure-again.ts';
import { publishPriceRules } from '../commands/publish-price-rules.ts';
import { repriceQuote } from '../commands/reprice-quote.ts';
import { requestQuote } from '../commands/request-quote.ts';
import { setMetalRates } from '../commands/set-metal-rates.ts';
import { showVersion } from '../queries/price-history.ts';
import { seesCost } from '../queries/sees-cost.ts';
import type { MutationResolvers } from './__generated__/types.ts';
import { presentFiguresToConfirm, presentRulesRefused } from './rules-refused.ts';
import { refusalTexts } from './texts.ts';

export const Mutation: MutationResolvers = {
  async requestQuote(_, { input }, { desk, caller }) {
    const outcome = await requestQuote(desk, caller, input);
    if (!outcome.ok) return presentRefusal(outcome, refusalTexts, caller.locale);
    const { state: quote, revision } = outcome.value;
    return { __typename: 'QuoteRequested', quote: { quote, revision } };
  },

  async repriceQuote(_, { input }, { desk, caller }) {
    const outcome = await repriceQuote(desk, caller, input);
    if (!outcome.ok) return presentRefusal(outcome, refusalTexts, caller.locale);
    const { loaded, previous, price, changes } = outcome.value;
    return {
      __typename: 'QuoteRepriced',
      quote: { quote: loaded.state, revision: loaded.revision },
      previousPrice: previous.total,
      differenceMinor: price.total.amountMinor - previous.total.amountMinor,
      changes: seesCost(desk, caller) ? changes : [],
    };
  },

  async measureAgain(_, { input: { modelId } }, { desk, queue, caller }) {
    const outcome = await measureAgain(desk, queue, caller, modelId);
    if (!outcome.ok) return presentRefusal(outcome, refusalTexts, caller.locale);
    return { __typename: 'MeasuredAgain', model: { __typename: 'Model', id: outcome.value.state.id } };
  },

  async publishPriceRules(_, { input }, { desk, caller }) {
    const outcome = await publishPriceRules(desk, caller, input);
    if (!outcome.ok) return presentRefusal(outcome, refusalTexts, caller.locale);
    if ('faults' in outcome.value) return presentRulesRefused(outcome.value.faults, caller.locale);
    if ('jumps' in outcome.value) return presentFiguresToConfirm(outcome.value.jumps, caller.locale);
    const rules = await showVersion(desk, desk.store.priceVersions.rules, outcome.value);
    return { __typename: 'PriceRulesPublished', rules };
  },

  async setMetalRates(_, { input }, { desk, caller }) {
    const outcome = await setMetalRates(desk, caller, input);
    if (!outcome.ok) return presentRefusal(outcome, refusalTexts, caller.locale);
    if ('jumps' in outcome.value) return presentFiguresToConfirm(outcome.value.jumps, caller.locale);
    const rates = await showVersion(desk, desk.store.priceVersions.rates, outcome.value);
    return { __typename: 'MetalRatesSet', rates };
  },
};
