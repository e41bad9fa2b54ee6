import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { type RunningStack, startStack } from '../src/stack/start-stack.ts';
import { barriersOn } from './support/accessibility.ts';
import { alive, aVisitor, openBrowser, signIn, type Visitor } from './support/browser.ts';

let stack: RunningStack;
let dataDir: string;
let browser: Browser;
const people: Visitor[] = [];

beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'alexandrite-people-'));
  stack = await startStack({ portBase: 2_700, dataDir, apps: true });
  browser = await openBrowser();
}, 400_000);
afterAll(async () => {
  await browser.close();
  await stack.stop();
  await rm(dataDir, { recursive: true, force: true });
});

async function open(locale: 'ru-RU' | 'en-GB', phone = false): Promise<Page> {
  const visitor = await aVisitor(browser, locale, phone);
  people.push(visitor);
  return visitor.page;
}

const email = 'vera@alexandrite.example';
const ownPassword = 'five blue trams ride west';

/** Types into the form for signing in, and sends it. */
async function enter(page: Page, fields: Readonly<Record<string, string>>): Promise<void> {
  const form = await alive(page, 'sign-in-form');
  for (const [name, value] of Object.entries(fields)) await form.locator(`input[name=${name}]`).fill(value);
  await form.locator('button[type=submit]').click();
}

describe('somebody new at the house', () => {
  let admin: Page;
  let vera: Page;
  let firstPassword: string;

  it('is given an account and a first password by an administrator', async () => {
    admin = await open('en-GB');
    await admin.goto(`${stack.urls.admin}/people`);
    await signIn(admin, 'admin@alexandrite.example');
    const form = await alive(admin, 'new-account');
    await form.locator('input[name=displayName]').fill('Вера Тихонова');
    await form.locator('input[name=email]').fill(email);
    await form.getByTestId('make-account').click();
    firstPassword = await admin.getByTestId('first-password').inputValue();
    expect(firstPassword).toMatch(/^\w{5}(-\w{5}){3}$/);
    expect(await barriersOn(admin)).toEqual([]);
    await admin.getByTestId('put-away').click();
  });

  it('chooses a password of their own before they see anything, and works', async () => {
    vera = await open('ru-RU', true);
    await vera.goto(`${stack.urls.admin}/queue`);
    await enter(vera, { email, password: firstPassword });
    await vera.locator('input[name=newPassword]').waitFor();
    await enter(vera, { newPassword: '1234567890' });
    await vera.getByText('от 15 до 200').waitFor();
    expect(await barriersOn(vera)).toEqual([]);
    await enter(vera, { newPassword: ownPassword });
    await vera.getByTestId('account-menu').waitFor();
  });

  it('is out at once when the account is closed, and let in no more', async () => {
    const row = admin.locator('[data-person]', { hasText: email });
    await row.getByTestId('change-person').click();
    await admin.getByTestId('person-history').waitFor();
    await admin.getByTestId('do-disable').click();
    expect(await barriersOn(admin)).toEqual([]);
    await admin.getByTestId('do-disable').click();
    await admin.getByTestId('do-enable').waitFor();
    await vera.goto(`${stack.urls.admin}/queue`);
    await enter(vera, { email, password: ownPassword });
    await vera.getByText('закрыта').waitFor();
  });

  it('is no page of a manager’s', async () => {
    const manager = await open('en-GB');
    await manager.goto(`${stack.urls.admin}/people`);
    await signIn(manager, 'manager@alexandrite.example');
    await manager.getByTestId('account-menu').waitFor();
    expect(await manager.getByTestId('people').count()).toBe(0);
    expect(await manager.locator('nav a[href$="/people"]').count()).toBe(0);
  });
});
