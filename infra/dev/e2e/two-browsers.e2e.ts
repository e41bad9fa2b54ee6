import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { type RunningStack, startStack } from '../src/stack/start-stack.ts';
import { barriersOn } from './support/accessibility.ts';
import { alive, aVisitor, openBrowser, signIn, type Visitor } from './support/browser.ts';
import { anOpenModel, aRing } from './support/sample-model.ts';

/** What a customer's page shows reached, from the upload to the delivery. */
const shownStatuses = [
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

let stack: RunningStack;
let browser: Browser;
let dataDir: string;
let customer: Visitor;
let operator: Visitor;

beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'alexandrite-browsers-'));
  [stack, browser] = await Promise.all([startStack({ portBase: 2_200, dataDir, apps: true }), openBrowser()]);
  customer = await aVisitor(browser, 'ru-RU');
  operator = await aVisitor(browser, 'en-GB');
});

afterAll(async () => {
  await browser.close();
  await stack.stop();
  await rm(dataDir, { recursive: true, force: true });
});

async function reached(page: Page, status: string): Promise<void> {
  await page.locator(`[data-testid=order-step][data-status=${status}][data-reached=true]`).waitFor();
}

describe('a customer and an operator, each in a browser', () => {
  it('see a ring of the customer’s own from its model to its delivery', async () => {
    const model = await aRing();
    const { page } = customer;

    await page.goto(`${stack.urls.web}/ru/sign-in`);
    await signIn(page, 'customer@alexandrite.example');
    await page.getByTestId('account-menu').first().waitFor();
    await page.goto(`${stack.urls.web}/ru/made-to-order`);
    const drop = await alive(page, 'file-input');
    await drop.setInputFiles({ name: model.fileName, mimeType: 'model/stl', buffer: Buffer.from(model.bytes) });
    await page.getByTestId('quote-price').waitFor();
    const volume = await page.locator('[data-volume-mm3]').getAttribute('data-volume-mm3');
    expect(Number(volume)).toBeGreaterThan(0);
    if (model.volumeMm3 !== null) expect(Math.abs(Number(volume) / model.volumeMm3 - 1)).toBeLessThan(1e-3);

    await (await alive(page, 'start-order')).click();
    await alive(page, 'checkout-form');
    for (const [name, value] of Object.entries({
      recipient: 'Анна Петрова',
      phone: '+7 900 000-00-00',
      postcode: '190000',
      city: 'Санкт-Петербург',
      address: 'Невский проспект, 1, кв. 2',
    })) {
      await page.locator(`[data-testid=checkout-form] [name=${name}]`).fill(value);
    }

    const bench = operator.page;
    await bench.goto(`${stack.urls.admin}/en`);
    await signIn(bench, 'operator@alexandrite.example');
    await alive(bench, 'take-next');

    await page.getByTestId('submit-order').click();
    await reached(page, 'SUBMITTED');
    // Whatever happens from here on reaches this very page: a reload would lose the mark.
    await page.evaluate(() => Object.assign(window, { neverReloaded: true }));
    await reached(page, 'FILE_UPLOADED');
    await reached(page, 'PRICE_CALCULATED');
    await reached(page, 'MANUFACTURING_APPROVED');

    await bench.getByTestId('queue-row').first().waitFor();
    await bench.getByTestId('take-next').click();
    await bench.locator('[data-testid=hand-card][data-stage=STARTED]').waitFor();
    await reached(page, 'MANUFACTURING_STARTED');
    await bench.getByTestId('advance-COMPLETED').click();
    await reached(page, 'MANUFACTURING_COMPLETED');
    // Whose piece it is, the operator is shown while they pack it: neither before nor after.
    await bench.locator('[data-testid=hand-card] a').first().click();
    await bench.getByText('The address is shown while you pack the piece.').waitFor();
    expect(await bench.getByTestId('delivery').count()).toBe(0);
    await (await alive(bench, 'advance-PACKAGING')).click();
    await reached(page, 'PACKAGING');
    await bench.getByTestId('delivery').getByText('Анна Петрова').waitFor();
    await bench.getByTestId('advance-SHIPPED').click();
    await bench.locator('[data-testid=tracking-dialog] [name=trackingNumber]').fill('RU-2026-0042');
    await bench.getByTestId('confirm-shipped').click();
    await reached(page, 'SHIPPED');
    await bench.getByTestId('delivery').waitFor({ state: 'detached' });
    await page.getByText('RU-2026-0042').first().waitFor();

    await page.getByTestId('close-order').click();
    for (const status of shownStatuses) await reached(page, status);
    expect(await page.evaluate(() => 'neverReloaded' in window)).toBe(true);
    expect([...customer.complaints, ...operator.complaints]).toEqual([]);
  });

  it('can use every page with a keyboard and a screen reader, as far as a machine can tell', async () => {
    const order = customer.page.url();
    const manager = await aVisitor(browser, 'ru-RU');
    await manager.page.goto(`${stack.urls.admin}/ru`);
    await signIn(manager.page, 'manager@alexandrite.example');
    await alive(manager.page, 'account-menu');
    const pages: readonly (readonly [Visitor, string])[] = [
      [customer, `${stack.urls.web}/ru`],
      [customer, `${stack.urls.web}/en/catalogue`],
      [customer, `${stack.urls.web}/ru/made-to-order`],
      [customer, `${stack.urls.web}/en/orders`],
      [customer, order],
      [operator, `${stack.urls.admin}/ru/queue`],
      [operator, `${stack.urls.admin}/en/queue`],
      [manager, `${stack.urls.admin}/ru/models`],
      [manager, `${stack.urls.admin}/en/prices/rates`],
      [manager, `${stack.urls.admin}/ru/prices/rules`],
      [manager, `${stack.urls.admin}/en/prices/rules/1`],
    ];
    const found: string[] = [];
    for (const [{ page }, address] of pages) {
      await page.goto(address);
      found.push(...(await barriersOn(page)));
    }
    expect(found).toEqual([]);
  });

  it('see what is wrong with a model on the model itself', async () => {
    const { page } = customer;
    const model = await anOpenModel();
    await page.goto(`${stack.urls.web}/en/made-to-order`);
    const drop = await alive(page, 'file-input');
    await drop.setInputFiles({ name: model.fileName, mimeType: 'model/stl', buffer: Buffer.from(model.bytes) });
    const problem = page.locator('[data-testid=model-problems] [data-code=OPEN_SURFACE]');
    await problem.getByText('The surface is not closed').waitFor();
    await problem.getByTestId('show-place').click();
    await page.locator('[data-testid=model-viewer][data-phase=shown][data-pointed-at=OPEN_SURFACE]').waitFor();
    const viewer = page.locator('[data-testid=model-viewer][data-pointed-at=OPEN_SURFACE]');
    expect(Number(await viewer.getAttribute('data-places-shown'))).toBeGreaterThan(2);
    expect(await page.getByTestId('quote-price').count()).toBe(0);
    expect(customer.complaints).toEqual([]);
  });
});
