import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { type RunningStack, startStack } from '../src/stack/start-stack.ts';
import { aVisitor, openBrowser, type Visitor } from './support/browser.ts';
import { GraphClient } from './support/graph-client.ts';
import { metricValue } from './support/metric-value.ts';

/** How long the gateway waits for a subgraph here, in milliseconds: less than in life, as it is waited for. */
const subgraphTimeoutMs = 1_500;
const limitMs = 60_000;

let stack: RunningStack;
let browser: Browser;
let dataDir: string;
let inRussian: Visitor;
let inEnglish: Visitor;
let client: GraphClient;
let gatewayBefore: number | null | undefined;

beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'alexandrite-sick-'));
  const env = { SUBGRAPH_TIMEOUT_MS: String(subgraphTimeoutMs) };
  [stack, browser] = await Promise.all([startStack({ portBase: 5_000, dataDir, apps: true, env }), openBrowser()]);
  inRussian = await aVisitor(browser, 'ru-RU');
  inEnglish = await aVisitor(browser, 'en-GB');
  client = new GraphClient(stack.urls);
  gatewayBefore = (await stack.processes())['gateway']?.pid;
});

afterAll(async () => {
  await browser.close();
  await stack.stop();
  await rm(dataDir, { recursive: true, force: true });
});

async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + limitMs;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`waited ${limitMs} ms in vain until ${what}`);
    await pause(50);
  }
}

/** The catalogue, and something that only pricing knows, in one answer. */
const page = '{ products(first: 3) { nodes { name price { amountMinor } } } quote(id: "quo_none") { id } }';
interface Shown {
  readonly products: { readonly nodes: readonly { readonly name: string }[] };
  readonly quote: null;
}

/** Asks for both. The catalogue is there, whatever becomes of the rest. @returns whether pricing answered */
async function isPricingThere(): Promise<boolean> {
  const { data, errors } = await client.once<Shown | null>(page);
  expect(data?.products.nodes).toHaveLength(3);
  expect(data?.quote).toBeNull();
  expect(errors?.map(({ extensions }) => extensions?.code) ?? []).toEqual(errors ? ['SERVICE_UNAVAILABLE'] : []);
  return errors === undefined;
}

const isBreaker = async (state: 'open' | 'closed'): Promise<boolean> =>
  (await metricValue(
    stack.urls.internal('gateway'),
    'gateway_subgraph_breaker',
    `subgraph="pricing",state="${state}"`,
  )) === 1;

const isLeftAlone = (): Promise<void> =>
  until('pricing is left alone', async () => !(await isPricingThere()) && (await isBreaker('open')));

/** Pricing answers again, and nothing but it was started anew. */
async function expectRecovery(): Promise<void> {
  await until('pricing answers again', isPricingThere);
  expect(await isBreaker('closed')).toBe(true);
  expect((await stack.processes())['gateway']?.pid).toBe(gatewayBefore);
  for (const [{ page: shop }, locale] of visitors()) {
    await until('prices are worked out again', async () => {
      await shop.goto(`${stack.urls.web}/${locale}/made-to-order`);
      return (await shop.getByTestId('file-input').count()) > 0;
    });
  }
}

const visitors = () => [[inRussian, 'ru'] as const, [inEnglish, 'en'] as const];

/** What somebody sees in the shop meanwhile, in both languages. */
async function expectShop(madeToOrder: { readonly ru: string; readonly en: string }): Promise<void> {
  for (const [{ page: shop }, locale] of visitors()) {
    await shop.goto(`${stack.urls.web}/${locale}/catalogue`);
    const first = shop.locator(`main a[href*="/${locale}/catalogue/"]`).first();
    await first.waitFor();
    await shop.goto(new URL((await first.getAttribute('href')) ?? '', stack.urls.web).href);
    await shop.getByTestId('piece-price').first().waitFor();
    await shop.goto(`${stack.urls.web}/${locale}/made-to-order`);
    await shop.getByText(madeToOrder[locale]).first().waitFor();
  }
}

const missing = { ru: 'Сейчас мы не можем посчитать цену', en: 'Prices are unavailable at the moment' };
const stored = { ru: 'Серебро', en: 'silver' };

describe('the shop stays open, says what is missing, and has it again without a restart, when pricing', () => {
  it('hangs', async () => {
    const pid = (await stack.processes())['pricing']?.pid;
    if (!pid) throw new Error('pricing does not run');
    process.kill(pid, 'SIGSTOP');
    try {
      await isLeftAlone();
      await expectShop(missing);
    } finally {
      process.kill(pid, 'SIGCONT');
    }
    await expectRecovery();
  });

  it('is killed; what is stored of its prices is shown meanwhile', async () => {
    await stack.kill('pricing');
    await isLeftAlone();
    await expectShop(stored);
    await stack.waitHealthy('pricing');
    await expectRecovery();
  });

  it('lies', async () => {
    const { port } = (await stack.processes())['pricing'] ?? {};
    if (!port) throw new Error('pricing does not run');
    await stack.kill('pricing');
    const liar = await openLiar(port);
    try {
      await isLeftAlone();
      await expectShop(stored);
    } finally {
      await closeLiar(liar);
    }
    await stack.waitHealthy('pricing');
    await expectRecovery();
  });
});

/** Something that answers in the place of a subgraph, and makes no sense. */
async function openLiar(port: number): Promise<Server> {
  const lies = ['}{', '<html>', '{"data":[1,2,3]}', '{"data":{"quote":"yes"}}'];
  let told = 0;
  const liar = createServer((_, response) => {
    told += 1;
    response.setHeader('content-type', 'application/json').end(lies[told % lies.length]);
  });
  const { promise, resolve, reject } = Promise.withResolvers<undefined>();
  liar.once('error', reject).listen(port, () => {
    resolve(undefined);
  });
  await promise;
  return liar;
}

async function closeLiar(liar: Server): Promise<void> {
  liar.closeAllConnections();
  const { promise, resolve } = Promise.withResolvers<undefined>();
  liar.close(() => {
    resolve(undefined);
  });
  await promise;
}
