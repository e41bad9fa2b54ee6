import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createHash } from 'node:crypto';
import { eventRoutes } from '@alexandrite/contracts/events';
import type { SignedInIdentity } from '@alexandrite/contracts/identity';
import { newId } from '@alexandrite/service-kit/ids';
import { type FileStore, openFileStore } from '@alexandrite/service-kit/storage';
import {
  createTestSubgraph,
  openTestPlatform,
  type TestPlatform,
  type TestSubgraph,
  waitUntil,
} from '@alexandrite/service-kit/testing';
import { buildPricing } from '../src/service.ts';
import { openPricingStore } from '../src/store/index.ts';
import { borrowRedis } from './own-redis.ts';
import { startMeasuringWorker } from '../src/workers/measuring-worker.ts';

export interface PricingService {
  readonly platform: TestPlatform;
  readonly subgraph: TestSubgraph;
  readonly files: FileStore;
  /** Stores a file as the shop does and tells of it; answers the model's id. */
  upload(owner: SignedInIdentity, fileName: string, bytes: Uint8Array): Promise<string>;
  /** Waits until a quote has come to an end, handing the service its own events as its queue would. */
  quoteEnds(owner: SignedInIdentity, quoteId: string): Promise<QuoteShown>;
  runSchedules(): Promise<void>;
  close(): Promise<void>;
}

export interface QuoteShown {
  readonly id: string;
  readonly status: string;
  readonly progress: number;
  readonly price: { readonly amountMinor: number; readonly currency: string } | null;
  readonly breakdown: readonly {
    readonly kind: string;
    readonly basis: string;
    readonly amount: { readonly amountMinor: number };
  }[];
  readonly geometry: {
    readonly triangleCount: number;
    readonly volumeMm3: number;
    readonly watertight: boolean;
  } | null;
  readonly problems: readonly { readonly code: string; readonly severity: string; readonly message: string }[];
  readonly failure: string | null;
  readonly validUntil: string | null;
  readonly massGrams: number | null;
}

const quoteFields = /* GraphQL */ `
  fragment QuoteFields on Quote {
    id
    status
    progress
    failure
    validUntil
    massGrams
    price {
      amountMinor
      currency
    }
    breakdown {
      kind
      basis
      amount {
        amountMinor
      }
    }
    geometry {
      triangleCount
      volumeMm3
      watertight
      boundingBox {
        size {
          x
        }
      }
    }
    problems {
      code
      severity
      message
    }
    material {
      id
      name
    }
  }
`;

/** The pricing service and one of its workers, on the test run's databases and a folder of files. */
export async function openPricingService(): Promise<PricingService> {
  const own = await borrowRedis();
  const testPlatform = await openTestPlatform('pricing');
  const platform = { ...testPlatform, redis: own.redis };
  const parts = await buildPricing(platform, { QUOTE_VALID_HOURS: 72, MODEL_WAIT_HOURS: 2, SHOW_COST: true });
  const subgraph = await createTestSubgraph(platform, parts);
  const folder = await mkdtemp(path.join(tmpdir(), 'alexandrite-files-'));
  const files = openFileStore({ STORAGE_DIR: folder, S3_REGION: 'none' });
  const worker = startMeasuringWorker({
    redis: platform.redis,
    store: openWorkerStore(platform),
    files,
    log: platform.log,
    clock: platform.clock,
  });
  let handled = 0;
  const settle = async (): Promise<void> => {
    await platform.relay.idle();
    while (handled < platform.published.length) {
      const event = platform.published[handled];
      handled += 1;
      // Which type the envelope is of is only known now.
      if (event && eventRoutes[event.type].includes('pricing')) await parts.eventHandlers[event.type]?.(event as never);
      await platform.relay.idle();
    }
  };
  return {
    platform,
    subgraph,
    files,
    async upload(owner, fileName, bytes) {
      const modelId = newId('mdl');
      const storageKey = `models/${modelId}.stl`;
      await files.put(storageKey, bytes);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const told = { modelId, ownerId: owner.accountId, fileName, storageKey, byteSize: bytes.length, sha256 };
      await subgraph.handle('model.uploaded.v1', told);
      return modelId;
    },
    quoteEnds(owner, quoteId) {
      return waitUntil(`quote ${quoteId} ends`, async () => {
        await settle();
        const quote = await showQuote(subgraph, owner, quoteId);
        return quote && quote.status !== 'QUEUED' && quote.status !== 'CALCULATING' ? quote : null;
      });
    },
    async runSchedules() {
      for (const schedule of parts.schedules ?? []) await schedule.run();
    },
    async close() {
      await worker.close();
      await subgraph.close();
      await testPlatform.close();
      await own.release();
      await rm(folder, { recursive: true });
    },
  };
}

/** A worker is another process in life: it opens the store for itself, over the models that the service registered. */
function openWorkerStore(platform: TestPlatform) {
  return openPricingStore({ ...platform, mongo: platform.mongo.useDb(platform.mongo.name, { useCache: false }) });
}

export async function showQuote(subgraph: TestSubgraph, as: SignedInIdentity, id: string): Promise<QuoteShown | null> {
  const query = `query ($id: ID!) { quote(id: $id) { ...QuoteFields } } ${quoteFields}`;
  return (await subgraph.ask<{ quote: QuoteShown | null }>(as, query, { id })).data.quote;
}

interface Answer {
  readonly __typename: string;
  readonly quote?: QuoteShown;
  readonly code?: string;
  readonly message?: string;
}

/** Asks for a quote; silver, one piece, unless said otherwise. */
export async function requestQuote(subgraph: TestSubgraph, as: SignedInIdentity, input: object): Promise<Answer> {
  const query = `mutation ($input: RequestQuoteInput!) {
    requestQuote(input: $input) { __typename ... on Refusal { code message } ... on QuoteRequested { quote { ...QuoteFields } } }
  } ${quoteFields}`;
  const usual = { materialId: 'silver-925', quantity: 1, unit: 'MM', idempotencyKey: newId('key') };
  const answer = await subgraph.ask<{ requestQuote: Answer } | null>(as, query, { input: { ...usual, ...input } });
  if (!answer.data) throw new Error(JSON.stringify(answer.errors));
  return answer.data.requestQuote;
}
