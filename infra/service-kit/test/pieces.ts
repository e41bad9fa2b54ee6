import type { Connection, Model } from 'mongoose';
import {
  type AggregateRecord,
  aggregateSchema,
  AggregateStore,
  type NewEvent,
  type OutboxDelivery,
  OutboxRelay,
} from '../src/aggregates/index.ts';
import { newId } from '../src/ids/index.ts';
import { createLog } from '../src/log/index.ts';
import { createIndexes } from '../src/mongo/index.ts';
import { openTestPlatform, type TestPlatform } from '../src/testing/index.ts';

/** A piece on the bench: the smallest aggregate with every kind of field. */
export interface Piece {
  readonly id: string;
  readonly made: number;
  readonly note: string | null;
  readonly engraving?: string | undefined;
  readonly stones: readonly string[];
}
export type PieceModel = Model<AggregateRecord & Piece>;

export function aPiece(given: Partial<Piece> = {}): Piece {
  return { id: newId('pce'), made: 0, note: null, stones: [], ...given };
}

export function pieceModel(connection: Connection): PieceModel {
  const schema = aggregateSchema<Piece>({
    made: { type: Number, required: true },
    note: { type: String, default: null },
    engraving: { type: String },
    stones: { type: [String], default: [] },
  });
  return connection.model<AggregateRecord & Piece>('Piece', schema, 'pieces');
}

export interface PieceBench {
  readonly platform: TestPlatform;
  readonly model: PieceModel;
  readonly pieces: AggregateStore<Piece>;
  /** Starts a relay that sweeps often; ended with the bench. */
  startRelay(delivery: Partial<OutboxDelivery>): OutboxRelay;
  close(): Promise<void>;
}

interface BenchOptions {
  readonly live?: boolean;
  readonly purges?: (before: Piece | null, after: Piece) => readonly string[];
}

/** A store of pieces in a database of its own. Nothing is delivered before a relay is started. */
export async function openPieceBench(options: BenchOptions = {}): Promise<PieceBench> {
  const platform = await openTestPlatform('production');
  const model = pieceModel(platform.mongo);
  await createIndexes(platform.mongo);
  const relays: OutboxRelay[] = [];
  const pieces = new AggregateStore<Piece>({
    model,
    clock: platform.clock,
    onWritten: (written, id) => {
      for (const relay of relays) relay.nudge(written, id);
    },
    ...(options.purges ? { purges: options.purges } : {}),
    ...(options.live ? { live: { entity: 'WorkOrder', ownerOf: () => 'acc_1' } } : {}),
  });
  return {
    platform,
    model,
    pieces,
    startRelay(delivery) {
      const relay = new OutboxRelay({
        log: createLog('test', 'silent'),
        sweepEveryMs: 20,
        delivery: {
          event: async () => undefined,
          signal: async () => undefined,
          revocation: async () => undefined,
          purge: async () => undefined,
          ...delivery,
        },
      });
      relay.watch(model);
      relays.push(relay);
      relay.start();
      return relay;
    },
    async close() {
      for (const relay of relays) await relay.close();
      await platform.close();
    },
  };
}

/** An event that says which one it is. */
export function aMeasured(modelId: string): NewEvent {
  return { type: 'model.measured.v1', payload: { modelId } };
}
