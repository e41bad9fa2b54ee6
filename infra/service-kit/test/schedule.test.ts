import { createLog } from '../src/log/index.ts';
import { startSchedule } from '../src/queues/index.ts';
import type { RedisClient } from '../src/redis/index.ts';
import { waitUntil } from '../src/testing/index.ts';
import { openNumberedRedis, silent } from './own-redis.ts';

describe('a schedule', () => {
  let redis: RedisClient;
  const stops: (() => Promise<void>)[] = [];
  beforeEach(async () => {
    redis = await openNumberedRedis(12);
  });
  afterEach(async () => {
    await Promise.all(stops.splice(0).map((stop) => stop()));
    await redis.close();
  });
  async function start(run: () => Promise<void>, log = silent): Promise<() => Promise<void>> {
    const stop = await startSchedule({ name: 'look-round', everyMs: 50, run }, redis, log);
    stops.push(stop);
    return stop;
  }

  it('runs again and again', async () => {
    let runs = 0;
    await start(async () => void (runs += 1));
    await waitUntil('it ran three times', () => runs >= 3);
  });

  it('runs in one of two processes at a time, though a run takes longer than its turn', async () => {
    let runs = 0;
    let running = 0;
    let most = 0;
    const run = async (): Promise<void> => {
      running += 1;
      most = Math.max(most, running);
      const until = performance.now() + 200;
      await waitUntil('four turns have passed', () => performance.now() > until);
      running -= 1;
      runs += 1;
    };
    await start(run);
    await start(run);
    await waitUntil('it ran five times', () => runs >= 5);
    expect(most).toBe(1);
  });

  it('goes on in the other process when one stops taking part', async () => {
    const runs = { first: 0, second: 0 };
    const stopFirst = await start(async () => void (runs.first += 1));
    await start(async () => void (runs.second += 1));
    await waitUntil('it runs', () => runs.first + runs.second > 0);
    await stopFirst();
    const before = { ...runs };
    await waitUntil('the second goes on', () => runs.second >= before.second + 3);
    expect(runs.first).toBe(before.first);
  });

  it('comes again in its time after a run failed, which is logged', async () => {
    let runs = 0;
    const lines: string[] = [];
    await start(
      async () => {
        runs += 1;
        if (runs === 1) throw new Error('no light');
      },
      createLog('test', 'info', { write: (line) => void lines.push(line) }),
    );
    await waitUntil('it ran again', () => runs >= 3);
    expect(lines.join()).toMatch(/"schedule":"look-round".*scheduled work failed/);
    expect(lines).toHaveLength(1);
  });
});
