import { textBounds } from '@alexandrite/contracts/bounds/texts';
import { newId } from '@alexandrite/service-kit/ids';
import { aCustomer } from '@alexandrite/service-kit/testing';
import { binaryStlFile } from '../src/formats/test/stl-files.ts';
import { torus, torusVolume, withoutAt } from '../src/domain/geometry/test/shapes.ts';
import { openPricingService, type PricingService, requestQuote, showQuote } from './pricing-service.ts';

const ring = torus(10, 1);
const ringFile = binaryStlFile(ring);
let service: PricingService;

beforeAll(async () => {
  service = await openPricingService();
});

afterAll(async () => {
  await service.close();
});

describe('a quote', () => {
  it('prices an uploaded ring, line by line', async () => {
    const customer = aCustomer();
    const modelId = await service.upload(customer, 'ring.stl', ringFile);
    const asked = await requestQuote(service.subgraph, customer, { modelId, quantity: 2 });
    const quote = await service.quoteEnds(customer, asked.quote?.id ?? '');
    expect(quote).toMatchObject({ status: 'READY', progress: 1, failure: null, problems: [] });
    expect(quote.geometry?.volumeMm3).toBeCloseTo(torusVolume(10, 1), 3);
    // 10.40 g/cm³: the density of sterling silver.
    expect(quote.massGrams).toBeCloseTo((torusVolume(10, 1) / 1000) * 10.4, 4);
    expect(quote.breakdown.map(({ kind }) => kind)).toEqual([
      'METAL',
      'CASTING',
      'FINISHING',
      'LABOUR',
      'MARGIN',
      'TAX',
    ]);
    const sum = quote.breakdown.reduce((total, line) => total + line.amount.amountMinor, 0);
    expect(quote.price).toEqual({ amountMinor: sum, currency: 'RUB' });
    expect(sum).toBeGreaterThan(0);
    expect(quote.validUntil).toBe('2026-03-05T09:00:00.000Z');
    const ready = service.platform.published.find(
      ({ type, aggregateId }) => type === 'quote.ready.v1' && aggregateId === quote.id,
    );
    expect(ready?.payload).toMatchObject({
      price: { amountMinor: sum },
      title: { en: 'Piece from model ring.stl, sterling silver 925' },
    });
  });

  it('may be asked for before its model has come', async () => {
    const customer = aCustomer();
    const modelId = newId('mdl');
    const asked = await requestQuote(service.subgraph, customer, { modelId });
    expect(asked.quote).toMatchObject({ status: 'QUEUED', price: null });
    const { files, subgraph } = service;
    await files.put('models/later.stl', ringFile);
    await subgraph.handle('model.uploaded.v1', {
      modelId,
      ownerId: customer.accountId,
      fileName: 'later.stl',
      storageKey: 'models/later.stl',
      byteSize: ringFile.length,
      sha256: 'x'.repeat(64),
    });
    expect(await service.quoteEnds(customer, asked.quote?.id ?? '')).toMatchObject({ status: 'READY' });
  });

  it('says what is wrong with an open model, in the customer’s language', async () => {
    const customer = aCustomer({ locale: 'ru' });
    const modelId = await service.upload(customer, 'open.stl', binaryStlFile(withoutAt(ring, 0)));
    const asked = await requestQuote(service.subgraph, customer, { modelId });
    const quote = await service.quoteEnds(customer, asked.quote?.id ?? '');
    expect(quote).toMatchObject({
      status: 'FAILED',
      price: null,
      problems: [{ code: 'OPEN_SURFACE', severity: 'BLOCKS' }],
    });
    expect(quote.failure).toMatch(/[а-я]/);
  });

  it('says what is wrong with a file that is no model', async () => {
    const customer = aCustomer();
    const modelId = await service.upload(
      customer,
      'page.stl',
      new TextEncoder().encode('<!doctype html><p>Not found</p>'),
    );
    const asked = await requestQuote(service.subgraph, customer, { modelId });
    const quote = await service.quoteEnds(customer, asked.quote?.id ?? '');
    expect(quote).toMatchObject({ status: 'FAILED', geometry: null, problems: [{ severity: 'BLOCKS' }] });
    const rejected = service.platform.published.find(
      ({ type, aggregateId }) => type === 'model.rejected.v1' && aggregateId === modelId,
    );
    expect(rejected?.payload).toEqual({ modelId, code: quote.problems[0]?.code });
  });

  it('is taken as drawn in the unit that the customer says', async () => {
    const customer = aCustomer();
    const modelId = await service.upload(customer, 'inches.stl', ringFile);
    const inMm = await requestQuote(service.subgraph, customer, { modelId });
    await service.quoteEnds(customer, inMm.quote?.id ?? '');
    const inInches = await requestQuote(service.subgraph, customer, { modelId, unit: 'INCH' });
    expect(inInches.quote?.geometry?.volumeMm3).toBeCloseTo(torusVolume(10, 1) * 25.4 ** 3, -1);
  });

  it('expires, and is priced anew when it is ordered after that', async () => {
    const customer = aCustomer();
    const modelId = await service.upload(customer, 'ring.stl', ringFile);
    const asked = await requestQuote(service.subgraph, customer, { modelId });
    const id = asked.quote?.id ?? '';
    await service.quoteEnds(customer, id);
    service.platform.setTime(new Date('2026-03-06T09:00:00.000Z'));
    expect(await showQuote(service.subgraph, customer, id)).toMatchObject({ status: 'EXPIRED' });
    await service.subgraph.handle('order.submitted.v1', { orderId: 'ord_1', quoteIds: [id] });
    const repriced = await showQuote(service.subgraph, customer, id);
    expect(repriced).toMatchObject({ status: 'READY', validUntil: '2026-03-09T09:00:00.000Z' });
    service.platform.setTime(new Date('2026-03-02T09:00:00.000Z'));
  });

  it('gives up on a model that never comes', async () => {
    const customer = aCustomer();
    const asked = await requestQuote(service.subgraph, customer, { modelId: 'mdl_never' });
    service.platform.setTime(new Date('2026-03-02T11:30:00.000Z'));
    await service.runSchedules();
    service.platform.setTime(new Date('2026-03-02T09:00:00.000Z'));
    expect(await showQuote(service.subgraph, customer, asked.quote?.id ?? '')).toMatchObject({ status: 'FAILED' });
  });
});

describe('asking for a quote', () => {
  it('is refused with words for what is not to be had', async () => {
    const customer = aCustomer({ locale: 'ru' });
    const ask = (input: object) => requestQuote(service.subgraph, customer, { modelId: 'mdl_any', ...input });
    expect(await ask({ materialId: 'wood' })).toMatchObject({ __typename: 'NotFound', code: 'MATERIAL_NOT_FOUND' });
    expect(await ask({ finishId: 'gold-plated', materialId: 'platinum-950' })).toMatchObject({
      code: 'FINISH_NOT_FOUND',
    });
    expect(await ask({ quantity: 0 })).toMatchObject({
      __typename: 'InvalidInput',
      message: 'Количество — от 1 до 1000.',
    });
    expect(await ask({ idempotencyKey: 'short' })).toMatchObject({ code: 'IDEMPOTENCY_KEY_FORMAT' });
  });

  it('tells nothing of somebody else’s model or quote', async () => {
    const owner = aCustomer();
    const modelId = await service.upload(owner, 'ring.stl', ringFile);
    const stranger = aCustomer();
    expect(await requestQuote(service.subgraph, stranger, { modelId })).toMatchObject({ code: 'MODEL_NOT_FOUND' });
    const asked = await requestQuote(service.subgraph, owner, { modelId });
    expect(await showQuote(service.subgraph, stranger, asked.quote?.id ?? '')).toBeNull();
  });

  it('is not asked for of a model whose id is none of ours, for the quote would keep it', async () => {
    const ask = (modelId: string) => requestQuote(service.subgraph, aCustomer(), { modelId });
    expect((await ask('x'.repeat(textBounds.id.limit))).__typename).toBe('QuoteRequested');
    expect(await ask('x'.repeat(textBounds.id.limit + 1))).toMatchObject({ code: textBounds.id.answer });
  });

  it('twice with one key is one quote', async () => {
    const customer = aCustomer();
    const input = { modelId: 'mdl_any', idempotencyKey: newId('key') };
    const answers = await Promise.all([1, 2, 3].map(() => requestQuote(service.subgraph, customer, input)));
    expect(new Set(answers.map(({ quote }) => quote?.id)).size).toBe(1);
    expect(await requestQuote(service.subgraph, customer, { ...input, quantity: 5 })).toMatchObject({
      __typename: 'IdempotencyKeyReused',
    });
  });

  it('needs a sign-in, while the materials are for everybody', async () => {
    const visitor = { accountId: null, displayName: null, roles: [], locale: 'ru' as const };
    const { data } = await service.subgraph.ask<{
      materials: { id: string; name: string; pricePerGram: { amountMinor: number } }[];
    }>(visitor, '{ materials { id name pricePerGram { amountMinor } finishes { id } } }');
    expect(data.materials.find(({ id }) => id === 'gold-585-yellow')).toMatchObject({ name: 'Жёлтое золото 585' });
    for (const material of data.materials) expect(material.pricePerGram.amountMinor).toBeGreaterThan(0);
  });
});
