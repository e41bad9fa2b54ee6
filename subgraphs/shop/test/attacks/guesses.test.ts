import { readFile } from 'node:fs/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { accountBounds } from '@alexandrite/contracts/bounds/accounts';
import { newId } from '@alexandrite/service-kit/ids';
import { waitUntil } from '@alexandrite/service-kit/testing';
import { SignInPage, type Answer } from '../sign-in-page.ts';
import { openTestShop, type TestShop } from '../shop-builders.ts';
import { metricOf } from '../metric-of.ts';

const wrong = 'a wrong password';
const right = 'correct horse battery';
const { triesOfAddress, triesOfPair, triesAtAccount, longestWait } = accountBounds;

let shop: TestShop;
let page: SignInPage;
beforeAll(async () => {
  shop = await openTestShop();
  page = new SignInPage(shop);
});
afterAll(() => shop.close());

const anEmail = () => `${newId('per')}@example.com`;
const anAddress = () => newId('adr');

const hashes = () => metricOf('shop_password_hashes_total');
const codes = (answers: readonly Answer[], code: string) => answers.filter((answer) => answer.code === code);

/** An account, and what its owner's browser remembers. */
async function anAccount() {
  const email = anEmail();
  const { device } = await page.signUp({ email, password: right, displayName: 'Anna' }, { address: anAddress() });
  return { email, device };
}

describe('guesses from one address', () => {
  it('at many accounts cost no hashing once it had too many tries', async () => {
    const address = anAddress();
    const before = await hashes();
    const answers: Answer[] = [];
    for (let count = 0; count < 582; count += 1) answers.push(await page.signIn(anEmail(), wrong, { address }));
    const hashed = (await hashes()) - before;
    expect(codes(answers, 'WRONG_CREDENTIALS')).toHaveLength(hashed);
    // The free ones, and those that came after waits of 1, 2, 4 … seconds while the test ran.
    expect(hashed).toBeLessThanOrEqual(triesOfAddress.limit + 6);
    expect(answers.at(-1)).toMatchObject({ code: 'TOO_MANY_ATTEMPTS' });
    expect(answers.at(-1)?.retryAfterSeconds).toBeLessThanOrEqual(longestWait.limit);
  });

  it('all at once get no further', async () => {
    const address = anAddress();
    const before = await hashes();
    await Promise.all(Array.from({ length: 200 }, () => page.signIn(anEmail(), wrong, { address })));
    expect((await hashes()) - before).toBeLessThanOrEqual(triesOfAddress.limit + 1);
  });

  it('in one document are as many as there are in it', async () => {
    const address = anAddress();
    const before = await hashes();
    const count = triesOfAddress.limit + 15;
    await page.signInTimes(Array.from({ length: count }, anEmail), wrong, { address });
    expect((await hashes()) - before).toBeLessThanOrEqual(triesOfAddress.limit + 1);
    expect((await page.signIn(anEmail(), wrong, { address })).code).toBe('TOO_MANY_ATTEMPTS');
  });

  it('at one account get slower, whether there is such an account or not', async () => {
    for (const email of [(await anAccount()).email, anEmail()]) {
      const address = anAddress();
      const answers: Answer[] = [];
      for (let count = 0; count < triesOfPair.limit + 3; count += 1) {
        answers.push(await page.signIn(email, wrong, { address }));
      }
      expect(codes(answers.slice(0, triesOfPair.limit + 1), 'WRONG_CREDENTIALS')).toHaveLength(triesOfPair.limit + 1);
      expect(answers.at(-1)).toMatchObject({ code: 'TOO_MANY_ATTEMPTS', retryAfterSeconds: 1 });
    }
  });

  it('do not tell the right password while they are too early', async () => {
    const { email } = await anAccount();
    const address = anAddress();
    await Promise.all(Array.from({ length: 30 }, () => page.signIn(email, wrong, { address })));
    const before = await hashes();
    expect(await page.signIn(email, right, { address })).toMatchObject({ code: 'TOO_MANY_ATTEMPTS' });
    expect(await hashes()).toBe(before);
  });
});

describe('guesses at one account from many addresses', () => {
  it('never lock its owner out of a device that it knows', async () => {
    const { email, device } = await anAccount();
    const before = await hashes();
    for (let count = 0; count < 60; count += 1) await page.signIn(email, wrong, { address: anAddress() });
    expect((await hashes()) - before).toBeLessThanOrEqual(triesAtAccount.limit + 6);
    const strangers = Promise.all(
      Array.from({ length: 60 }, () => page.signIn(email, wrong, { address: anAddress() })),
    );
    const owner = await page.signIn(email, right, { address: anAddress(), device });
    expect(owner).toMatchObject({ __typename: 'SignedIn' });
    expect(await page.signIn(email, right, { address: anAddress() })).toMatchObject({ code: 'TOO_MANY_ATTEMPTS' });
    await strangers;
  });

  it('make the owner wait on a new device, and not for ever', async () => {
    const { email } = await anAccount();
    for (let count = 0; count <= triesAtAccount.limit; count += 1) {
      await page.signIn(email, wrong, { address: anAddress() });
    }
    await waitUntil('the owner is in', async () => {
      const answer = await page.signIn(email, right, { address: anAddress() });
      return answer.__typename === 'SignedIn';
    });
  });
});

describe('a device cookie', () => {
  /** Whether somebody with this cookie is taken for the owner's device; the password is right. */
  async function isKnown(email: string, device: string): Promise<boolean> {
    const known = () => metricOf('shop_password_hashes_total', { lane: 'KNOWN' });
    const before = await known();
    expect(await page.signIn(email, right, { address: anAddress(), device })).toMatchObject({ __typename: 'SignedIn' });
    return (await known()) > before;
  }

  it('is for its own account, and made by nobody but the shop', async () => {
    const [owner, other] = [await anAccount(), await anAccount()];
    const [head, claims] = owner.device.split('.');
    for (const device of [other.device, `${head}.${claims}.${'A'.repeat(43)}`, '~~~', 'x'.repeat(10_000)]) {
      expect(await isKnown(owner.email, device)).toBe(false);
    }
    expect(await isKnown(owner.email, `${other.device}~${owner.device}`)).toBe(true);
  });

  it('has an allowance of its own, no larger than a stranger’s', async () => {
    const { email, device } = await anAccount();
    const before = await hashes();
    await Promise.all(Array.from({ length: 40 }, () => page.signIn(email, wrong, { address: anAddress(), device })));
    expect((await hashes()) - before).toBeLessThanOrEqual(accountBounds.triesOfDevice.limit + 2);
  });

  it('is good for half a year', async () => {
    const { email, device } = await anAccount();
    const now = shop.platform.clock();
    shop.platform.setTime(new Date(now.getTime() + (accountBounds.deviceSeconds.limit + 1) * 1_000));
    expect(await isKnown(email, device)).toBe(false);
    shop.platform.setTime(now);
    expect(await isKnown(email, device)).toBe(true);
  });

  it('ends with the epoch of its account, as sessions do', async () => {
    const { email, device } = await anAccount();
    await shop.platform.mongo.collection('accounts').updateOne({ email }, { $inc: { epoch: 1 } });
    expect(await isKnown(email, device)).toBe(false);
  });

  it('remembers the last few people of a browser', async () => {
    const people = [await anAccount(), await anAccount(), await anAccount(), await anAccount()];
    let device = '';
    for (const { email } of people) {
      device = (await page.signIn(email, right, { address: anAddress(), device })).device;
    }
    const known: boolean[] = [];
    for (const { email } of people) known.push(await isKnown(email, device));
    expect(known).toEqual([false, true, true, true]);
  });
});

describe('a flood of guesses from many addresses at many accounts', () => {
  const flood = (length: number) =>
    Array.from({ length }, () => page.signIn(anEmail(), wrong, { address: anAddress() }));

  it('is hashed one at a time, and what finds no place in the line is refused with a time', async () => {
    const before = await hashes();
    const watch = { mostAtOnce: 0, isOver: false };
    const watching = (async () => {
      while (!watch.isOver) {
        watch.mostAtOnce = Math.max(watch.mostAtOnce, await metricOf('shop_password_hashes_running'));
        await nextTurn();
      }
    })();
    const answers = await Promise.all(flood(300));
    watch.isOver = true;
    await watching;
    const refused = codes(answers, 'SIGN_IN_BUSY');
    expect(watch.mostAtOnce).toBe(accountBounds.hashesAtOnce.limit);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.every(({ retryAfterSeconds }) => Number(retryAfterSeconds) > 0)).toBe(true);
    const hashed = codes(answers, 'WRONG_CREDENTIALS');
    expect(hashed.length + refused.length).toBe(300);
    expect((await hashes()) - before).toBe(hashed.length);
  });

  it('lets those through whose device is known', async () => {
    const { email, device } = await anAccount();
    const guesses = Promise.all(flood(200));
    const owner = await page.signIn(email, right, { address: anAddress(), device });
    expect(owner.__typename).toBe('SignedIn');
    await guesses;
  });

  it('leaves the threads that read files alone', async () => {
    const before = await hashes();
    const guesses = Promise.all(flood(30));
    const watch = { reads: 0, isOver: false };
    // One after the other: with the pool full of hashing, none would come back before a hash is done.
    const reading = (async () => {
      while (!watch.isOver) {
        await readFile(fileURLToPath(import.meta.url));
        if ((await metricOf('shop_password_hashes_running')) > 0) watch.reads += 1;
      }
    })();
    await guesses;
    watch.isOver = true;
    await reading;
    expect(watch.reads).toBeGreaterThan(((await hashes()) - before) * 4);
  });
});
