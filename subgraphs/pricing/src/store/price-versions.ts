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
} from '../domain/price/rules/versions/price-version.ts';
import { priceListTag } from '../domain/price/rules/price-list-tag.ts';
import { type KeptVersion, priceVersionModel } from './price-version-model.ts';

/** More than are ever scheduled: a year has so many days. */
const mostScheduled = 1_000;
/** Versions announced at a time; the others are at the next. */
const mostAnnounced = 20;

/** What a publisher says; the store adds what it is kept under. */
export type NewVersion<Kind extends PublishedKind> = Omit<PriceVersion<Kind>, 'id' | 'kind'>;

/** What a command published, and the keys of the commands that did. */
export interface PublishedByCommand<Kind extends PublishedKind> {
  readonly published: PriceVersion<Kind>;
  readonly commandKeys: readonly CommandKey[];
}

/** What was published is never changed; a scheduled one is written once more, when it has taken effect. */
export type PriceVersions<Kind extends PublishedKind> = ReturnType<typeof versionsOf<Kind>>;

/** The rules and the rates, with all their history. */
export function openPriceVersions({ mongo, clock, relay }: Pick<Platform, 'mongo' | 'clock' | 'relay'>) {
  const model = priceVersionModel(mongo);
  relay.watch(model);
  const store = new AggregateStore<KeptVersion>({
    model,
    clock,
    onWritten: (written, id) => {
      relay.nudge(written, id);
    },
    // A scheduled version too, when it is published: what is stored then does not know yet that it ends.
    purges: () => [priceListTag],
  });
  return { rules: versionsOf(store, model, 'RULES'), rates: versionsOf(store, model, 'RATES') };
}

function versionsOf<Kind extends PublishedKind>(
  store: AggregateStore<KeptVersion>,
  model: Model<AggregateRecord & KeptVersion>,
  kind: Kind,
) {
  // The collection holds both kinds; what is found by a kind is of that kind.
  const typed = ({ isAwaited: _, ...version }: KeptVersion): PriceVersion<Kind> => version as PriceVersion<Kind>;
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

    /** When another version comes into force after a moment; null while none is scheduled. */
    async nextAfter(moment: Date): Promise<Date | null> {
      const found = await model
        .findOne({ kind, effectiveFrom: { $gt: moment } }, { effectiveFrom: 1 })
        .sort({ effectiveFrom: 1 })
        .lean();
      return found?.effectiveFrom ?? null;
    },

    /** Versions that are to take effect after a moment; in no particular order. */
    async scheduledAfter(moment: Date): Promise<PriceVersion<Kind>[]> {
      const found = await store.find({ kind, effectiveFrom: { $gt: moment } }, mostScheduled);
      return found.map(({ state }) => typed(state));
    },

    /** What a command published; null when it did not. */
    async publishedBy(command: CommandKey): Promise<PublishedByCommand<Kind> | null> {
      const loaded = await store.loadByCommand(command);
      return loaded && { published: typed(loaded.state), commandKeys: loaded.commandKeys };
    },

    /** @throws LostRaceError when another of that number was published meanwhile. */
    async publish(version: NewVersion<Kind>, command?: CommandKey): Promise<PriceVersion<Kind>> {
      const published: PriceVersion<Kind> = { ...version, kind, id: versionId(kind, version.version) };
      try {
        const isScheduled = version.effectiveFrom > version.publishedAt;
        await store.insert({ ...published, ...(isScheduled ? { isAwaited: true } : {}) }, command ? { command } : {});
      } catch (fault) {
        if (isDuplicateKey(fault, '_id')) throw new LostRaceError(`${published.id} was published by another`);
        throw fault;
      }
      return published;
    },

    /** Announces, once each, the scheduled versions that have taken effect by a moment. */
    async announce(moment: Date): Promise<void> {
      const due = { kind, isAwaited: true, effectiveFrom: { $lte: moment } };
      for (const loaded of await store.find(due, mostAnnounced)) {
        const { isAwaited: _, ...announced } = loaded.state;
        try {
          await store.save(loaded, announced);
        } catch (fault) {
          // Another process was faster.
          if (!(fault instanceof LostRaceError)) throw fault;
        }
      }
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
