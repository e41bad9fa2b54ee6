import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createClient } from 'graphql-ws';
import type { Browser } from 'playwright-core';
import WebSocket from 'ws';
import { type RunningStack, startStack } from '../src/stack/start-stack.ts';
import { barriersOn } from './support/accessibility.ts';
import { alive, aVisitor, openBrowser, signIn, type Visitor } from './support/browser.ts';
import { GraphClient } from './support/graph-client.ts';
import { putUntilStored } from './support/order-story.ts';
import { exampleHeaders, exampleNames, fillExample, type Values } from './support/partner-examples.ts';
import { aRing } from './support/sample-model.ts';

let stack: RunningStack;
let dataDir: string;
let manager: GraphClient;
let keyId: string;
let key: string;

const doorOf = (address: string): string => address.replace(/\/graphql$/, '/partner/graphql');

beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'alexandrite-partner-'));
  stack = await startStack({ portBase: 1_500, dataDir, apps: true });
  manager = new GraphClient(stack.urls);
  await manager.signIn('manager@alexandrite.example');
  const { partners } = await manager.ask<{ partners: { id: string }[] }>(`{ partners { id } }`);
  const { createPartnerKey } = await manager.ask<{ createPartnerKey: { secret: string; key: { id: string } } }>(
    `mutation ($input: CreatePartnerKeyInput!) { createPartnerKey(input: $input) {
      ... on PartnerKeyCreated { secret key { id } } ... on Refusal { message } } }`,
    { input: { accountId: partners[0]?.id, name: 'Website', idempotencyKey: randomUUID() } },
  );
  ({ secret: key } = createPartnerKey);
  keyId = createPartnerKey.key.id;
}, 240_000);
afterAll(async () => {
  await stack.stop();
  await rm(dataDir, { recursive: true, force: true });
});

const told = new Set<string>();

/** Asks by an example as a partner's program does. */
async function ask(secret: string, name: string, values: Values = {}): Promise<Response> {
  return fetch(doorOf(stack.urls.graphql), {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(await exampleHeaders({ key: secret })) },
    body: JSON.stringify(await fillExample(name, values)),
  });
}

/** The status by which a partner's program is told who it is, or that nobody knows it. */
const statusFor = async (secret: string): Promise<number> => (await ask(secret, '01-who-am-i')).status;

/** What an example is answered; it has to go well. */
async function run<Data>(name: string, values: Values = {}): Promise<Data> {
  told.add(name);
  const { data, errors } = (await (await ask(key, name, values)).json()) as { data: Data; errors?: unknown };
  expect([name, errors]).toEqual([name, undefined]);
  return data;
}

/** Follows by an example until a push fits; all that were pushed. */
async function followUntil<Push>(name: string, values: Values, fits: (push: Push) => boolean): Promise<Push[]> {
  told.add(name);
  const client = createClient({
    url: doorOf(stack.urls.live),
    webSocketImpl: WebSocket,
    connectionParams: { token: key },
  });
  const pushes: Push[] = [];
  for await (const { data, errors } of client.iterate<Record<string, Push>>(await fillExample(name, values))) {
    expect(errors).toBeUndefined();
    const [push] = Object.values(data ?? {});
    if (push) pushes.push(push);
    if (push && fits(push)) break;
  }
  await client.dispose();
  return pushes;
}

interface Following {
  readonly status: string;
  readonly price?: { readonly amountMinor: number } | null;
  readonly total?: { readonly amountMinor: number } | null;
  readonly promisedAt?: string | null;
}

describe('the examples for partners', () => {
  it('price a model and have it made, from its upload to the promise', async () => {
    expect(await run('01-who-am-i')).toMatchObject({ viewer: { email: 'partner@alexandrite.example' } });
    const { materials } = await run<{ materials: { id: string }[] }>('02-materials');
    expect(materials.map(({ id }) => id)).toContain('gold-585-yellow');
    expect(await run<{ products: { totalCount: number } }>('03-catalogue')).not.toMatchObject({
      products: { totalCount: 0 },
    });

    const { fileName, bytes } = await aRing();
    const { startModelUpload } = await run<{ startModelUpload: { uploadUrl: string; model: { id: string } } }>(
      '04-start-upload',
      { fileName, byteSize: bytes.length },
    );
    await putUntilStored(startModelUpload.uploadUrl, bytes);
    const modelId = startModelUpload.model.id;
    const { requestQuote } = await run<{ requestQuote: { quote: { id: string } } }>('05-request-quote', { modelId });
    const quoteId = requestQuote.quote.id;
    const quoted = await followUntil<Following>('06-follow-quote', { quoteId }, ({ status }) => status === 'READY');
    const price = quoted.at(-1)?.price?.amountMinor ?? 0;
    expect(price).toBeGreaterThan(0);
    expect(await run('07-reprice-quote', { quoteId })).toMatchObject({
      repriceQuote: { __typename: 'QuoteRepriced', differenceMinor: 0 },
    });

    const { startOrder } = await run<{ startOrder: { order: { id: string } } }>('08-start-order', { quoteId });
    const orderId = startOrder.order.id;
    expect(await run('09-submit-order', { orderId })).toMatchObject({ submitOrder: { __typename: 'OrderSubmitted' } });
    const course = await followUntil<Following>(
      '10-follow-order',
      { orderId },
      ({ status, promisedAt }) => status === 'MANUFACTURING_APPROVED' && promisedAt !== null,
    );
    expect(course.at(-1)?.total?.amountMinor).toBe(price);
    const { orders } = await run<{ orders: { nodes: { id: string }[] } }>('11-orders');
    expect(orders.nodes.map(({ id }) => id)).toEqual([orderId]);
    const following = followUntil<Following>('12-follow-orders', {}, ({ status }) => status === 'CANCELLED');
    expect(await run('14-close-order', { orderId })).toMatchObject({
      closeOrder: { __typename: 'OrderStatusRefused', status: 'MANUFACTURING_APPROVED' },
    });
    await untilFollowed('ordersUpdated');
    expect(await run('13-cancel-order', { orderId })).toMatchObject({
      cancelOrder: { __typename: 'OrderCancelled', order: { status: 'CANCELLED' } },
    });
    expect((await following).at(-1)?.status).toBe('CANCELLED');
    expect(await run<{ notifications: { nodes: object[] } }>('15-notifications')).not.toMatchObject({
      notifications: { nodes: [] },
    });
    // None was left out.
    expect([...told].toSorted()).toEqual(await exampleNames());
  }, 120_000);

  it('end with the key: it is in the list with its day of use, and a second after it was revoked it opens nothing', async () => {
    const { partnerKeys } = await manager.askUntil<{ partnerKeys: { nodes: { lastUsedOn: string | null }[] } }>(
      'its use is noted',
      `{ partnerKeys { nodes { id name active lastUsedOn account { email } } } }`,
      {},
      (data) => data.partnerKeys.nodes[0]?.lastUsedOn !== null,
    );
    expect(partnerKeys.nodes).toMatchObject([
      { id: keyId, active: true, account: { email: 'partner@alexandrite.example' } },
    ]);
    const closed = new Promise<number>((resolve) => {
      createClient({
        url: doorOf(stack.urls.live),
        webSocketImpl: WebSocket,
        lazy: false,
        retryAttempts: 0,
        connectionParams: { token: key },
        on: {
          connected: () => void revoke(),
          // The event of `ws` has a code, which the client does not type.
          closed: (event) => {
            resolve((event as { readonly code: number }).code);
          },
        },
        onNonLazyError: () => undefined,
      });
    });
    expect(await closed).toBe(4403);
    expect(await statusFor(key)).toBe(401);
  }, 60_000);

  it('are told by their schema: what is committed is what the door answers by', async () => {
    const { host } = new URL(stack.urls.graphql);
    const told = await (await fetch(`http://${host}/partner/schema.graphql`)).text();
    const committed = await readFile(new URL('../../../gateway/partner.graphql', import.meta.url), 'utf8');
    expect(told.match(/^(type|input|enum|union|interface|scalar) \w+/gm)?.toSorted()).toEqual(
      committed.match(/^(type|input|enum|union|interface|scalar) \w+/gm)?.toSorted(),
    );
  });
});

async function revoke(): Promise<void> {
  await manager.ask(
    `mutation ($id: ID!) { revokePartnerKey(input: { keyId: $id }) { __typename ... on Refusal { message } } }`,
    { id: keyId },
  );
}

/** A stream of changes begins with nothing: that somebody follows it is told by the gateway's figures. */
async function untilFollowed(field: string): Promise<void> {
  const figure = new RegExp(`^gateway_subscriptions\\{[^}]*field="${field}"[^}]*\\} [1-9]`, 'm');
  await until(`somebody follows ${field}`, async () => {
    const response = await fetch(new URL('/metrics', stack.urls.internal('gateway')));
    return figure.test(await response.text());
  });
}

/** Looks until it is so. */
async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 15_000;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`not within 15 s: ${what}`);
    await pause(20);
  }
}

describe('the page of partners’ keys', () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  async function atThePage(locale: 'ru' | 'en', phone = false): Promise<Visitor> {
    const visitor = await aVisitor(browser, locale === 'ru' ? 'ru-RU' : 'en-GB', phone);
    await visitor.page.goto(`${stack.urls.admin}/${locale}`);
    await signIn(visitor.page, 'manager@alexandrite.example');
    await alive(visitor.page, 'account-menu');
    await visitor.page.goto(`${stack.urls.admin}/${locale}/partner-keys`);
    await alive(visitor.page, 'new-key');
    return visitor;
  }

  it('makes a key, shows it once, and ends it', async () => {
    const { page, complaints, close } = await atThePage('en');
    const form = page.getByTestId('new-key');
    await form.locator('[name=name]').fill('Shop window');
    await page.getByTestId('make-key').click();
    const secret = await page.getByTestId('secret').inputValue();
    expect(await statusFor(secret)).toBe(200);
    await page.getByTestId('put-away').click();
    await form.waitFor();

    await page.reload();
    await alive(page, 'new-key');
    expect(await page.content()).not.toContain(secret);
    const row = page.getByTestId('partner-keys').locator('li', { hasText: 'Shop window' });
    expect(await row.textContent()).toContain('Active');
    await row.getByTestId('revoke').click();
    await page.getByTestId('confirm-revoke').click();
    await row.getByText('Revoked').waitFor();
    await until('the key opens nothing', async () => (await statusFor(secret)) === 401);
    expect(complaints).toEqual([]);
    await close();
  }, 60_000);

  it('can be used with a keyboard and a screen reader, and says where one is on a phone too', async () => {
    for (const [locale, phone] of [
      ['ru', true],
      ['en', false],
    ] as const) {
      const { page, close } = await atThePage(locale, phone);
      expect([locale, await barriersOn(page)]).toEqual([locale, []]);
      // Sections that do not all fit are scrolled to the one that is open.
      await page.waitForFunction(() => {
        const here = document.querySelector('header nav [aria-current=page]')?.getBoundingClientRect();
        const nav = document.querySelector('header nav')?.getBoundingClientRect();
        return here && nav && here.left >= nav.left - 1 && here.right <= nav.right + 1;
      });
      await close();
    }
  }, 60_000);
});
