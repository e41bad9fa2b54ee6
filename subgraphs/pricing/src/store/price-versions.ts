import {
  type AggregateRecord,
  AggregateStore,
  type CommandKey,
  LostRaceError,
} from '@alexandrite/service-kit/aggregates';
import { isDuplicateKey } from '@alexandrite/service-kit/mongo';
import type { Platform } from '@alexandrite/service-kit/subgraph';
import type { Model } from 'mongoose';
import {
  type PriceVersion,
  type Published,
  type PublishedKind,
  versionId,
} from '../domain/price/rules/price-version.ts';
import { priceVersionModel } from './price-version-model.ts';

/** What a publisher says; the store adds what it is kept under. */
export type NewVersion<Kind extends PublishedKind> = Omit<PriceVersion<Kind>, 'id' | 'kind'>;

/** What a command published, and the keys of the commands that did. */
export interface PublishedByCommand<Kind extends PublishedKind> {
  readonly published: PriceVersion<Kind>;
  readonly commandKeys: readonly CommandKey[];
}

/** Published ones are never written again. */
export type PriceVersions<Kind extends PublishedKind> = ReturnType<typeof versionsOf<Kind>>;

/** The rules and the rates, with all their history. */
export function openPriceVersions({ mongo, clock, relay }: Pick<Platform, 'mongo' | 'clock' | 'relay'>) {
  const model = priceVersionModel(mongo);
  relay.watch(model);
  const store = new AggregateStore<PriceVersion>({
    model,
    clock,
    onWritten: (written, id) => {
      relay.nudge(written, id);
    },
  });
  return { rules: versionsOf(store, model, 'RULES'), rates: versionsOf(store, model, 'RATES') };
}

function versionsOf<Kind extends PublishedKind>(
  store: AggregateStore<PriceVersion>,
  model: Model<AggregateRecord & PriceVersion>,
  kind: Kind,
) {
  // The collection holds both kinds; what is found by a kind is of that kind.
  const typed = (version: PriceVersion): PriceVersion<Kind> => version as PriceVersion<Kind>;
  return {
    /** The version of that number; null when there is none. */
    async load(version: number): Promise<PriceVersion<Kind> | null> {
      const loaded = await store.load(versionId(kind, version));
      return loaded && typed(loaded.state);
    },

    /** Newest first, those below a number. */
    async list(limit: number, below: number | null = null): Promise<PriceVersion<Kind>[]> {
      const behind = below === null ? {} : { version: { $lt: below } };
      return (await store.find({ kind, ...behind }, limit, { _id: -1 })).map(({ state }) => typed(state));
    },

    /** The number of the version in force at a moment; null before the first. Reads no content: it is asked often. */
    async numberInForce(moment: Date): Promise<number | null> {
      const found = await model
        .findOne({ kind, effectiveFrom: { $lte: moment } }, { version: 1 })
        .sort({ effectiveFrom: -1, version: -1 })
        .lean();
      return found?.version ?? null;
    },

    /** What a command published; null when it did not. */
    async publishedBy(command: CommandKey): Promise<PublishedByCommand<Kind> | null> {
      const loaded = await store.loadByCommand(command);
      return loaded && { published: typed(loaded.state), commandKeys: loaded.commandKeys };
    },

    /** @throws LostRaceError when another of that number was published meanwhile. */
    async publish(version: NewVersion<Kind>, command: CommandKey): Promise<PriceVersion<Kind>> {
      const published: PriceVersion<Kind> = { ...version, kind, id: versionId(kind, version.version) };
      try {
        await store.insert(published, { command });
      } catch (fault) {
        if (isDuplicateKey(fault, '_id')) throw new LostRaceError(`${published.id} was published by another`);
        throw fault;
      }
      return published;
    },

    /** Publishes version 1 unless there is one, however many processes do so at once. */
    async begin(content: Published[Kind]): Promise<void> {
      await store.insertOnce({
        id: versionId(kind, 1),
        kind,
        version: 1,
        // From the beginning of time: whatever the clock says, something is in force.
        effectiveFrom: new Date(0),
        publishedAt: new Date(0),
        publishedBy: null,
        note: '',
        content,
      });
    },
  };
}
