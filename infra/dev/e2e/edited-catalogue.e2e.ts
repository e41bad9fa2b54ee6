import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { type RunningStack, startStack } from '../src/stack/start-stack.ts';
import { barriersOn } from './support/accessibility.ts';
import { alive, aVisitor, openBrowser, signIn, type Visitor } from './support/browser.ts';
import { catalogueQuestions, type EditedPiece, findPiece } from './support/catalogue-questions.ts';
import { GraphClient } from './support/graph-client.ts';
import { metricValue } from './support/metric-value.ts';
import { type SteadyAnswer, type SteadyReader, startReading } from './support/steady-reader.ts';

/** How long after the answer to a change readers may still be shown what was, in milliseconds. */
const graceMs = 1_000;

let stack: RunningStack;
let browser: Browser;
let dataDir: string;
let manager: Visitor;
let reader: Visitor;
let crowd: SteadyReader;
let piece: EditedPiece;
let touched: ReadonlySet<string>;
/** Answers until everything was stored: a cold gateway may ask some of five hundred a second to come again. */
let warmUp: number;

beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'alexandrite-edited-'));
  [stack, browser] = await Promise.all([startStack({ portBase: 4_700, dataDir, apps: true }), openBrowser()]);
  manager = await aVisitor(browser, 'ru-RU');
  reader = await aVisitor(browser, 'en-GB');
  const client = new GraphClient(stack.urls);
  piece = await findPiece(client, new GraphClient(stack.urls, 'ru'));
  const { questions, touchedBy } = await catalogueQuestions(client, piece);
  touched = touchedBy;
  crowd = startReading({ url: stack.urls.graphql, perSecond: 500, questions });
  // Everything is stored before anything is changed.
  await crowd.until('all of it is served from the cache', (answers) =>
    questions.every(({ name }) => answers.findLast((answer) => answer.name === name)?.isComputed === false),
  );
  warmUp = crowd.answers.length;
});

afterAll(async () => {
  await crowd.stop();
  await browser.close();
  await stack.stop();
  await rm(dataDir, { recursive: true, force: true });
});

/** What each question was answered last. */
const lastTexts = (): ReadonlyMap<string, string> => new Map(crowd.answers.map(({ name, text }) => [name, text]));

/** Answers that show what was, to requests that began when nobody might be shown it any more. */
const staleAnswers = (before: ReadonlyMap<string, string>, changedAt: number): readonly SteadyAnswer[] =>
  crowd.answers.filter(
    ({ name, startedAt, text }) => touched.has(name) && startedAt > changedAt + graceMs && text === before.get(name),
  );

/** Resolves when the crowd has been shown the change everywhere, and has gone on reading for a while. */
async function allHaveSeen(before: ReadonlyMap<string, string>, changedAt: number): Promise<void> {
  await crowd.until('all show the change', (answers) =>
    [...touched].every((name) => answers.findLast((answer) => answer.name === name)?.text !== before.get(name)),
  );
  await crowd.until('a thousand requests came after the grace', (answers) => {
    const late = answers.filter(({ startedAt }) => startedAt > changedAt + graceMs);
    return late.length >= 1_000;
  });
}

/** Saves what is typed; when the answer to it had come, in milliseconds since 1970. */
async function save(page: Page): Promise<number> {
  const answered = page.waitForResponse((response) =>
    Boolean(response.request().postData()?.includes('updateProduct')),
  );
  await page.getByTestId('save').click();
  const response = await answered;
  await response.finished();
  const { startTime, responseEnd } = response.request().timing();
  return startTime + responseEnd;
}

async function typeInto(page: Page, fields: Readonly<Record<string, string>>): Promise<void> {
  const form = await alive(page, 'piece-form');
  for (const [name, text] of Object.entries(fields)) await form.locator(`[name=${name}]`).fill(text);
}

describe('a price and a text that are changed in admin, while five hundred requests a second read the catalogue', () => {
  it('are seen by a reader of the storefront within a second, and what was is seen by nobody after it', async () => {
    const { page } = manager;
    await page.goto(`${stack.urls.admin}/ru`);
    await signIn(page, 'manager@alexandrite.example');
    await alive(page, 'account-menu');
    const shop = reader.page;
    const address = `${stack.urls.web}/en/catalogue/${piece.slug}`;
    await shop.goto(address);
    expect(await shop.locator('main h1').first().textContent()).toBe(piece.name);

    await page.goto(`${stack.urls.admin}/ru/catalogue`);
    await (await alive(page, 'piece-search')).fill(piece.nameRu);
    await page.waitForURL(/search=/);
    await page.locator(`[data-testid=piece-row][data-piece="${piece.slug}"] a`).click();
    await typeInto(page, { nameEn: 'A ring renamed', price: '12 500,50 ₽' });
    const before = lastTexts();
    // The price is far from the one before: nothing is written until that is confirmed.
    await save(page);
    await page.getByText('Да, сохранить эту цену').waitFor();
    const changedAt = await save(page);

    let lastStaleVisit = 0;
    for (;;) {
      const startedAt = Date.now();
      await shop.goto(address);
      if ((await shop.locator('main h1').first().textContent()) === 'A ring renamed') break;
      lastStaleVisit = startedAt;
    }
    expect(lastStaleVisit).toBeLessThanOrEqual(changedAt + graceMs);
    expect(await shop.getByTestId('piece-price').first().getAttribute('data-amount-minor')).toBe('1250050');

    await allHaveSeen(before, changedAt);
    expect(staleAnswers(before, changedAt)).toEqual([]);
    expect(crowd.answers.slice(warmUp).filter(({ status }) => status !== 200)).toEqual([]);
    expect([...manager.complaints, ...reader.complaints]).toEqual([]);
  });

  it('are all that is computed anew: every other stored answer goes on being served', async () => {
    const client = new GraphClient(stack.urls);
    await client.signIn('manager@alexandrite.example');
    const misses = () => metricValue(stack.urls.internal('gateway'), 'gateway_cache_misses_total');
    const purges = () => metricValue(stack.urls.internal('gateway'), 'gateway_cache_purges_heard_total');
    const [before, missesBefore, purgesBefore, answersBefore] = [
      lastTexts(),
      await misses(),
      await purges(),
      crowd.answers.length,
    ];
    await client.ask(`mutation ($input: UpdateProductInput!) { updateProduct(input: $input) { __typename } }`, {
      input: {
        productId: piece.id,
        priceMinor: 1_300_000,
        confirmed: true,
        name: { ru: 'Иное' },
        idempotencyKey: randomUUID(),
      },
    });
    const changedAt = Date.now();
    await allHaveSeen(before, changedAt);
    // Each purge is repeated a moment later, for what was read late.
    await crowd.until('nothing is left to compute', (answers) =>
      answers.slice(-500).every(({ isComputed }) => !isComputed),
    );
    expect((await purges()) - purgesBefore).toBe(2);

    const during = crowd.answers.slice(answersBefore);
    const computed = during.filter(({ isComputed }) => isComputed).map(({ name }) => name);
    expect(new Set(computed)).toEqual(touched);
    expect((await misses()) - missesBefore).toBe(computed.length);
    expect(staleAnswers(before, changedAt)).toEqual([]);
    // What others were shown did not change by a byte.
    const others = during.filter(({ name }) => !touched.has(name));
    expect(others.filter(({ name, text }) => text !== before.get(name))).toEqual([]);
    expect(others.length).toBeGreaterThan(computed.length);
  });
});

describe('the page on which a piece is edited', () => {
  it('puts what somebody else changed meanwhile beside what was typed, and loses neither', async () => {
    const { page } = manager;
    await page.goto(`${stack.urls.admin}/ru/catalogue/${piece.slug}`);
    const other = await aVisitor(browser, 'en-GB');
    await other.page.goto(`${stack.urls.admin}/en`);
    await signIn(other.page, 'admin@alexandrite.example');
    await alive(other.page, 'account-menu');
    await other.page.goto(`${stack.urls.admin}/en/catalogue/${piece.slug}`);

    await typeInto(page, { nameEn: 'Mine', descriptionRu: 'Моё описание.' });
    await typeInto(other.page, { nameEn: 'Theirs', leadTimeDays: '33' });
    await save(other.page);
    await save(page);
    await page.getByTestId('foreign-changes').waitFor();
    // Nothing is saved before it is chosen.
    await page.getByTestId('save').click();
    await page.getByTestId('foreign-changes').getByRole('alert').waitFor();
    await page.getByTestId('theirs-nameEn').press('Space');
    await save(page);
    await page.getByTestId('foreign-changes').waitFor({ state: 'detached' });
    const values = await page
      .locator('[data-testid=piece-form] :is(input, textarea)')
      .evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).value));
    expect(values).toEqual(expect.arrayContaining(['Theirs', 'Моё описание.', '33']));
    await other.close();
  });

  it('says beside each field what is wrong with it, and takes who saves to the first', async () => {
    const { page } = manager;
    await page.goto(`${stack.urls.admin}/ru/catalogue/${piece.slug}`);
    await typeInto(page, { nameRu: ' ', price: 'дорого', leadTimeDays: '0' });
    await page.getByTestId('save').press('Enter');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('nameRu');
    expect(await page.locator('[data-testid=piece-form] [role=alert]').count()).toBe(3);
    expect(await page.locator('[data-testid=piece-form] [aria-invalid]').count()).toBe(3);
  });

  it.each(['seller@alexandrite.example', 'operator@alexandrite.example'])('is not there for %s', async (email) => {
    const somebody = await aVisitor(browser, 'en-GB');
    await somebody.page.goto(`${stack.urls.admin}/en`);
    await signIn(somebody.page, email);
    await alive(somebody.page, 'account-menu');
    expect(await somebody.page.locator('header a[href$="/catalogue"]').count()).toBe(0);
    for (const address of ['catalogue', `catalogue/${piece.slug}`]) {
      await somebody.page.goto(`${stack.urls.admin}/en/${address}`);
      await somebody.page.getByText('Page not found').waitFor();
    }
    await somebody.close();
  });

  it('can be used with a keyboard and a screen reader, on a desktop and on a phone, as far as a machine can tell', async () => {
    const found: string[] = [];
    for (const phone of [false, true]) {
      const somebody = await aVisitor(browser, 'en-GB', phone);
      const { page } = somebody;
      await page.goto(`${stack.urls.admin}/en`);
      await signIn(page, 'manager@alexandrite.example');
      await alive(page, 'account-menu');
      for (const address of ['en/catalogue', 'ru/catalogue', `en/catalogue/${piece.slug}`]) {
        await page.goto(`${stack.urls.admin}/${address}`);
        found.push(...(await barriersOn(page)));
        const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        if (tooWide > 0) found.push(`${address}: wider than its window by ${tooWide}`);
      }
      await somebody.close();
    }
    expect(found).toEqual([]);
  });
});
