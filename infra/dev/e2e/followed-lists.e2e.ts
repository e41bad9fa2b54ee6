import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { type RunningStack, startStack } from '../src/stack/start-stack.ts';
import { alive, aVisitor, openBrowser, signIn, type Visitor } from './support/browser.ts';
import { GraphClient } from './support/graph-client.ts';
import { startOrder, submitOrder } from './support/order-story.ts';

let stack: RunningStack;
let browser: Browser;
let dataDir: string;
let customer: GraphClient;
let productId: string;

beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'alexandrite-lists-'));
  [stack, browser] = await Promise.all([startStack({ portBase: 3_700, dataDir, apps: true }), openBrowser()]);
  customer = new GraphClient(stack.urls);
  await customer.signIn('customer@alexandrite.example');
  const found = await customer.ask<{ products: { nodes: { id: string }[] } }>(
    '{ products(first: 1) { nodes { id } } }',
  );
  productId = found.products.nodes[0]?.id ?? '';
});

afterAll(async () => {
  await browser.close();
  await stack.stop();
  await rm(dataDir, { recursive: true, force: true });
});

/** An order that production is about to make. Answers the end of its number, which tells it from others on a page. */
async function anOrder(): Promise<string> {
  const id = await startOrder(customer, { productId, quantity: 1 });
  await submitOrder(customer, id);
  const query = 'query ($id: ID!) { order(id: $id) { number workOrder { id } } }';
  const made = await customer.askUntil<{ order: { number: string; workOrder: { id: string } | null } }>(
    'it is in production',
    query,
    { id },
    ({ order }) => order.workOrder !== null,
  );
  return made.order.number;
}

/** Keeps the page's sockets from the gateway until they are let go, as a slow network does. */
async function holdSockets(page: Page): Promise<() => void> {
  const { promise: isLetGo, resolve: letGo } = Promise.withResolvers<undefined>();
  await page.routeWebSocket(/\/graphql$/, (socket) => {
    const said: (string | Buffer)[] = [];
    let say = (message: string | Buffer): void => void said.push(message);
    socket.onMessage((message) => say(message));
    void isLetGo.then(() => {
      const server = socket.connectToServer();
      say = (message) => server.send(message);
      for (const message of said) server.send(message);
    });
  });
  return () => letGo(undefined);
}

/** Pages with a list that is live: where it is, who reads it, and what shows an order in it. */
const lists = [
  { name: 'a customer’s orders', app: 'web', at: '/en/orders', reader: 'customer', row: 'order-row' },
  { name: 'all orders', app: 'admin', at: '/en/orders', reader: 'seller', row: 'order-row' },
  { name: 'the queue', app: 'admin', at: '/en/queue', reader: 'manager', row: 'queue-row' },
] as const;

describe.each(lists)('$name', ({ app, at, reader, row }) => {
  let visitor: Visitor;
  let page: Page;
  const shows = (number: string): Promise<void> => page.getByTestId(row).filter({ hasText: number }).first().waitFor();
  beforeAll(async () => {
    visitor = await aVisitor(browser, 'en-GB');
    ({ page } = visitor);
    await page.goto(`${stack.urls[app]}/en${app === 'web' ? '/sign-in' : ''}`);
    await signIn(page, `${reader}@alexandrite.example`);
    await alive(page, 'account-menu');
  });
  afterAll(() => visitor.close());

  it('shows what happened between its being read and its socket being open', async () => {
    const letGo = await holdSockets(page);
    await page.goto(`${stack.urls[app]}${at}`);
    await page.locator('h1').first().waitFor();
    const number = await anOrder();
    letGo();
    await shows(number);
  });

  it('shows, when one comes back to it, what happened meanwhile', async () => {
    await page.goto(`${stack.urls[app]}${at}`);
    await alive(page, 'account-menu');
    await page.getByTestId(row).first().waitFor();
    // To an order or a piece: a page of the same app, from which the browser brings the list back as it was left.
    await page.getByTestId(row).first().locator('a').first().click();
    await page.waitForURL((url) => url.pathname !== at);
    const number = await anOrder();
    await page.goBack();
    await page.waitForURL((url) => url.pathname === at);
    await shows(number);
  });

  it('shows what happened while it was hidden behind a reload of another tab', async () => {
    const other = await page.context().newPage();
    await other.goto(`${stack.urls[app]}${at}`);
    const number = await anOrder();
    await other.reload();
    await other.getByTestId(row).filter({ hasText: number }).first().waitFor();
    await shows(number);
    await other.close();
    expect(visitor.complaints).toEqual([]);
  });
});
