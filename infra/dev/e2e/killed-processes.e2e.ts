import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type RunningStack, startStack } from '../src/stack/start-stack.ts';
import { GraphClient } from './support/graph-client.ts';
import { everyStatus, type StoryStep, tellOrderStory } from './support/order-story.ts';
import { aRing, type SampleModel } from './support/sample-model.ts';

/** Each process and the step right after which it is killed: when it has just begun, or is about to begin, its part. */
const kills: readonly (readonly [process: string, after: StoryStep])[] = [
  ['shop', 'uploadStarted'],
  ['pricing-worker-1', 'uploaded'],
  ['pricing', 'uploaded'],
  ['gateway', 'quoted'],
  ['orders', 'submitted'],
  ['redis', 'submitted'],
  ['production', 'approved'],
  ['mongo', 'taken'],
  ['orders', 'shipped'],
];

let stack: RunningStack;
let dataDir: string;
let model: SampleModel;

beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'alexandrite-kills-'));
  stack = await startStack({ portBase: 3_300, dataDir, apps: false });
  model = await aRing();
});

afterAll(async () => {
  await stack.stop();
  await rm(dataDir, { recursive: true, force: true });
});

describe('the story of an order goes on by itself, with nothing lost and nothing done twice, when', () => {
  it.each(kills)('%s is killed after it was %s', async (process, step) => {
    const customer = new GraphClient(stack.urls);
    await customer.signIn('customer@alexandrite.example');
    const operator = new GraphClient(stack.urls);
    await operator.signIn('operator@alexandrite.example');
    const before = (await stack.processes())[process]?.restarts ?? 0;

    const end = await tellOrderStory({
      customer,
      operator,
      model,
      after: async (reached) => {
        if (reached === step) await stack.kill(process);
      },
    });

    expect(end.statuses).toEqual(everyStatus);
    expect(end.totalMinor).toBeGreaterThan(0);
    await stack.waitHealthy(process);
    expect((await stack.processes())[process]?.restarts).toBe(before + 1);
    const { order } = await operator.ask<{
      order: { workOrder: { id: string; stage: string; history: { stage: string }[] } };
    }>(`query ($id: ID!) { order(id: $id) { workOrder { id stage history { stage } } } }`, { id: end.orderId });
    expect(order.workOrder).toMatchObject({ id: end.workOrderId, stage: 'SHIPPED' });
    expect(order.workOrder.history.map(({ stage }) => stage)).toEqual([
      'QUEUED',
      'STARTED',
      'COMPLETED',
      'PACKAGING',
      'SHIPPED',
    ]);
  });
});
