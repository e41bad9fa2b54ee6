import { createHash } from 'node:crypto';
import { newId } from '@alexandrite/service-kit/ids';
import { aCustomer } from '@alexandrite/service-kit/testing';
import { torus } from '../src/domain/geometry/test/shapes.ts';
import { binaryStlFile } from '../src/formats/test/stl-files.ts';
import { openPricingService, type PricingService, requestQuote } from './pricing-service.ts';
import { registry } from '@alexandrite/service-kit/metrics';

let service: PricingService;
beforeAll(async () => {
  service = await openPricingService();
});
afterAll(async () => {
  await service.close();
});

const ring = torus(9, 1.3);
const turned = ring.map((corners) => corners.map((_, at) => (corners[at - (at % 3) + ((at + 1) % 3)] ?? 0) * 2 + 5));

async function reusedBy(by: string): Promise<number> {
  const metric = await registry.getSingleMetric('models_reused_total')?.get();
  return metric?.values.find(({ labels }) => 'by' in labels && labels['by'] === by)?.value ?? 0;
}

async function measuredEvents(modelId: string): Promise<readonly object[]> {
  await service.platform.relay.idle();
  return service.platform.published.filter(
    ({ type, payload }) => type === 'model.measured.v1' && 'modelId' in payload && payload.modelId === modelId,
  );
}

async function priceOf(bytes: Uint8Array, fileName: string) {
  const customer = aCustomer();
  const modelId = await service.upload(customer, fileName, bytes);
  const asked = await requestQuote(service.subgraph, customer, { modelId });
  return { modelId, quote: await service.quoteEnds(customer, asked.quote?.id ?? '') };
}

describe('a model that was measured before', () => {
  it('is known by its content, whoever uploaded it and whatever it is called', async () => {
    const file = binaryStlFile(ring, 'once');
    const first = await priceOf(file, 'first.stl');
    const customer = aCustomer();
    const modelId = await service.upload(customer, 'second.STL', file);
    // No worker has seen it: the quote is ready when it is asked for.
    const asked = await requestQuote(service.subgraph, customer, { modelId });
    expect(asked.quote).toMatchObject({ status: 'READY', price: first.quote.price, geometry: first.quote.geometry });
    expect(await measuredEvents(modelId)).toMatchObject([{ payload: { modelId } }]);
    expect(JSON.stringify(await measuredEvents(modelId))).not.toContain(first.modelId);
  });

  it('is known by its content when it was refused', async () => {
    const page = new TextEncoder().encode('<!doctype html><title>Gone</title>');
    const first = await priceOf(page, 'page.stl');
    const customer = aCustomer();
    const modelId = await service.upload(customer, 'other.stl', page);
    const asked = await requestQuote(service.subgraph, customer, { modelId });
    expect(asked.quote).toMatchObject({ status: 'FAILED', problems: first.quote.problems });
  });

  it('is known by its shape, turned, moved and scaled', async () => {
    const before = await reusedBy('shape');
    const first = await priceOf(binaryStlFile(torus(9, 1.3), 'as drawn'), 'ring.stl');
    const second = await priceOf(binaryStlFile(turned), 'turned.stl');
    expect(await reusedBy('shape')).toBeGreaterThan(before);
    expect(second.quote.status).toBe('READY');
    const ratio = (second.quote.geometry?.volumeMm3 ?? 0) / (first.quote.geometry?.volumeMm3 ?? 1);
    expect(ratio).toBeCloseTo(8, 5);
  });

  it('has a preview under the hash of its content, told to the shop', async () => {
    const file = binaryStlFile(torus(7, 1.1));
    const { modelId } = await priceOf(file, 'ring.stl');
    const storageKey = `previews/${createHash('sha256').update(file).digest('hex')}.glb`;
    const byteSize = (await service.files.getBytes(storageKey)).length;
    const preview = { storageKey, byteSize, triangleCount: 2304 };
    expect(await measuredEvents(modelId)).toMatchObject([{ payload: { modelId, preview } }]);
  });

  it('is measured once when it is told of twice', async () => {
    const customer = aCustomer();
    const file = binaryStlFile(torus(6, 1.1));
    const modelId = await service.upload(customer, 'ring.stl', file);
    const asked = await requestQuote(service.subgraph, customer, { modelId });
    const told = {
      modelId,
      ownerId: customer.accountId,
      fileName: 'ring.stl',
      storageKey: `models/${modelId}.stl`,
      byteSize: file.length,
      sha256: createHash('sha256').update(file).digest('hex'),
    };
    await service.subgraph.handle('model.uploaded.v1', told, newId('evt'));
    await service.quoteEnds(customer, asked.quote?.id ?? '');
    await service.subgraph.handle('model.uploaded.v1', told, newId('evt'));
    expect(await measuredEvents(modelId)).toHaveLength(1);
  });
});
