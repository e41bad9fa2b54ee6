import type { Question } from '../graph/graph-client.ts';
import { slugsOf } from './browse.ts';
import { answersWith, at, has, textAt } from './expect.ts';
import type { Prepared, Scenario, Visit, World } from './scenario.ts';

const startOrder: Question = {
  name: 'start order',
  document: `mutation StartOrder($input: StartOrderInput!) { startOrder(input: $input) { __typename ... on OrderStarted { order { id } } ... on Refusal { code } } }`,
  wrong: answersWith('startOrder', 'OrderStarted'),
};

const checkout: Question = {
  name: 'checkout page',
  document: `query Checkout($id: ID!) { order(id: $id) { id number status revision allowedActions total { amountMinor currency } problem { code message } customer { displayName } lines { id title quantity price { amountMinor currency } product { id pictures { url width height placeholder alt } } } } }`,
  wrong: has('order', 'number'),
};

const submitOrder: Question = {
  name: 'submit order',
  document: `mutation SubmitOrder($input: SubmitOrderInput!) { submitOrder(input: $input) { __typename ... on OrderSubmitted { order { id } } ... on Refusal { code } } }`,
  wrong: answersWith('submitOrder', 'OrderSubmitted'),
};

const ownOrders: Question = {
  name: 'own orders',
  document: `query Orders($first: Int!) { orders(first: $first) { nodes { id number status total { amountMinor currency } lines { id title product { id name } } } pageInfo { hasNextPage endCursor } } }`,
  wrong: has('orders', 'nodes'),
};

/** What an order is after its approval: the workshop may be quicker than the push. */
const approvedOrLater = [
  'MANUFACTURING_APPROVED',
  'MANUFACTURING_STARTED',
  'MANUFACTURING_COMPLETED',
  'PACKAGING',
  'SHIPPED',
];

const orderUpdated = `subscription OrderUpdated($id: ID!) { orderUpdated(id: $id) { id status revision } }`;

const delivery = {
  recipient: 'Anna Petrova',
  phone: '+7 900 000-00-00',
  postcode: '190000',
  city: 'Saint Petersburg',
  address: 'Nevsky prospekt 1, flat 2',
};

/** How long the approval is waited for, in milliseconds: nobody has anything to decide. */
const patienceMs = 30_000;

/** What became of an order whose approval was not pushed. */
async function whyNot({ client }: World, token: string, id: string): Promise<string> {
  const { data } = await client.ask(checkout, { id }, token);
  const status = String(at(data, 'order', 'status'));
  return approvedOrLater.includes(status) ? 'NOT_PUSHED' : `NOT_APPROVED: ${status}`;
}

/** An order of catalogue pieces, from the bag until the rules have approved it. @returns its id */
export async function order(
  visit: Visit,
  world: World,
  token: string,
  pieces: readonly { readonly id: string }[],
): Promise<string> {
  const { random } = visit;
  const key = (): string => `load-${Date.now().toString(36)}-${random.whole(0, 1e12)}`;
  const lines = [{ productId: random.pickPopular(pieces).id, quantity: 1 }];
  const started = await visit.ask(startOrder, { input: { lines, idempotencyKey: key() } }, token);
  const id = textAt(started, 'startOrder', 'order', 'id');
  await visit.ask(checkout, { id }, token);
  const submittedAt = performance.now();
  await visit.ask(submitOrder, { input: { orderId: id, delivery, idempotencyKey: key() } }, token);
  const isApproved = (data: unknown): boolean => approvedOrLater.includes(String(at(data, 'orderUpdated', 'status')));
  const approved = await world.live(token).first(orderUpdated, { id }, isApproved, patienceMs);
  visit.took('order approved', performance.now() - submittedAt, approved ? 'ok' : await whyNot(world, token, id));
  return id;
}

/** Customers who order from the catalogue: events, outboxes and queues. */
export const checkoutScenario: Scenario = {
  name: 'checkout',
  about: 'Customers order pieces of the catalogue and wait until the order is priced, promised and approved.',
  async prepare(world): Promise<Prepared> {
    const pieces = await slugsOf(world);
    const tokens = await world.customers(8);
    return {
      streams: [
        {
          name: 'checkout',
          perSecond: 4,
          load: 'follows',
          async visit(visit) {
            const token = visit.random.pick(tokens);
            await order(visit, world, token, pieces);
            if (visit.random.chance(0.5)) await visit.ask(ownOrders, { first: 20 }, token);
          },
        },
      ],
    };
  },
};
