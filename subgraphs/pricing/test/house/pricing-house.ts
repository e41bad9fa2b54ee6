import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { EventEnvelope, EventPayloads, SalesChannel } from '@alexandrite/contracts/events';
import type { Identity, SignedInIdentity } from '@alexandrite/contracts/identity';
import { createEventPublisher, eventQueueName } from '@alexandrite/service-kit/events';
import { identityHeader, signIdentity } from '@alexandrite/service-kit/identity';
import { newId } from '@alexandrite/service-kit/ids';
import { createLog } from '@alexandrite/service-kit/log';
import { createQueue } from '@alexandrite/service-kit/queues';
import { connectRedis, type RedisClient } from '@alexandrite/service-kit/redis';
import { type FileStore, openFileStore } from '@alexandrite/service-kit/storage';
import { aKeyPair, waitUntil } from '@alexandrite/service-kit/testing';
import type { Queue } from 'bullmq';
import { measuringQueueName } from '../../src/workers/measuring-queue.ts';
import { ServiceProcess } from './child-process.ts';

const identityKeys = aKeyPair();

/** As `start:worker` has them. */
export const workerOptions = ['--single-threaded-gc'];

/** How long a process may take to start on a busy machine, in milliseconds. */
const startLimitMs = 30_000;

type Uploaded = EventPayloads['model.uploaded.v1'];

interface Place {
  /** With a number of its own: queues have the same names everywhere. It is emptied. */
  readonly redisUrl: string;
  /** Without a database. */
  readonly mongodbUrl: string;
}

/** Pricing as it runs in life: the subgraph's process and those of its workers, told of uploads as the shop tells. */
export class PricingHouse {
  readonly #env: Readonly<Record<string, string>>;
  readonly #redis: RedisClient;
  readonly #publisher: ReturnType<typeof createEventPublisher>;
  readonly #files: FileStore;
  readonly #folder: string;
  readonly #listeners: Readonly<Record<'shop' | 'orders', { queue: Queue<EventEnvelope>; events: EventEnvelope[] }>>;
  readonly #processes: ServiceProcess[] = [];
  #graph = '';

  private constructor(env: Readonly<Record<string, string>>, redis: RedisClient, folder: string) {
    this.#env = env;
    this.#redis = redis;
    this.#publisher = createEventPublisher(redis);
    this.#listeners = {
      shop: { queue: createQueue(eventQueueName('shop'), redis), events: [] },
      orders: { queue: createQueue(eventQueueName('orders'), redis), events: [] },
    };
    this.#folder = folder;
    this.#files = openFileStore({ STORAGE_DIR: folder, S3_REGION: 'none' });
  }

  /** Starts the subgraph; its workers are started one by one. */
  static async open({ redisUrl, mongodbUrl }: Place): Promise<PricingHouse> {
    const redis = await connectRedis(redisUrl, createLog('test', 'silent'));
    await redis.flushDb();
    const folder = await mkdtemp(path.join(tmpdir(), 'alexandrite-pricing-'));
    const database = new URL(mongodbUrl);
    database.pathname = `/${newId('pricing')}`;
    const env = { REDIS_URL: redisUrl, MONGODB_URL: database.href, STORAGE_DIR: folder, LOG_LEVEL: 'warn' };
    const house = new PricingHouse(env, redis, folder);
    await house.#startSubgraph();
    return house;
  }

  async #startSubgraph(): Promise<void> {
    const [port, internalPort] = [await freePort(), await freePort()];
    const ports = { PORT: String(port), INTERNAL_PORT: String(internalPort) };
    const process = this.#run('src/main.ts', { ...ports, IDENTITY_PUBLIC_KEY: identityKeys.text.publicKey });
    this.#graph = `http://127.0.0.1:${port}/graphql`;
    await isReady(process, internalPort);
  }

  /** Starts a worker and waits until it is well. */
  async startWorker(): Promise<ServiceProcess> {
    const internalPort = await freePort();
    const process = this.#run('src/workers/main.ts', { INTERNAL_PORT: String(internalPort) }, workerOptions);
    await isReady(process, internalPort);
    return process;
  }

  /**
   * Starts a worker that will be well by and by.
   * @param entry another than the worker's own
   */
  beginWorker(entry = 'src/workers/main.ts'): ServiceProcess {
    return this.#run(entry, { INTERNAL_PORT: '0' }, workerOptions);
  }

  /** How many models were measured by another process than the one that had begun. */
  async takenOver(): Promise<number> {
    const queue = createQueue(measuringQueueName, this.#redis);
    const jobs = await queue.getJobs(['completed', 'active']);
    await queue.close();
    return jobs.filter(({ stalledCounter }) => stalledCounter > 0).length;
  }

  /** Stores a file as the shop does and tells of it; answers the model's id. */
  async upload(...file: Parameters<PricingHouse['store']>): Promise<string> {
    const stored = await this.store(...file);
    await this.tell(stored);
    return stored.modelId;
  }

  /** Stores a file as the shop does; answers what is to be told of it. */
  async store(
    owner: SignedInIdentity,
    fileName: string,
    bytes: Uint8Array,
    channel: SalesChannel = 'SHOP',
  ): Promise<Uploaded> {
    const modelId = newId('mdl');
    const storageKey = `models/${modelId}/${fileName}`;
    await this.#files.put(storageKey, bytes);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return { modelId, ownerId: owner.accountId, fileName, storageKey, byteSize: bytes.length, sha256, channel };
  }

  /** Tells the subgraph of a file that was stored. */
  async tell(payload: Uploaded): Promise<void> {
    const [id, occurredAt] = [newId('evt'), new Date().toISOString()];
    await this.#publisher.publish({
      id,
      type: 'model.uploaded.v1',
      payload,
      occurredAt,
      aggregateId: payload.modelId,
      revision: 1,
      trace: {},
    });
  }

  async ask<Data>(as: Identity, query: string, variables: object = {}): Promise<Data> {
    const response = await fetch(this.#graph, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        [identityHeader]: await signIdentity({ identity: as }, 'pricing', identityKeys.signing),
      },
      body: JSON.stringify({ query, variables }),
    });
    // The caller says what it asked for.
    const { data, errors } = (await response.json()) as { data: Data; errors?: unknown };
    if (errors !== undefined) throw new Error(JSON.stringify(errors));
    return data;
  }

  /** What a service was told that nobody runs here, oldest first. */
  async told(service: 'shop' | 'orders'): Promise<readonly EventEnvelope[]> {
    const { queue, events } = this.#listeners[service];
    // Nobody takes them away: what is known stays where it was.
    const jobs = await queue.getJobs(['wait'], events.length, -1, true);
    events.push(...jobs.map(({ data }) => data));
    return events;
  }

  async close(): Promise<void> {
    await Promise.all(this.#processes.map((process) => process.kill()));
    await Promise.all(Object.values(this.#listeners).map(({ queue }) => queue.close()));
    await this.#publisher.close();
    await this.#redis.flushDb();
    await this.#redis.close();
    await rm(this.#folder, { recursive: true });
  }

  #run(entry: string, env: Readonly<Record<string, string>>, nodeOptions?: readonly string[]): ServiceProcess {
    const process = new ServiceProcess(entry, { ...this.#env, ...env }, nodeOptions);
    this.#processes.push(process);
    return process;
  }
}

async function isReady(process: ServiceProcess, internalPort: number): Promise<void> {
  await waitUntil(
    'a process is ready',
    async () => {
      if (!process.runs) throw new Error(`it ended:\n${process.output}`);
      const health = await fetch(`http://127.0.0.1:${internalPort}/health/ready`).catch(() => null);
      return health?.ok;
    },
    startLimitMs,
  );
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('the system gave no port');
  return address.port;
}
