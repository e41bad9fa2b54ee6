import { type Browser, type BrowserContext, chromium, type Locator, type Page } from 'playwright-core';

/** A fresh Chromium; see CHROMIUM_PATH in the README. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** Somebody at a page: what their browser says is kept, to be looked at when a test fails. */
export interface Visitor {
  readonly page: Page;
  readonly complaints: string[];
  close(): Promise<void>;
}

export async function aVisitor(browser: Browser, locale: 'ru-RU' | 'en-GB', phone = false): Promise<Visitor> {
  const viewport = phone ? { width: 390, height: 844 } : { width: 1440, height: 900 };
  const context: BrowserContext = await browser.newContext({ locale, viewport });
  context.setDefaultTimeout(60_000);
  context.setDefaultNavigationTimeout(60_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (fault) => complaints.push(String(fault)));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  return { page, complaints, close: () => context.close() };
}

/**
 * The one element of that name, once the page is alive: drawn by the server it cannot be used yet, and while a page is
 * being streamed it may stand there twice. React marks the elements it has taken over.
 */
export async function alive(page: Page, testId: string): Promise<Locator> {
  await page.waitForFunction((name) => {
    const found = document.querySelectorAll(`[data-testid="${name}"]`);
    return found.length === 1 && Object.keys(found[0] ?? {}).some((key) => key.startsWith('__react'));
  }, testId);
  return page.getByTestId(testId);
}

/** Signs in at the page that stands before one. */
export async function signIn(page: Page, email: string): Promise<void> {
  const form = await alive(page, 'sign-in-form');
  await form.locator('input[name=email]').fill(email);
  await form.locator('input[name=password]').fill('alexandrite-demo');
  await form.locator('button[type=submit]').click();
}
