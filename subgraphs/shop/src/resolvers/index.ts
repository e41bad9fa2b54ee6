import { dateTimeScalar } from '@alexandrite/service-kit/subgraph';
import type { Resolvers } from './__generated__/types.ts';
import * as accountTypes from './account.ts';
import * as catalogueTypes from './catalogue.ts';
import * as editingTypes from './editing.ts';
import * as modelTypes from './model.ts';
import { Mutation } from './mutations.ts';
import { PartnerKey } from './partner-keys.ts';
import { Query } from './queries.ts';

export const resolvers: Resolvers = {
  DateTime: dateTimeScalar,
  Query,
  Mutation,
  PartnerKey,
  ...accountTypes,
  ...catalogueTypes,
  ...editingTypes,
  ...modelTypes,
};
