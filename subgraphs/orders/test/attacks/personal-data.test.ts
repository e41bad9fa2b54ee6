import type { Identity } from '@alexandrite/contracts/identity';
import { mayRead } from '@alexandrite/contracts/personal-data/may-read';
import { personalFields } from '@alexandrite/contracts/personal-data/personal-fields';
import { aCustomer, aVisitor, anIdentity, everythingOf, textsTold } from '@alexandrite/service-kit/testing';
import { newId } from '@alexandrite/service-kit/ids';
import type { GraphQLSchema } from 'graphql';
import {
  aKey,
  aKnownCustomer,
  aPublishedProduct,
  aReadyQuote,
  openOrdersService,
  type OrdersService,
  run,
} from '../orders-service.ts';

/** Texts that occur nowhere else: where one shows, its person shows. */
const planted = {
  recipient: 'Recipient-7f1c',
  phone: '+7 900 707-17-27',
  postcode: '707172',
  city: 'City-7f1c',
  address: 'Street-7f1c, 7',
  country: 'KZ',
  owner: 'Owner-7f1c',
  seller: 'Seller-7f1c',
  heldBack: 'Held-back-because-7f1c',
  letThrough: 'Let-through-because-7f1c',
  file: 'file-7f1c.stl',
  parcel: 'PARCEL-7F1C',
};
const { recipient, phone, postcode, city, address, country } = planted;

const owner = aCustomer({ displayName: planted.owner });
const seller = anIdentity({ roles: ['SELLER'], displayName: planted.seller });
const packer = anIdentity({ roles: ['OPERATOR'] });
const laterPacker = anIdentity({ roles: ['OPERATOR'] });

const askers: readonly (readonly [string, Identity])[] = [
  ['a visitor', aVisitor()],
  ['the customer', owner],
  ['another customer', aCustomer()],
  ['a partner', anIdentity({ roles: ['PARTNER'] })],
  ['the seller who decided', seller],
  ['another seller', anIdentity({ roles: ['SELLER'] })],
  ['an operator', anIdentity({ roles: ['OPERATOR'] })],
  ['the operator who packs', packer],
  ['the operator who is given it then', laterPacker],
  ['an operator who is a customer too', anIdentity({ roles: ['OPERATOR', 'CUSTOMER'] })],
  ['a manager', anIdentity({ roles: ['MANAGER'] })],
  ['an administrator', anIdentity({ roles: ['ADMIN'] })],
];

let service: OrdersService;
let schema: GraphQLSchema;
let orderId: string;

beforeAll(async () => {
  service = await openOrdersService();
  ({ schema } = service.subgraph);
  orderId = await anOrderThatASellerDecidesOn();
});

afterAll(async () => {
  await service.close();
});

/** Everything that this service tells of the order and of the caller's own, and of the order as an entity. */
async function texts(as: Identity): Promise<string[]> {
  const order = everythingOf(schema, 'Order');
  const query = `query ($id: ID!, $orders: [_Any!]!) {
    order(id: $id) ${order}
    _entities(representations: $orders) { __typename ... on Order ${order} }
    ${as.accountId === null ? '' : `orders(first: 100) ${everythingOf(schema, 'OrderConnection')}`}
    ${as.accountId === null ? '' : `notifications(first: 100) ${everythingOf(schema, 'NotificationConnection')}`}
  }`;
  const variables = { id: orderId, orders: [{ __typename: 'Order', id: orderId }] };
  const { data, errors } = await service.subgraph.ask<Readonly<Record<string, unknown>>>(as, query, variables);
  expect(errors).toBeUndefined();
  return [...textsTold(schema, 'Query', data), ...textsTold(schema, 'Order', data['_entities'])].flatMap(
    ({ field, text }) => {
      const shown = Object.values(planted).filter((one) => text.includes(one));
      return shown.map((one) => `${field}: ${one}`);
    },
  );
}

/** Whether the table lets a caller read a planted text where it was told to somebody who looks after orders. */
function mayReadPlanted(told: string, as: Identity, packing: Identity | null): boolean {
  const [field = '', text = ''] = told.split(': ');
  const row = personalFields[field];
  if (!row) return false;
  const whose = text === planted.seller ? seller : owner;
  const related = { OWNER: whose.accountId, PACKER: packing?.accountId ?? null, HOLDER: null };
  // To read a part of an order one has to see the order; the caller's own name is on their own orders only.
  return mayRead('Order', as, { OWNER: owner.accountId }) && mayRead(row.behind, as, related);
}

describe.each([
  ['held back by a seller', holdBack, null],
  ['approved by a seller', approve, null],
  ['in work', () => work('work-order.started.v1', packer, 1), null],
  ['made', () => work('work-order.completed.v1', packer, 2), null],
  ['being packed', () => work('work-order.packaging-started.v1', packer, 3), packer],
  ['being packed by another', () => work('work-order.handed-over.v1', laterPacker, 4), laterPacker],
  ['told again, too late, of who packed it first', () => work('work-order.handed-over.v1', packer, 3), laterPacker],
  ['shipped', () => work('work-order.shipped.v1', laterPacker, 5), null],
] as const)('an order that is %s', (_, bringThere, packing) => {
  let toldToSellers: readonly string[];

  beforeAll(async () => {
    await bringThere();
    toldToSellers = [...new Set(await texts(anIdentity({ roles: ['SELLER'] })))];
  });

  it('shows sellers every text that was planted so far', () => {
    const fields = toldToSellers.map((told) => told.split(':')[0]);
    const delivery = ['recipient', 'phone', 'postcode', 'city', 'address', 'country'];
    expect(fields).toEqual(expect.arrayContaining(delivery.map((name) => `Delivery.${name}`)));
    expect(fields).toEqual(expect.arrayContaining(['TimelineActor.name', 'OrderLine.title', 'Approval.decidedBy']));
  });

  it.each(askers)('shows %s what the table says, and nothing else', async (__, as) => {
    const shown = [...new Set(await texts(as))].filter((told) => !told.startsWith('Notification'));
    expect(shown.toSorted()).toEqual(toldToSellers.filter((told) => mayReadPlanted(told, as, packing)).toSorted());
  });
});

describe('a key of a request that was answered with an order', () => {
  it('answers nothing of it to anybody else', async () => {
    const idempotencyKey = aKey();
    const lines = [{ productId: await aPublishedProduct(service), quantity: 1 }];
    const mine = await run(service, owner, 'startOrder', { lines, idempotencyKey });
    const theirs = await run(service, aCustomer(), 'startOrder', { lines, idempotencyKey });
    expect(theirs.order?.id).not.toBe(mine.order?.id);

    const id = mine.order?.id ?? '';
    const input = { orderId: id, delivery: { recipient, phone, postcode, city, address, country }, idempotencyKey };
    expect((await run(service, owner, 'submitOrder', input)).__typename).toBe('OrderSubmitted');
    for (const [, as] of askers.filter(([, { accountId }]) => accountId !== owner.accountId)) {
      expect(['NotFound', 'NotAllowed', 'NotSignedIn']).toContain(
        (await run(service, as, 'submitOrder', input)).__typename,
      );
    }
  });
});

async function anOrderThatASellerDecidesOn(): Promise<string> {
  await aKnownCustomer(service, owner);
  const title = { ru: `Изделие по модели ${planted.file}`, en: `Piece from ${planted.file}` };
  // A warning: the rules leave it to a seller.
  const { quoteId } = await aReadyQuote(service, owner, { title, taxRegion: country, warnings: ['THIN_WALL'] });
  const lines = [{ quoteId, quantity: 1 }];
  const started = await run(service, owner, 'startOrder', { lines, idempotencyKey: aKey() });
  const id = started.order?.id ?? '';
  const delivery = { recipient, phone, postcode, city, address, country };
  await run(service, owner, 'submitOrder', { orderId: id, delivery, idempotencyKey: aKey() });
  await service.settle();
  return id;
}

async function holdBack(): Promise<void> {
  const held = await run(service, seller, 'rejectOrder', { orderId, reason: planted.heldBack });
  expect(held.order?.problem?.message).toContain(planted.heldBack);
}

async function approve(): Promise<void> {
  const approved = await run(service, seller, 'approveOrder', { orderId, reason: planted.letThrough });
  expect(approved.order?.status).toBe('MANUFACTURING_APPROVED');
}

async function work(
  type: `work-order.${'started' | 'completed' | 'packaging-started' | 'handed-over' | 'shipped'}.v1`,
  { accountId: operatorId }: { readonly accountId: string },
  revision: number,
): Promise<void> {
  const step = { workOrderId: 'wo_1', orderId, operatorId };
  if (type === 'work-order.shipped.v1') {
    await service.subgraph.handle(type, { ...step, trackingNumber: planted.parcel }, newId('evt'), revision);
  } else {
    await service.subgraph.handle(type, step, newId('evt'), revision);
  }
}
