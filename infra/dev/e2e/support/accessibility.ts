import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** What a machine finds that would keep somebody with a keyboard or a screen reader from using the page; once it is still. */
export async function barriersOn(page: Page): Promise<readonly string[]> {
  await page.locator('main h1').first().waitFor();
  // What is still fading in has not its contrast yet.
  await page.waitForFunction(() =>
    document
      .getAnimations()
      .every(
        (animation) => animation.playState === 'finished' || animation.effect?.getComputedTiming().endTime === Infinity,
      ),
  );
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa']).analyze();
  const address = new URL(page.url()).pathname;
  return violations.map(({ id, nodes }) => `${address}: ${id} ${nodes[0]?.target.join(' ') ?? ''}`);
}
