import { createHash } from 'node:crypto';
import type { SignedInIdentity } from '@alexandrite/contracts/identity';
import { registry } from '@alexandrite/service-kit/metrics';
import { newId } from '@alexandrite/service-kit/ids';
import { createQueue } from '@alexandrite/service-kit/queues';
import { aCustomer, anIdentity, waitUntil } from '@alexandrite/service-kit/testing';
import { torus } from '../src/domain/geometry/test/shapes.ts';
import { binaryStlFile } from '../src/formats/test/stl-files.ts';
import { measuringQueueName, measuringTries } from '../src/workers/measuring-queue.ts';
import { openPricingService, type PricingService, requestQuote, showQuote } from './pricing-service.ts';

let service: PricingService;
beforeAll(async () => {
  service = await openPricingService();
});
afterAll(async () => {
  await service.close();
});

const manager = anIdentity({ roles: ['MANAGER'] });
let made = 0;

/** A model that cannot be measured: its file is told of, and is not there. Comes with a way to put it there. */
async function aLostModel(customer: SignedInIdentity) {
  const file = binaryStlFile(torus(10 + (made += 1), 1));
  const modelId = newId('mdl');
  const storageKey = `models/${modelId}.stl`;
  const sha256 = createHash('sha256').update(file).digest('hex');
  const told = { modelId, fileName: 'lost.stl', storageKey, byteSize: file.length, sha256 };
  await service.subgraph.handle('model.uploaded.v1', { ...told, ownerId: customer.accountId });
  const asked = await requestQuote(service.subgraph, customer, { modelId });
  return { modelId, quoteId: asked.quote?.id ?? '', find: () => service.files.put(storageKey, file) };
}

interface Parked {
  readonly parkedModels: {
    readonly nodes: readonly { model: { id: string }; fileName: string; reason: string; parkedAt: string }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

async function parked(first = 20, after: string | null = null): Promise<Parked['parkedModels']> {
  const query = `query ($first: Int, $after: String) { parkedModels(first: $first, after: $after) {
    nodes { model { id } fileName reason parkedAt } pageInfo { hasNextPage endCursor } } }`;
  return (await service.subgraph.ask<Parked>(manager, query, { first, after })).data.parkedModels;
}

async function measureAgain(as: SignedInIdentity, modelId: string): Promise<object> {
  const query = `mutation ($input: MeasureAgainInput!) { measureAgain(input: $input) {
    __typename ... on Refusal { code } ... on MeasuredAgain { model { id } } } }`;
  return (await service.subgraph.ask<{ measureAgain: object }>(as, query, { input: { modelId } })).data.measureAgain;
}

describe('a model that cannot be measured in any of its tries', () => {
  it('fails its quotes, is shown to staff, and is measured again when they say so', async () => {
    const customer = aCustomer();
    const { modelId, quoteId, find } = await aLostModel(customer);
    const failed = await service.quoteEnds(customer, quoteId);
    expect(failed).toMatchObject({ status: 'FAILED', problems: [{ code: 'MEASURING_FAILED' }] });
    const [newest] = (await parked()).nodes;
    expect(newest).toMatchObject({ model: { id: modelId }, fileName: 'lost.stl' });
    expect(newest?.reason).toBe('its file is not in the store');

    await find();
    expect(await measureAgain(customer, modelId)).toMatchObject({ __typename: 'NotAllowed' });
    expect(await measureAgain(manager, modelId)).toMatchObject({ __typename: 'MeasuredAgain', model: { id: modelId } });
    expect((await parked()).nodes.map(({ model }) => model.id)).not.toContain(modelId);
    expect(await service.quoteEnds(customer, quoteId)).toMatchObject({ status: 'READY', problems: [], failure: null });
    expect(await measureAgain(manager, modelId)).toMatchObject({ __typename: 'NotFound', code: 'MODEL_NOT_FOUND' });
  });

  it('leaves a quote as it failed that is older than a price would hold', async () => {
    const customer = aCustomer();
    const { modelId, quoteId, find } = await aLostModel(customer);
    await service.quoteEnds(customer, quoteId);
    await find();
    const now = service.platform.clock();
    service.platform.setTime(new Date('2026-03-12T09:00:00.000Z'));
    await measureAgain(manager, modelId);
    service.platform.setTime(now);
    expect(await showQuote(service.subgraph, customer, quoteId)).toMatchObject({ status: 'FAILED' });
  });

  it('is listed newest first, page by page', async () => {
    const models = [await aLostModel(aCustomer()), await aLostModel(aCustomer()), await aLostModel(aCustomer())];
    const wanted = new Set(models.map(({ modelId }) => modelId));
    await waitUntil('all are parked', async () => {
      const { nodes } = await parked();
      return nodes.filter(({ model }) => wanted.has(model.id)).length === wanted.size;
    });
    const all = (await parked()).nodes.map(({ model }) => model.id);
    const paged: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const { nodes, pageInfo } = await parked(1, after);
      paged.push(...nodes.map(({ model }) => model.id));
      ({ endCursor: after, hasNextPage: more } = pageInfo);
    }
    expect(paged).toEqual(all);
  });

  it('is counted among the metrics, beside what waits', async () => {
    const { nodes } = await parked(100);
    const metrics = await registry.metrics();
    expect(metrics).toContain(`models_parked ${nodes.length}`);
    expect(metrics).toContain('measuring_queue_jobs{state="prioritized"} 0');
    expect(metrics).toMatch(/models_parked_total [1-9]/);
    expect(metrics).toMatch(/measuring_oldest_seconds \d/);
  });

  it('is for staff alone to see', async () => {
    const answer = await service.subgraph.ask(aCustomer(), '{ parkedModels { nodes { fileName } } }');
    expect(answer).toEqual({ data: { parkedModels: { nodes: [] } } });
  });
});

describe('a model whose storage does not answer', () => {
  it('is tried until it does, oftener than one that falls over', async () => {
    const { files } = service;
    const read = files.getStream.bind(files);
    let refusals = 0;
    files.getStream = async (key) => {
      refusals += 1;
      if (refusals <= measuringTries + 1) throw new Error('storage is down');
      return read(key);
    };
    const customer = aCustomer();
    const modelId = await service.upload(customer, 'ring.stl', binaryStlFile(torus(5, 1)));
    const asked = await requestQuote(service.subgraph, customer, { modelId });
    expect(await service.quoteEnds(customer, asked.quote?.id ?? '')).toMatchObject({ status: 'READY' });
    expect(refusals).toBe(measuringTries + 2);
    files.getStream = read;
  });
});

describe('a model that the queue has lost', () => {
  it('is put back, and its quote is priced', async () => {
    const customer = aCustomer();
    const queue = createQueue(measuringQueueName, service.platform.redis);
    await queue.pause();
    const modelId = await service.upload(customer, 'ring.stl', binaryStlFile(torus(4, 1)));
    const asked = await requestQuote(service.subgraph, customer, { modelId });
    await (await queue.getJob(modelId))?.remove();
    await queue.resume();
    await service.runSchedules();
    expect(await service.quoteEnds(customer, asked.quote?.id ?? '')).toMatchObject({ status: 'READY' });
    await queue.close();
  });
});
