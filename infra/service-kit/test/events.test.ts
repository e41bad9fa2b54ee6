import { type EventEnvelope, eventRoutes, type ServiceName, services } from '@alexandrite/contracts/events';
import type { Job, Worker } from 'bullmq';
import {
  consumeEvents,
  createEventPublisher,
  type EventHandlers,
  type EventPublisher,
  eventQueueName,
  OutOfOrderError,
} from '../src/events/index.ts';
import { newId } from '../src/ids/index.ts';
import { createLog } from '../src/log/index.ts';
import { createQueue } from '../src/queues/index.ts';
import type { RedisClient } from '../src/redis/index.ts';
import { waitUntil } from '../src/testing/index.ts';
import { openNumberedRedis } from './own-redis.ts';

function anEvent(modelId: string, given: Partial<EventEnvelope> = {}): EventEnvelope<'model.measured.v1'> {
  return {
    id: newId('evt'),
    aggregateId: modelId,
    revision: 1,
    occurredAt: '2026-03-02T09:00:00.000Z',
    trace: {},
    ...given,
    type: 'model.measured.v1',
    payload: { modelId },
  };
}

describe('events between services', () => {
  let redis: RedisClient;
  let publisher: EventPublisher;
  const lines: string[] = [];
  const log = createLog('test', 'info', { write: (line) => void lines.push(line) });
  const consumers: Worker[] = [];

  beforeEach(async () => {
    lines.length = 0;
    redis = await openNumberedRedis(11);
    publisher = createEventPublisher(redis);
  });
  afterEach(async () => {
    await Promise.all(consumers.splice(0).map((consumer) => consumer.close()));
    await publisher.close();
    await redis.close();
  });

  function consume(service: ServiceName, handlers: EventHandlers): Worker {
    const consumer = consumeEvents(service, redis, handlers, log);
    consumers.push(consumer);
    return consumer;
  }
  /** The job of an event in a service's queue. */
  async function jobOf(service: ServiceName, id: string): Promise<Job | undefined> {
    const queue = createQueue(eventQueueName(service), redis);
    try {
      return await queue.getJob(id);
    } finally {
      await queue.close();
    }
  }

  it('go to the queue of each service that consumes them, and to no other', async () => {
    const event = anEvent('mdl_1');
    await publisher.publish(event);
    for (const service of services) {
      const job = await jobOf(service, event.id);
      expect(job?.data).toEqual(eventRoutes[event.type].includes(service) ? event : undefined);
    }
  });

  it('are handed to the consumer of their type', async () => {
    const handled: EventEnvelope[] = [];
    consume('shop', { 'model.measured.v1': async (event) => void handled.push(event) });
    consume('pricing', { 'model.measured.v1': async (event) => void handled.push(event) });
    const event = anEvent('mdl_1');
    await publisher.publish(event);
    await waitUntil('both handled it', () => handled.length === 2);
    expect(handled).toEqual([event, event]);
  });

  it('are handled once though they are delivered twice, before and after', async () => {
    let handled = 0;
    const shop = consume('shop', { 'model.measured.v1': async () => void (handled += 1) });
    const event = anEvent('mdl_1');
    await Promise.all([publisher.publish(event), publisher.publish(event)]);
    await waitUntil('it was handled', async () => (await (await jobOf('shop', event.id))?.getState()) === 'completed');
    await publisher.publish(event);
    const last = anEvent('mdl_last');
    const lastDone = new Promise<void>((resolve) => {
      shop.on('completed', ({ id }) => {
        if (id === last.id) resolve();
      });
    });
    await publisher.publish(last);
    await lastDone;
    expect(handled).toBe(2);
  });

  it('are refused before they reach a queue when they are no events of this house', async () => {
    const wrong = { ...anEvent('mdl_1'), payload: {} };
    await expect(publisher.publish(wrong as never)).rejects.toThrow('modelId');
    expect(await jobOf('shop', wrong.id)).toBeUndefined();
  });

  it('are tried again after a fault, later each time, and the fault is logged', async () => {
    const at: number[] = [];
    consume('shop', {
      'model.measured.v1': async () => {
        at.push(performance.now());
        if (at.length < 4) throw new Error('the kiln is cold');
      },
    });
    const event = anEvent('mdl_1');
    await publisher.publish(event);
    await waitUntil('it was handled', () => at.length === 4);
    // The waits asked for are 100, 200 and 400 ms; a busy machine only adds to them.
    for (const [index, least] of [100, 200, 400].entries()) {
      expect((at[index + 1] ?? 0) - (at[index] ?? 0)).toBeGreaterThanOrEqual(least - 5);
    }
    await waitUntil('the last try is in the log', () => lines.length === 4);
    expect(lines[0]).toMatch(/"level":"warn".*the kiln is cold.*event failed, trying again/);
    expect(lines[0]).toContain(event.id);
    expect(lines[0]).toContain('"modelId":"mdl_1"');
  });

  it('are told of in the log with what they are about', async () => {
    consume('shop', { 'model.measured.v1': async () => undefined });
    await publisher.publish(anEvent('mdl_1'));
    await waitUntil('it was told', () => lines.length === 1);
    expect(lines[0]).toMatch(/"level":"info".*"type":"model.measured.v1","modelId":"mdl_1","msg":"event applied"/);
  });

  it('are tried again without a word when they came too early', async () => {
    let tries = 0;
    consume('shop', {
      'model.measured.v1': async () => {
        tries += 1;
        if (tries < 3) throw new OutOfOrderError('no such model yet');
      },
    });
    await publisher.publish(anEvent('mdl_1'));
    await waitUntil('it was handled', () => tries === 3);
    await waitUntil('it was told', () => lines.length > 0);
    expect(lines.filter((line) => !line.includes('event applied'))).toEqual([]);
  });

  it('do not hold up those behind them', async () => {
    const handled: string[] = [];
    consume('shop', {
      'model.measured.v1': async ({ payload: { modelId } }) => {
        if (modelId === 'mdl_stuck') throw new OutOfOrderError();
        handled.push(modelId);
      },
    });
    await publisher.publish(anEvent('mdl_stuck'));
    await publisher.publish(anEvent('mdl_free'));
    await waitUntil('the other was handled', () => handled.includes('mdl_free'));
  });

  it('are parked and reported when nobody can handle them, and kept for a person', async () => {
    const queue = createQueue(eventQueueName('shop'), redis);
    const event = anEvent('mdl_1');
    await queue.add(event.type, event, { jobId: event.id, attempts: 2 });
    consume('shop', { 'model.measured.v1': () => Promise.reject(new OutOfOrderError('never')) });
    await waitUntil('it is parked', async () => (await queue.getFailedCount()) === 1);
    await waitUntil('it was reported', () => lines.length > 0);
    expect(lines.join()).toMatch(/"level":"error".*event parked/);
    await queue.close();
  });

  it.each([
    ['a type that the service has no consumer for', anEvent('mdl_1'), 'has no consumer for it'],
    ['something that is no event', { hello: 'there' }, 'Invalid input'],
  ])('are not lost silently when they are of %s', async (_, said, complaint) => {
    const queue = createQueue(eventQueueName('shop'), redis);
    consume('shop', {});
    await queue.add('any', said, { attempts: 1 });
    await waitUntil('it is parked', async () => (await queue.getFailedCount()) === 1);
    await waitUntil('it was reported', () => lines.some((line) => line.includes(complaint)));
    await queue.close();
  });

  it('that are being handled are finished before the consumer is closed', async () => {
    const entered = Promise.withResolvers<undefined>();
    const goOn = Promise.withResolvers<undefined>();
    let finished = false;
    const shop = consume('shop', {
      'model.measured.v1': async () => {
        entered.resolve(undefined);
        await goOn.promise;
        finished = true;
      },
    });
    await publisher.publish(anEvent('mdl_1'));
    await entered.promise;
    const closed = shop.close();
    goOn.resolve(undefined);
    await closed;
    expect(finished).toBe(true);
    // What others share stays open.
    expect(await redis.ping()).toBe('PONG');
  });
});
