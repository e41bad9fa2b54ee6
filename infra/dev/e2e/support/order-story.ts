import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { GraphClient } from './graph-client.ts';
import type { SampleModel } from './sample-model.ts';

/** The steps of the story, in order; a test may do something right after one of them. */
export const storySteps = [
  'uploadStarted',
  'uploaded',
  'quoted',
  'started',
  'submitted',
  'approved',
  'taken',
  'shipped',
] as const;
export type StoryStep = (typeof storySteps)[number];

export interface StoryEnd {
  readonly orderId: string;
  readonly quoteId: string;
  readonly workOrderId: string;
  readonly volumeMm3: number;
  readonly statuses: readonly string[];
  readonly totalMinor: number;
}

/** Statuses of an order from its start to its end. */
export const everyStatus = [
  'INITIATED',
  'FILE_UPLOADED',
  'SUBMITTED',
  'PRICE_CALCULATED',
  'MANUFACTURING_APPROVED',
  'MANUFACTURING_STARTED',
  'MANUFACTURING_COMPLETED',
  'PACKAGING',
  'SHIPPED',
  'CLOSED',
];

const aDelivery = {
  recipient: 'Anna Petrova',
  phone: '+7 900 000-00-00',
  postcode: '190000',
  city: 'Saint Petersburg',
  address: 'Nevsky prospekt 1, flat 2',
};

interface Customer {
  readonly customer: GraphClient;
  readonly operator: GraphClient;
  readonly model: SampleModel;
  /** Called right after a step; what it does may break whatever it likes. */
  readonly after?: (step: StoryStep, ids: { readonly orderId: string }) => Promise<void>;
}

/** A customer has a ring made of their own model: from the upload to the delivery, through the graph alone. */
export async function tellOrderStory({
  customer,
  operator,
  model,
  after = () => Promise.resolve(),
}: Customer): Promise<StoryEnd> {
  let orderId = '';
  const done = (step: StoryStep): Promise<void> => after(step, { orderId });

  const { modelId, uploadUrl } = await startUpload(customer, model);
  await done('uploadStarted');
  await putUntilStored(uploadUrl, model.bytes);
  await done('uploaded');

  const quoteId = await requestQuote(customer, modelId);
  const { quote } = await customer.askUntil<{
    quote: { status: string; geometry: { volumeMm3: number } | null; price: { amountMinor: number } | null };
  }>(
    'the quote is ready',
    `query ($id: ID!) { quote(id: $id) { status geometry { volumeMm3 } price { amountMinor } problems { message } } }`,
    { id: quoteId },
    (data) => data.quote.status === 'READY',
  );
  await done('quoted');

  orderId = await startOrder(customer, { quoteId });
  await done('started');
  await submitOrder(customer, orderId);
  await done('submitted');
  await untilStatus(customer, orderId, 'MANUFACTURING_APPROVED');
  await done('approved');

  const workOrderId = await workOrderOf(operator, orderId);
  await take(operator, workOrderId);
  await done('taken');
  await untilStatus(customer, orderId, 'MANUFACTURING_STARTED');
  for (const [to, status] of [
    ['COMPLETED', 'MANUFACTURING_COMPLETED'],
    ['PACKAGING', 'PACKAGING'],
    ['SHIPPED', 'SHIPPED'],
  ] as const) {
    await advance(operator, workOrderId, to);
    if (to === 'SHIPPED') await done('shipped');
    await untilStatus(customer, orderId, status);
  }
  await closeOrder(customer, orderId);

  const { order } = await customer.ask<{
    order: { total: { amountMinor: number }; timeline: { kind: string; status: string }[] };
  }>(`query ($id: ID!) { order(id: $id) { total { amountMinor } timeline { kind status } } }`, { id: orderId });
  const statuses = order.timeline.filter(({ kind }) => kind === 'STATUS_CHANGED').map(({ status }) => status);
  return {
    orderId,
    quoteId,
    workOrderId,
    statuses,
    totalMinor: order.total.amountMinor,
    volumeMm3: quote.geometry?.volumeMm3 ?? 0,
  };
}

export async function startUpload(
  customer: GraphClient,
  { fileName, bytes }: SampleModel,
): Promise<{ modelId: string; uploadUrl: string }> {
  const { startModelUpload } = await customer.ask<{ startModelUpload: { model: { id: string }; uploadUrl: string } }>(
    `mutation ($input: StartModelUploadInput!) { startModelUpload(input: $input) {
      ... on ModelUploadStarted { model { id } uploadUrl } ... on Refusal { message } } }`,
    { input: { fileName, byteSize: bytes.length, idempotencyKey: randomUUID() } },
  );
  return { modelId: startModelUpload.model.id, uploadUrl: startModelUpload.uploadUrl };
}

export async function putUntilStored(url: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const end = Date.now() + 90_000;
  for (;;) {
    try {
      const response = await fetch(url, { method: 'PUT', body: bytes });
      if (response.ok) return;
      if (response.status < 500) throw new Error(`${response.status} ${await response.text()}`, { cause: 'refused' });
    } catch (fault) {
      if (fault instanceof Error && fault.cause === 'refused') throw fault;
      if (Date.now() > end) throw fault;
    }
    await pause(300);
  }
}

export async function requestQuote(customer: GraphClient, modelId: string): Promise<string> {
  const input = { modelId, materialId: 'gold-585-yellow', quantity: 1, unit: 'MM', idempotencyKey: randomUUID() };
  const { requestQuote: asked } = await customer.ask<{ requestQuote: { quote: { id: string } } }>(
    `mutation ($input: RequestQuoteInput!) { requestQuote(input: $input) { ... on QuoteRequested { quote { id } } ... on Refusal { message } } }`,
    { input },
  );
  return asked.quote.id;
}

export async function startOrder(
  customer: GraphClient,
  line: { quoteId: string } | { productId: string; quantity: number },
): Promise<string> {
  const idempotencyKey = randomUUID();
  const { startOrder: started } = await customer.askUntil<{
    startOrder: { __typename: string; order?: { id: string } };
  }>(
    'the order is started',
    `mutation ($input: StartOrderInput!) { startOrder(input: $input) { __typename ... on OrderStarted { order { id } } ... on Refusal { code } } }`,
    { input: { lines: [line], idempotencyKey } },
    (data) => data.startOrder.order !== undefined,
  );
  return started.order?.id ?? '';
}

/** A model that is still being read is a refusal that passes; anything else is not. */
export async function submitOrder(customer: GraphClient, orderId: string): Promise<void> {
  await customer.askUntil<{ submitOrder: { __typename: string } }>(
    'the order is submitted',
    `mutation ($input: SubmitOrderInput!) { submitOrder(input: $input) { __typename ... on Refusal { code message } } }`,
    { input: { orderId, delivery: aDelivery, idempotencyKey: randomUUID() } },
    (data) => data.submitOrder.__typename === 'OrderSubmitted',
  );
}

async function untilStatus(customer: GraphClient, orderId: string, status: string): Promise<void> {
  const query = `query ($id: ID!) { order(id: $id) { status timeline { status } problem { message } } }`;
  await customer.askUntil<{ order: { timeline: { status: string }[] } }>(
    `the order is ${status}`,
    query,
    { id: orderId },
    (data) => data.order.timeline.some((entry) => entry.status === status),
  );
}

export async function workOrderOf(operator: GraphClient, orderId: string): Promise<string> {
  const { order } = await operator.askUntil<{ order: { workOrder: { id: string } | null } }>(
    'the work order is there',
    `query ($id: ID!) { order(id: $id) { workOrder { id stage } } }`,
    { id: orderId },
    (data) => data.order.workOrder !== null,
  );
  return order.workOrder?.id ?? '';
}

async function take(operator: GraphClient, workOrderId: string): Promise<void> {
  const { takeWorkOrder } = await operator.ask<{ takeWorkOrder: { __typename: string } }>(
    `mutation ($input: TakeWorkOrderInput!) { takeWorkOrder(input: $input) { __typename ... on Refusal { code message } } }`,
    { input: { workOrderId, idempotencyKey: randomUUID() } },
  );
  if (takeWorkOrder.__typename !== 'WorkOrderTaken') throw new Error(JSON.stringify(takeWorkOrder));
}

async function advance(operator: GraphClient, workOrderId: string, to: string): Promise<void> {
  const trackingNumber = to === 'SHIPPED' ? 'RU-2026-0001' : null;
  const { advanceWorkOrder } = await operator.ask<{ advanceWorkOrder: { __typename: string } }>(
    `mutation ($input: AdvanceWorkOrderInput!) { advanceWorkOrder(input: $input) { __typename ... on Refusal { code message } } }`,
    { input: { workOrderId, to, trackingNumber, idempotencyKey: randomUUID() } },
  );
  if (advanceWorkOrder.__typename !== 'WorkOrderAdvanced') throw new Error(JSON.stringify(advanceWorkOrder));
}

async function closeOrder(customer: GraphClient, orderId: string): Promise<void> {
  await customer.ask(
    `mutation ($input: CloseOrderInput!) { closeOrder(input: $input) { __typename ... on Refusal { code message } } }`,
    { input: { orderId } },
  );
}
