import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildSchema } from 'graphql';
import { waitUntil } from '@alexandrite/service-kit/testing';
import { type RunningStack, startStack } from '../src/stack/start-stack.ts';
import { GraphClient } from './support/graph-client.ts';
import { commandsFor } from './support/database-commands.ts';
import {
  everyStatus,
  putUntilStored,
  requestQuote,
  startOrder,
  startUpload,
  submitOrder,
  tellOrderStory,
  workOrderOf,
} from './support/order-story.ts';
import { aRing } from './support/sample-model.ts';

let stack: RunningStack;
let dataDir: string;
let customer: GraphClient;
let operator: GraphClient;

beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'alexandrite-graph-'));
  stack = await startStack({ portBase: 1_100, dataDir, apps: false });
  customer = new GraphClient(stack.urls);
  await customer.signIn('customer@alexandrite.example');
  operator = new GraphClient(stack.urls);
  await operator.signIn('operator@alexandrite.example');
});

afterAll(async () => {
  await stack.stop();
  await rm(dataDir, { recursive: true, force: true });
});

describe('the whole graph', () => {
  it('takes a ring from its model to its delivery, and pushes every status to the customer', async () => {
    const model = await aRing();
    let pushes: ReturnType<typeof followOrder> | undefined;
    const queue = operator.subscribe<
      { productionQueueUpdated: { kind: string; workOrder: { orderNumber: string; stage: string } } },
      string
    >(
      `subscription { productionQueueUpdated { kind workOrder { orderNumber stage } } }`,
      {},
      ({ productionQueueUpdated: change }) => `${change.workOrder.stage} ${change.kind}`,
    );
    const notices = customer.subscribe<{ notificationReceived: { text: string } }, string>(
      `subscription { notificationReceived { text order { status } } }`,
      {},
      ({ notificationReceived }) => notificationReceived.text,
    );
    const end = await tellOrderStory({
      customer,
      operator,
      model,
      after: async (step, { orderId }) => {
        if (step !== 'started') return;
        pushes = followOrder(orderId);
        await pushes.waitFor('the state at once', ({ status }) => status === 'FILE_UPLOADED');
      },
    });
    if (model.volumeMm3 !== null) expect(Math.abs(end.volumeMm3 / model.volumeMm3 - 1)).toBeLessThan(1e-3);
    expect(end.statuses).toEqual(everyStatus);
    await pushes?.waitFor('the end', ({ status }) => status === 'CLOSED');
    const seen = (pushes?.values ?? []).map(({ status }) => status);
    expect(seen.filter((status, index) => status !== seen[index - 1])).toEqual(everyStatus.slice(1));
    const revisions = (pushes?.values ?? []).map(({ revision }) => revision);
    expect(revisions).toEqual(revisions.toSorted((a, b) => a - b));
    await queue.waitFor('the work order appears', (change) => change === 'QUEUED UPSERTED');
    await queue.waitFor('the work order leaves', (change) => change === 'SHIPPED REMOVED');
    await notices.waitFor('told of the delivery', (text) => text.includes('on its way'));
    pushes?.close();
    queue.close();
    notices.close();
  });

  function followOrder(id: string) {
    return customer.subscribe<
      { orderUpdated: { status: string; revision: number } },
      { status: string; revision: number }
    >(
      `subscription ($id: ID!) { orderUpdated(id: $id) { status revision lines { title product { slug } quote { status } } workOrder { stage } } }`,
      { id },
      ({ orderUpdated }) => orderUpdated,
    );
  }

  it('lets sellers, managers and operators do their part, and refuses them what is not theirs', async () => {
    const seller = await signedIn('seller@alexandrite.example');
    const manager = await signedIn('manager@alexandrite.example');
    const shopper = new GraphClient(stack.urls, 'ru');
    const email = `anna-${randomUUID()}@customers.example`;
    const { signUp } = await shopper.ask<{ signUp: { account: { roles: string[] } } }>(
      `mutation ($input: SignUpInput!) { signUp(input: $input) { ... on SignedIn { token account { id email roles } } ... on Refusal { code message } } }`,
      { input: { email, password: 'a password of hers', displayName: 'Анна' } },
    );
    expect(signUp.account.roles).toEqual(['CUSTOMER']);
    await shopper.signIn(email, 'a password of hers');
    const wrong = await shopper.ask<{ signIn: { code: string; message: string } }>(
      `mutation ($input: SignInInput!) { signIn(input: $input) { ... on Refusal { code message } } }`,
      { input: { email, password: 'not her password' } },
    );
    expect(wrong.signIn).toMatchObject({ code: 'WRONG_CREDENTIALS' });

    const { products, collections } = await shopper.ask<{
      products: { nodes: { id: string; slug: string; price: { amountMinor: number } }[] };
      collections: unknown[];
    }>(
      `{ products(first: 1, sort: PRICE_DESC) { nodes { id slug name price { amountMinor currency } pictures { url alt } } } collections { slug name productCount } viewer { email } }`,
    );
    const [dearest] = products.nodes;
    if (!dearest) throw new Error('the catalogue is empty');
    expect(collections.length).toBeGreaterThan(0);
    const { product } = await shopper.ask<{ product: { id: string } }>(
      `query ($slug: String!) { product(slug: $slug) { id } }`,
      { slug: dearest.slug },
    );
    expect(product.id).toBe(dearest.id);

    // Above the limit of the rules: a seller decides.
    const quantity = Math.ceil(50_000_001 / dearest.price.amountMinor);
    const orderId = await startOrder(shopper, { productId: dearest.id, quantity });
    const all = seller.subscribe<{ ordersUpdated: { id: string; status: string } }, string>(
      `subscription { ordersUpdated(filter: { awaitingDecision: true }) { id status approval { rules { name passed reason } } } }`,
      {},
      ({ ordersUpdated }) => ordersUpdated.id,
    );
    await submitOrder(shopper, orderId);
    await all.waitFor('the seller hears of it', (id) => id === orderId);
    all.close();
    const decide = (
      by: GraphClient,
      mutation: string,
      reason: string | null,
    ): Promise<{ answer: { __typename: string; order?: { status: string; problem: { code: string } | null } } }> =>
      by.ask(
        `mutation ($id: ID!, $reason: String${mutation === 'rejectOrder' ? '!' : ''}) { answer: ${mutation}(input: { orderId: $id, reason: $reason }) {
          __typename ... on Order${mutation === 'rejectOrder' ? 'Rejected' : mutation === 'approveOrder' ? 'Approved' : 'Cancelled'} { order { status problem { code } } } ... on Refusal { message } } }`,
        { id: orderId, reason },
      );
    expect((await decide(shopper, 'approveOrder', null)).answer.__typename).toBe('NotAllowed');
    expect((await decide(seller, 'rejectOrder', 'Please call us first.')).answer.order?.problem?.code).toBe(
      'REJECTED_BY_SELLER',
    );
    expect((await decide(seller, 'approveOrder', 'They called.')).answer.order?.status).toBe('MANUFACTURING_APPROVED');

    const workOrderId = await workOrderOf(operator, orderId);
    const pushes = manager.subscribe<{ workOrderUpdated: { stage: string; order: { number: string } } }, string>(
      `subscription ($id: ID!) { workOrderUpdated(id: $id) { stage risk operator { displayName } order { number } } }`,
      { id: workOrderId },
      ({ workOrderUpdated }) => workOrderUpdated.stage,
    );
    await pushes.waitFor('the state at once', (stage) => stage === 'QUEUED');
    const { operators } = await manager.ask<{ operators: { id: string }[] }>(
      `{ operators { id displayName workload } }`,
    );
    const assign = `mutation ($input: AssignWorkOrderInput!) { assignWorkOrder(input: $input) { __typename ... on Refusal { code message } } }`;
    const input = { workOrderId, operatorId: operators.at(-1)?.id, idempotencyKey: randomUUID() };
    expect(await operator.ask(assign, { input })).toMatchObject({ assignWorkOrder: { __typename: 'NotAllowed' } });
    expect(await manager.ask(assign, { input })).toMatchObject({
      assignWorkOrder: { __typename: 'WorkOrderAssigned' },
    });
    await pushes.waitFor('assigned', (stage) => stage === 'STARTED');
    pushes.close();
    expect((await decide(shopper, 'cancelOrder', null)).answer.__typename).toBe('OrderStatusRefused');

    const stranger = await signedIn('customer@alexandrite.example');
    expect(await stranger.ask(`query ($id: ID!) { order(id: $id) { id } }`, { id: orderId })).toEqual({ order: null });
    const queue = await stranger.once<null>(`{ productionQueue { nodes { id } } }`);
    expect(queue.errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    expect(await shopper.ask(`mutation { signOut }`)).toEqual({ signOut: true });
    // Gateways hear of it by the live log, a moment later on a busy machine.
    await waitUntil('the token lets nobody in', async () => {
      const { errors } = await shopper.once<null>(`{ viewer { email } }`);
      return errors?.[0]?.extensions?.code === 'UNAUTHENTICATED';
    });
  });

  it('reads a page of fifty orders with their pieces, quotes and work orders in a handful of database commands', async () => {
    const { modelId, uploadUrl } = await startUpload(customer, await aRing());
    await putUntilStored(uploadUrl, (await aRing()).bytes);
    const quoteId = await requestQuote(customer, modelId);
    const pushed = customer.subscribe<{ quoteUpdated: { status: string } }, string>(
      `subscription ($id: ID!) { quoteUpdated(id: $id) { status progress price { amountMinor } } }`,
      { id: quoteId },
      ({ quoteUpdated }) => quoteUpdated.status,
    );
    await pushed.waitFor('the price', (status) => status === 'READY');
    pushed.close();
    const { products } = await customer.ask<{ products: { nodes: { id: string }[] } }>(
      `{ products(first: 3) { nodes { id } } }`,
    );
    for (let made = 0; made < 50; made += 1) {
      const productId = products.nodes[made % products.nodes.length]?.id ?? '';
      const line = made % 2 === 0 ? { productId, quantity: 1 } : { quoteId: await requestQuote(customer, modelId) };
      await submitOrder(customer, await startOrder(customer, line));
    }
    const page = `{ orders(first: 50) { nodes { number status customer { displayName } workOrder { stage dueAt risk } lines { title product { name slug } quote { status massGrams price { amountMinor } } } } } }`;
    await customer.askUntil<{
      orders: { nodes: { workOrder: unknown; lines: { product: unknown; quote: unknown }[] }[] };
    }>(
      'every order has its work order',
      page,
      {},
      ({ orders }) =>
        orders.nodes.length === 50 &&
        orders.nodes.every(
          ({ workOrder, lines: [line] }) => workOrder !== null && Boolean(line?.product ?? line?.quote),
        ),
    );
    const commands = await commandsFor(stack, () => customer.ask(page));
    expect(commands).toBeGreaterThan(0);
    expect(commands).toBeLessThanOrEqual(8);
  });

  it('refuses a cursor with something else inside, in every list of the graph', async () => {
    const admin = await signedIn('admin@alexandrite.example');
    const schema = buildSchema(await readFile(new URL('../../../gateway/api.graphql', import.meta.url), 'utf8'));
    const lists = Object.values(schema.getQueryType()?.getFields() ?? {}).filter(({ args }) =>
      args.some(({ name }) => name === 'after'),
    );
    const insides = [
      '[null]',
      '["yesterday","1"]',
      '[1e300,"1"]',
      '[1e400,"1"]',
      '["\\u0000",null]',
      '{"a":1}',
      '[["a"],"1"]',
      '7',
    ];
    const wrong: string[] = [];
    for (const { name } of lists) {
      for (const inside of insides) {
        // People are sorted by their names: yesterday may be one.
        if (name === 'accounts' && inside.includes('yesterday')) continue;
        const after = Buffer.from(inside).toString('base64url');
        const { errors = [] } = await admin.once(`query ($after: String) { ${name}(after: $after) { __typename } }`, {
          after,
        });
        const [first] = errors;
        const isRefused = first?.extensions?.code === 'BAD_USER_INPUT' && first.message.includes('pageInfo.endCursor');
        if (!isRefused) wrong.push(`${name} ${inside}: ${JSON.stringify(errors)}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(lists.length).toBeGreaterThan(8);
  });

  async function signedIn(email: string): Promise<GraphClient> {
    const client = new GraphClient(stack.urls);
    await client.signIn(email);
    return client;
  }
});
