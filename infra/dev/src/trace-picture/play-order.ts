import { randomUUID } from 'node:crypto';
import { openSpan } from '@alexandrite/graphql-client/trace';
import { Person } from './person.ts';

/** What the customer and the operator do, click by click. */
export const clickCaptions: readonly string[] = [
  'chooses a model',
  'sends its file',
  'asks for the price',
  'starts an order',
  'orders',
  'operator takes it',
  'made',
  'packed',
  'shipped',
  'received',
];

const delivery = {
  recipient: 'Anna Petrova',
  phone: '+7 900 000-00-00',
  postcode: '190000',
  city: 'Saint Petersburg',
  address: 'Nevsky prospekt 1, flat 2',
};

export interface Played {
  readonly traceId: string;
  readonly orderId: string;
  readonly orderNumber: string;
}

const key = (): { idempotencyKey: string } => ({ idempotencyKey: randomUUID() });

/**
 * One order from its model to its delivery, by a customer and an operator who wait for nothing but pushes. All their
 * clicks are made parts of one trace, so that the whole order is one picture; of itself each click begins its own.
 */
export async function playOrder(urls: { readonly graphql: string }, model: Uint8Array<ArrayBuffer>): Promise<Played> {
  const whole = openSpan('an order, from its model to its delivery', 'operation');
  const customer = await Person.signIn(urls, 'customer@alexandrite.example', whole.traceparent);
  const operator = await Person.signIn(urls, 'operator@alexandrite.example', whole.traceparent);
  try {
    const quoteId = await getPrice(customer, model, whole.traceparent);
    const order = await orderIt(customer, operator, quoteId);
    await makeIt(operator, order);
    await customer.do('CloseOrder', { orderId: order.id }, 'OrderClosed', 'order { id }');
    await order.reaches('CLOSED');
    whole.end();
    return { traceId: whole.traceparent.split('-')[1] ?? '', orderId: order.id, orderNumber: order.number };
  } finally {
    customer.leave();
    operator.leave();
  }
}

async function getPrice(customer: Person, model: Uint8Array<ArrayBuffer>, trace: string): Promise<string> {
  const started = await customer.do<{ model: { id: string }; uploadUrl: string }>(
    'StartModelUpload',
    { fileName: 'ring.stl', byteSize: model.length, ...key() },
    'ModelUploadStarted',
    'model { id } uploadUrl',
  );
  const upload = openSpan('upload', 'upload', trace);
  const headers = { traceparent: upload.traceparent };
  const sent = await fetch(started.uploadUrl, { method: 'PUT', body: model, headers });
  upload.end();
  if (!sent.ok) throw new Error(`the file was not taken: ${sent.status} ${await sent.text()}`);
  const asked = await customer.do<{ quote: { id: string } }>(
    'RequestQuote',
    { modelId: started.model.id, materialId: 'gold-585-yellow', quantity: 1, unit: 'MM', ...key() },
    'QuoteRequested',
    'quote { id }',
  );
  const quote = customer.follow<{ quoteUpdated: { status: string } }>(
    'subscription QuoteUpdated($id: ID!) { quoteUpdated(id: $id) { status progress price { amountMinor } } }',
    { id: asked.quote.id },
  );
  await quote.until('the price', ({ quoteUpdated }) => quoteUpdated.status === 'READY');
  return asked.quote.id;
}

interface FollowedOrder {
  readonly id: string;
  readonly number: string;
  readonly workOrderId: string;
  /** Resolves when the customer's page shows it. */
  readonly reaches: (status: string) => Promise<unknown>;
}

async function orderIt(customer: Person, operator: Person, quoteId: string): Promise<FollowedOrder> {
  const queue = operator.follow<{
    productionQueueUpdated: { workOrder: { id: string; orderNumber: string } };
  }>('subscription QueueUpdated { productionQueueUpdated { kind workOrder { id orderNumber stage } } }', {});
  const started = await customer.do<{ order: { id: string; number: string } }>(
    'StartOrder',
    { lines: [{ quoteId }], ...key() },
    'OrderStarted',
    'order { id number }',
  );
  const { id, number } = started.order;
  const page = customer.follow<{ orderUpdated: { status: string } }>(
    'subscription OrderUpdated($id: ID!) { orderUpdated(id: $id) { status revision timeline { status } } }',
    { id },
  );
  const reaches = (status: string): Promise<unknown> =>
    page.until(`the order is ${status}`, ({ orderUpdated }) => orderUpdated.status === status);
  await reaches('FILE_UPLOADED');
  await customer.do('SubmitOrder', { orderId: id, delivery, ...key() }, 'OrderSubmitted', 'order { id }');
  await reaches('MANUFACTURING_APPROVED');
  const { productionQueueUpdated } = await queue.until(
    'the piece in the queue',
    ({ productionQueueUpdated: change }) => change.workOrder.orderNumber === number,
  );
  return { id, number, workOrderId: productionQueueUpdated.workOrder.id, reaches };
}

async function makeIt(operator: Person, { workOrderId, reaches }: FollowedOrder): Promise<void> {
  await operator.do('TakeWorkOrder', { workOrderId, ...key() }, 'WorkOrderTaken', 'workOrder { id }');
  await reaches('MANUFACTURING_STARTED');
  for (const [to, status] of [
    ['COMPLETED', 'MANUFACTURING_COMPLETED'],
    ['PACKAGING', 'PACKAGING'],
    ['SHIPPED', 'SHIPPED'],
  ] as const) {
    const trackingNumber = to === 'SHIPPED' ? 'RU-2026-0001' : null;
    const input = { workOrderId, to, trackingNumber, ...key() };
    await operator.do('AdvanceWorkOrder', input, 'WorkOrderAdvanced', 'workOrder { id stage }');
    await reaches(status);
  }
}
