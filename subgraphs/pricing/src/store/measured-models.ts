import type { AggregateStore, Loaded } from '@alexandrite/service-kit/aggregates';
import type { MomentKey, SortKey } from '@alexandrite/service-kit/connections';
import type { KnownShape } from '../domain/geometry/shape/shape.ts';
import type { MeasuredModel } from '../domain/quote/measured-model.ts';
import { measuringVersion } from '../domain/quote/model-outcome.ts';

/** Models looked at when one may be like another: the rest is as likely, and each has to be compared. */
const mostAlike = 8;

/** What a cursor of the parked models holds. */
export function parkedSortKey({ parked, id }: MeasuredModel): SortKey {
  return [parked?.at.toISOString() ?? '', id];
}

/** What is asked about models beside their ids. */
export function measuredModelQueries(models: AggregateStore<MeasuredModel>) {
  return {
    /** Models with this content that came to an end, whoever's they are. */
    async measuredOfContent(sha256: string): Promise<MeasuredModel[]> {
      const ended = { sha256, state: { $in: ['MEASURED', 'REJECTED'] }, measuredWith: measuringVersion };
      return (await models.find(ended, mostAlike)).map(({ state }) => state);
    },

    /** Shapes with this key, whoever's they are, and what was measured in them. */
    async shapesOfKey(key: string): Promise<KnownShape[]> {
      const wanted = { 'shape.key': key, state: 'MEASURED', measuredWith: measuringVersion };
      const found = await models.find(wanted, mostAlike);
      return found.flatMap(({ state: { shape, measurement } }) =>
        shape && measurement ? [{ shape, measurement }] : [],
      );
    },

    /** Models that are to be measured, the longest waiting first, from behind one of them on. */
    async beingMeasured(after: MeasuredModel | null, limit: number): Promise<MeasuredModel[]> {
      const behind = after && {
        $or: [{ takenUpAt: { $gt: after.takenUpAt } }, { takenUpAt: after.takenUpAt, _id: { $gt: after.id } }],
      };
      const found = await models.find({ state: 'MEASURING', ...behind }, limit, { takenUpAt: 1, _id: 1 });
      return found.map(({ state }) => state);
    },

    /** Parked models, newest first, from behind a cursor on. */
    async parkedModels(after: MomentKey | null, limit: number): Promise<Loaded<MeasuredModel>[]> {
      const conditions: Record<string, unknown>[] = [{ 'parked.at': { $exists: true } }];
      if (after) {
        const [at, id] = after;
        conditions.push({ $or: [{ 'parked.at': { $lt: at } }, { 'parked.at': at, _id: { $lt: id } }] });
      }
      return models.find({ $and: conditions }, limit, { 'parked.at': -1, _id: -1 });
    },

    /** How many models are parked. */
    countParked: (): Promise<number> => models.count({ 'parked.at': { $exists: true } }),
  };
}
