import type { ParkedModelResolvers } from './__generated__/types.ts';

export const ParkedModel: ParkedModelResolvers = {
  model: ({ id }) => ({ __typename: 'Model', id }),
  reason: ({ parked }) => parked?.reason ?? '',
  parkedAt: ({ parked, takenUpAt }) => parked?.at ?? takenUpAt,
};
