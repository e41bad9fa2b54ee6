import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { newId } from '@alexandrite/service-kit/ids';
import { createLog } from '@alexandrite/service-kit/log';
import { connectRedis, type RedisClient } from '@alexandrite/service-kit/redis';
import { providedUrl, waitUntil } from '@alexandrite/service-kit/testing';
import { openSlowedTries } from '../src/store/slowed-tries.ts';

const slowing = { free: 3, freeAlone: 1, longestSeconds: 60, forgottenSeconds: 600 };

/** A way to the test run's Redis on which nothing moves once it is silenced. */
class RedisLine {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  constructor() {
    const { hostname, port } = new URL(providedUrl('TEST_REDIS_URL'));
    this.#server = createServer((client) => {
      const redis = connect(Number(port), hostname);
      for (const socket of [client, redis]) {
        this.#sockets.add(socket);
        socket.on('error', () => socket.destroy());
      }
      client.pipe(redis).pipe(client);
    });
  }

  /** A client that goes this way. */
  async open(): Promise<RedisClient> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    const { port } = this.#server.address() as AddressInfo;
    const url = new URL(providedUrl('TEST_REDIS_URL'));
    url.host = `127.0.0.1:${port}`;
    return connectRedis(url.href, createLog('shop', 'silent'));
  }

  silence(): void {
    for (const socket of this.#sockets) socket.unpipe().pause();
  }

  close(): void {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
  }
}

let line: RedisLine;
let redis: RedisClient;
beforeEach(async () => {
  line = new RedisLine();
  redis = await line.open();
});
afterEach(() => {
  redis.destroy();
  line.close();
});

/** What so many tries, one after another, were answered. */
async function answersTo(tries: ReturnType<typeof openSlowedTries>, subject: string, count: number) {
  const answers: (number | null)[] = [];
  for (let number = 0; number < count; number += 1) answers.push(await tries.count(subject));
  return answers;
}

describe('slowed tries', () => {
  it('are counted by all processes together', async () => {
    const [one, other] = [openSlowedTries(redis, 'test', slowing), openSlowedTries(redis, 'test', slowing)];
    const subject = newId('sub');
    expect(await answersTo(one, subject, 2)).toEqual([null, null]);
    // The third is free; the fourth is made, and the next has to wait.
    expect(await answersTo(other, subject, 3)).toEqual([null, null, 1]);
    expect(await one.count(newId('sub'))).toBeNull();
  });

  it('are forgotten, and taken back', async () => {
    const tries = openSlowedTries(redis, 'test', slowing);
    const subject = newId('sub');
    await answersTo(tries, subject, 5);
    await tries.forget(subject);
    expect(await answersTo(tries, subject, 3)).toEqual([null, null, null]);
    await tries.takeBack(subject);
    expect(await tries.count(subject)).toBeNull();
    expect(await tries.count(subject)).toBeNull();
    expect(await tries.count(subject)).toBe(1);
  });

  it('are not made longer by those that came too early', async () => {
    const tries = openSlowedTries(redis, 'test', slowing);
    const subject = newId('sub');
    await answersTo(tries, subject, 20);
    await waitUntil('the wait of a second is over', async () => (await tries.count(subject)) === null);
    expect(await tries.count(subject)).toBe(2);
  });

  it.each(['gone', 'silent'])('are counted more strictly by each process while Redis is %s', async (state) => {
    const tries = openSlowedTries(redis, 'test', slowing);
    if (state === 'gone') redis.destroy();
    else line.silence();
    const subject = newId('sub');
    // One is free, one is made after which the next has to wait.
    expect(await answersTo(tries, subject, 3)).toEqual([null, null, 1]);
    await tries.forget(subject);
    expect(await tries.count(subject)).toBeNull();
  });
});
