import { chromium, type Browser, type Page } from 'playwright-core';
import { serveStudio } from './server.ts';
import type { Studio } from './page/studio.ts';

declare global {
  interface Window {
    studio: Studio;
  }
}

/** A browser with the studio open in it. It draws in software, so that every machine takes the same picture. */
export async function openStudio(
  executablePath = '/usr/bin/chromium',
): Promise<{ page: Page; close: () => Promise<void> }> {
  const { server, address } = await serveStudio();
  const browser: Browser = await chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--use-angle=swiftshader',
      '--enable-unsafe-swiftshader',
      '--disable-gpu-watchdog',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  const page = await browser.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') console.error(message.text());
  });
  page.on('pageerror', (error) => console.error(error));
  await page.goto(address);
  await page.waitForFunction(() => 'studio' in window, undefined, { timeout: 120_000 });
  page.setDefaultTimeout(0);
  return {
    page,
    close: async () => {
      await browser.close();
      server.close();
    },
  };
}
