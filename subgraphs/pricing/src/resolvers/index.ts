import { presentRefusal } from '@alexandrite/service-kit/refusals';
import { dateTimeScalar } from '@alexandrite/service-kit/subgraph';
import { requestQuote } from '../commands/request-quote.ts';
import type { MutationResolvers, QueryResolvers, Resolvers } from './__generated__/types.ts';
import * as quoteTypes from './quote.ts';
import { refusalTexts } from './texts.ts';

const Query: QueryResolvers = {
  materials: (_, __, { desk }) => desk.terms.rules.materials,
  quote: (_, { id }, { quoteById }) => quoteById.load(id),
};

const Mutation: MutationResolvers = {
  async requestQuote(_, { input }, { desk, caller }) {
    const outcome = await requestQuote(desk, caller, input);
    if (!outcome.ok) return presentRefusal(outcome, refusalTexts, caller.locale);
    return { __typename: 'QuoteRequested', quote: { quote: outcome.value.state, revision: outcome.value.revision } };
  },
};

/** Subscriptions are answered by the gateway from queries; a subgraph only declares them. */
export const resolvers: Resolvers = { DateTime: dateTimeScalar, Query, Mutation, ...quoteTypes };
