import { dateTimeScalar } from '@alexandrite/service-kit/subgraph';
import type { Resolvers } from './__generated__/types.ts';
import { Mutation } from './mutations.ts';
import { Query } from './queries.ts';
import * as workOrderTypes from './work-order.ts';

/** Subscriptions are answered by the gateway from queries; a subgraph only declares them. */
export const resolvers: Resolvers = { DateTime: dateTimeScalar, Query, Mutation, ...workOrderTypes };
