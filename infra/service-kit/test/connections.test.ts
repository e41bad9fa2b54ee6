import { Schema } from 'mongoose';
import { createEventPublisher, consumeEvents } from '../src/events/index.ts';
import { connectMongo, pingMongo } from '../src/mongo/index.ts';
import { startSchedule } from '../src/queues/index.ts';
import { connectRedis } from '../src/redis/index.ts';
import { waitUntil } from '../src/testing/index.ts';
import { silent } from './own-redis.ts';
import { type OwnServer, ownMongo, ownRedis } from './servers.ts';

describe('the connection to Redis', () => {
  let server: OwnServer;
  beforeEach(async () => {
    server = await ownRedis();
  });
  afterEach(() => server.remove());

  it('waits for a server that is started later', async () => {
    const connecting = connectRedis(server.url, silent);
    await server.start();
    const redis = await connecting;
    expect(await redis.ping()).toBe('PONG');
    await redis.close();
  });

  it('outlives its server: what is asked meanwhile is answered after the restart', async () => {
    await server.start();
    const redis = await connectRedis(server.url, silent);
    await redis.set('stone', 'ruby');
    await server.kill();
    await waitUntil('the client knows', () => !redis.isReady);
    const asked = redis.get('stone');
    await server.start();
    expect(await asked).toBe('ruby');
    await redis.close();
  });

  it('brings events and schedules back with it', async () => {
    await server.start();
    const redis = await connectRedis(server.url, silent);
    const publisher = createEventPublisher(redis);
    const handled: string[] = [];
    const consumer = consumeEvents(
      'shop',
      redis,
      { 'model.measured.v1': async ({ id }) => void handled.push(id) },
      silent,
    );
    let runs = 0;
    const stop = await startSchedule(
      { name: 'look-round', everyMs: 50, run: async () => void (runs += 1) },
      redis,
      silent,
    );
    const publish = (id: string): Promise<void> =>
      publisher.publish({
        id,
        type: 'model.measured.v1',
        payload: { modelId: 'mdl_1' },
        aggregateId: 'mdl_1',
        revision: 1,
        occurredAt: '2026-03-02T09:00:00.000Z',
        trace: {},
      });
    await publish('evt_before');
    await waitUntil('the first was handled', () => handled.includes('evt_before'));
    await server.kill();
    await waitUntil('the client knows', () => !redis.isReady);
    const published = publish('evt_meanwhile');
    await server.start();
    await published;
    await waitUntil('the second was handled', () => handled.includes('evt_meanwhile'), 25_000);
    const before = runs;
    await waitUntil('the schedule goes on', () => runs > before + 1, 25_000);
    await stop();
    await consumer.close();
    await publisher.close();
    await redis.close();
  }, 60_000);
});

describe('the connection to the database', () => {
  let server: OwnServer;
  beforeEach(async () => {
    server = await ownMongo();
  });
  afterEach(() => server.remove());

  it('waits for a server that is started later', async () => {
    const connecting = connectMongo(server.url, silent);
    await server.start();
    const mongo = await connecting;
    await expect(pingMongo(mongo)).resolves.toBeUndefined();
    await mongo.close();
  });

  it('outlives its server, which kept what it acknowledged', async () => {
    await server.start();
    const mongo = await connectMongo(server.url, silent);
    const model = mongo.model('Stone', new Schema({ name: String }));
    await model.create({ name: 'ruby' });
    await server.kill();
    await waitUntil('it does not answer', async () =>
      pingMongo(mongo).then(
        () => false,
        () => true,
      ),
    );
    await server.start();
    await waitUntil('it answers', async () =>
      pingMongo(mongo).then(
        () => true,
        () => false,
      ),
    );
    await model.create({ name: 'opal' });
    expect((await model.find().sort({ name: 1 })).map(({ name }) => name)).toEqual(['opal', 'ruby']);
    await mongo.close();
  });

  it('is not tried again when the address itself is wrong', async () => {
    await expect(connectMongo('mongodb://', silent)).rejects.toThrow();
  });
});
