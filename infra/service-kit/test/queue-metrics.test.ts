import { eventQueueName, watchEventQueue } from '../src/events/index.ts';
import { registry } from '../src/metrics/index.ts';
import { createQueue } from '../src/queues/index.ts';
import { openTestPlatform, type TestPlatform } from '../src/testing/index.ts';

describe('the metrics of a queue of events', () => {
  let platform: TestPlatform;
  beforeAll(async () => {
    platform = await openTestPlatform('production');
  });
  afterAll(() => platform.close());

  it('tell how many events wait, how long the oldest has, and which were given up', async () => {
    const queue = createQueue(eventQueueName('production'), platform.redis);
    await queue.obliterate({ force: true });
    const unwatch = watchEventQueue(queue);
    await queue.add('any', {}, { jobId: 'evt_old', timestamp: Date.now() - 90_000 });
    await queue.add('any', {}, { jobId: 'evt_new' });
    const text = await registry.metrics();
    expect(text).toMatch(/^event_queue_jobs\{state="wait"\} 2$/m);
    expect(text).toMatch(/^event_queue_jobs\{state="failed"\} 0$/m);
    const oldest = Number(/^event_queue_oldest_seconds (\S+)$/m.exec(text)?.[1]);
    expect(oldest).toBeGreaterThanOrEqual(90);
    unwatch();
    await queue.obliterate({ force: true });
    await queue.close();
  });
});
