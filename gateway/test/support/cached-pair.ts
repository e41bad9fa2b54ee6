import { createLog } from '@alexandrite/service-kit/log';
import { connectRedis, type RedisClient } from '@alexandrite/service-kit/redis';
import { waitUntil } from '@alexandrite/service-kit/testing';
import { type OwnRedis, ownRedis } from './cache-stand.ts';
import { type CachedGateway, type CachedHouse, openCachedHouse } from './cached-gateway.ts';

/** Whether an answer came out of the cache. */
export const isHit = ({ headers }: { readonly headers: Headers }): boolean =>
  headers.get('cache-status') === 'gateway; hit';

/** Two gateways that share a cache: new ones with nothing stored for each test, over one Redis for all tests of a file. */
export class CachedPair {
  #server: OwnRedis | null = null;
  #redis: RedisClient | null = null;
  #house: CachedHouse | null = null;

  /** To be called where a file begins: opens and closes what its tests need. */
  static forTests(): CachedPair {
    const pair = new CachedPair();
    beforeAll(() => pair.#start());
    beforeEach(() => pair.#open());
    afterEach(() => pair.house.close());
    afterAll(() => pair.#remove());
    return pair;
  }

  get server(): OwnRedis {
    return there(this.#server);
  }

  get redis(): RedisClient {
    return there(this.#redis);
  }

  get house(): CachedHouse {
    return there(this.#house);
  }

  get one(): CachedGateway {
    return there(this.house.gateways[0]);
  }

  get other(): CachedGateway {
    return there(this.house.gateways[1]);
  }

  /** Asks until it is answered from the cache; how often the shop was asked for it. */
  async warm(gateway: CachedGateway, query: string, given = {}): Promise<number> {
    const { shop } = this.house;
    const before = shop.questions;
    await waitUntil('it is stored', async () => {
      await gateway.post(query, given);
      const { questions } = shop;
      return isHit(await gateway.post(query, given)) && shop.questions === questions;
    });
    return shop.questions - before;
  }

  async #start(): Promise<void> {
    this.#server = await ownRedis();
    await this.#server.start();
    this.#redis = await connectRedis(this.#server.url, createLog('test', 'silent'));
  }

  async #open(): Promise<void> {
    await this.redis.flushAll();
    this.#house = await openCachedHouse(this.server.url, 2);
  }

  async #remove(): Promise<void> {
    this.redis.destroy();
    await this.server.remove();
  }
}

function there<T>(part: T | null | undefined): T {
  if (part === null || part === undefined) throw new Error('it is opened before the first test');
  return part;
}
