import { dateTimeScalar } from '@alexandrite/service-kit/subgraph';
import type { Resolvers } from './__generated__/types.ts';
import * as geometryTypes from './geometry.ts';
import * as modelTypes from './model.ts';
import { Mutation } from './mutations.ts';
import * as priceTypes from './price.ts';
import { priceRulesDocument } from './price-rules-document.ts';
import * as versionTypes from './price-versions.ts';
import { Query } from './queries.ts';
import * as quoteTypes from './quote.ts';

/** Subscriptions are answered by the gateway from queries; a subgraph only declares them. */
export const resolvers: Resolvers = {
  DateTime: dateTimeScalar,
  PriceRulesDocument: priceRulesDocument,
  Query,
  Mutation,
  ...quoteTypes,
  ...geometryTypes,
  ...priceTypes,
  ...versionTypes,
  ...modelTypes,
};
