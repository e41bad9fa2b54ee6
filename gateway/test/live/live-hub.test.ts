import { liveLog } from '@alexandrite/contracts/live';
import { publishRevocation, publishSignal } from '@alexandrite/service-kit/live';
import { createLog } from '@alexandrite/service-kit/log';
import { connectRedis, type RedisClient } from '@alexandrite/service-kit/redis';
import { endOf } from '@alexandrite/service-kit/sessions';
import { waitUntil } from '@alexandrite/service-kit/testing';
import { type LiveHub, openLiveHub } from '../../src/live/changes/hub.ts';

const log = createLog('gateway', 'silent');

const caughtUp = (): void => undefined;

/** On a database of its own: what happens to the log here is nobody else's loss. */
describe('the hub', () => {
  let redis: RedisClient;
  let listener: RedisClient;
  let hub: LiveHub;
  const connect = () => connectRedis(`${process.env['TEST_REDIS_URL'] ?? ''}/15`, log);
  const signal = (id: string, revision: number, ownerId: string | null = null) =>
    publishSignal(redis, { entity: 'Order', id, revision, ownerId, trace: {} });
  /** Somebody who writes down what they hear. */
  const follow = (reach: Parameters<LiveHub['follow']>[1]) => {
    const told: string[] = [];
    const end = hub.follow('Order', reach, {
      signal: ({ signal: { id, revision } }) => told.push(`${id} ${revision}`),
      missed: () => told.push('missed'),
    });
    return { told, end };
  };

  beforeEach(async () => {
    redis = await connect();
    await redis.del(liveLog);
    listener = await connect();
    await signal('ord_before', 1);
    hub = await openLiveHub(listener, log);
  });
  afterEach(async () => {
    await hub.close();
    await listener.close();
    await redis.close();
  });

  it('brings each change to those whom it concerns, until they have enough', async () => {
    const [all, one, own] = [follow('all'), follow({ id: 'ord_1' }), follow({ ownerId: 'acc_1' })];
    await signal('ord_1', 1, 'acc_2');
    await signal('ord_2', 1, 'acc_1');
    await waitUntil('all is heard', () => all.told.length === 2);
    expect([all.told, one.told, own.told]).toEqual([['ord_1 1', 'ord_2 1'], ['ord_1 1'], ['ord_2 1']]);
    one.end();
    await signal('ord_1', 2);
    await waitUntil('all is heard', () => all.told.length === 3);
    expect(one.told).toEqual(['ord_1 1']);
  });

  it('knows what happened after a position, from before it was opened too', async () => {
    const [first] = (await redis.xRange(liveLog, '-', '+')) ?? [];
    const { told } = follow('all');
    await signal('ord_1', 1);
    await signal('ord_1', 2);
    await waitUntil('all is heard', () => told.length === 2);
    const missed = hub.since(first?.id ?? '');
    expect(missed?.map((heard) => heard.signal.revision)).toEqual([1, 2]);
    expect(missed?.at(-1)?.place).toEqual(hub.last);
  });

  it('tells of ended sessions in their place among the changes', async () => {
    const told: unknown[] = [];
    const missed = () => told.push('missed');
    hub.followRevocations({ revoked: (revocation) => told.push(revocation), caughtUp, missed });
    hub.follow('Order', 'all', { signal: (heard) => told.push(heard.signal.id), missed });
    await signal('ord_1', 1);
    const expiresAt = new Date(Date.now() + 60_000);
    const session = { sessionId: 'ses_1', expiresAt };
    await publishRevocation(redis, endOf(session));
    await signal('ord_2', 1);
    await waitUntil('all is heard', () => told.length === 3);
    expect(told).toEqual(['ord_1', endOf(session), 'ord_2']);
  });

  it('passes over what it cannot read', async () => {
    const { told } = follow('all');
    await redis.xAdd(liveLog, '*', { signal: 'nonsense' });
    await signal('ord_1', 1);
    await waitUntil('the next is heard', () => told.length === 1);
  });

  const breakConnection = async (): Promise<void> => {
    const id = await listenerId;
    await redis.sendCommand(['CLIENT', 'KILL', 'ID', String(id)]);
  };
  let listenerId: Promise<unknown>;
  beforeEach(() => {
    listenerId = waitUntil('it listens', async () => {
      const clients = JSON.stringify(await redis.sendCommand(['CLIENT', 'LIST', 'TYPE', 'normal']));
      const line = clients.split('\\n').find((client) => / db=15 .* cmd=xread /.test(client));
      return /^"?id=(\d+)/.exec(line ?? '')?.[1];
    });
  });

  it('reads what was said while its connection was broken', async () => {
    const { told } = follow('all');
    await breakConnection();
    await signal('ord_1', 1);
    await signal('ord_1', 2);
    await waitUntil('all is heard', () => told.length === 2);
    expect(told).toEqual(['ord_1 1', 'ord_1 2']);
  });

  it('says so when the log was lost meanwhile, and goes on', async () => {
    const { told } = follow('all');
    const sessions: string[] = [];
    hub.followRevocations({
      revoked: ({ kind }) => sessions.push(kind),
      caughtUp,
      missed: () => sessions.push('missed'),
    });
    const before = hub.last.position;
    await redis.del(liveLog);
    await breakConnection();
    await waitUntil('it is told', () => told.includes('missed'));
    expect(sessions).toEqual(['missed']);
    expect(hub.since(before)).toBeNull();
    await signal('ord_1', 7);
    await waitUntil('it goes on', () => told.includes('ord_1 7'));
  });

  it('says that revocations may have been missed whenever its connection was lost', async () => {
    const told: string[] = [];
    hub.followRevocations({ revoked: ({ kind }) => told.push(kind), caughtUp, missed: () => told.push('missed') });
    await breakConnection();
    await waitUntil('it is told', () => told.length > 0);
    expect(told).toEqual(['missed']);
  });

  it('notices that the log was emptied though its connection was not lost', async () => {
    const { told } = follow('all');
    await redis.del(liveLog);
    await waitUntil('it is told', () => told.includes('missed'));
  });

  it('notices that the log was shortened past the place that it had reached', async () => {
    const { told } = follow('all');
    const written = redis.multi();
    for (let revision = 1; revision <= 1_500; revision += 1) {
      const signal = { entity: 'Order', id: 'ord_1', revision, ownerId: null, trace: {} };
      written.xAdd(liveLog, '*', { signal: JSON.stringify(signal) });
    }
    await written.xTrim(liveLog, 'MAXLEN', 1_200).exec();
    await waitUntil('it is told', () => told.includes('missed'));
  });
});
