import { readFile } from 'node:fs/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { registry } from '@alexandrite/service-kit/metrics';
import { aVisitor } from '@alexandrite/service-kit/testing';
import { openTestShop, type TestShop } from '../shop-builders.ts';

const signInMutation = `mutation ($input: SignInInput!) { signIn(input: $input) {
  __typename ... on Refusal { code } ... on TooManyAttempts { retryAfterSeconds } } }`;

interface Answer {
  readonly __typename: string;
  readonly code?: string;
  readonly retryAfterSeconds?: number;
}

let shop: TestShop;
beforeEach(async () => {
  shop = await openTestShop();
});
afterEach(() => shop.close());

async function guess(email: string, password = 'a wrong password'): Promise<Answer> {
  const input = { email, password };
  return (await shop.subgraph.ask<{ signIn: Answer }>(aVisitor(), signInMutation, { input })).data.signIn;
}

async function metric(name: string): Promise<number> {
  const values = (await registry.getSingleMetric(name)?.get())?.values ?? [];
  return values.reduce((sum, { value }) => sum + value, 0);
}

describe('a flood of guesses at many accounts', () => {
  it('is hashed one at a time, and what finds no place in the line is refused with a time', async () => {
    const before = await metric('shop_password_hashes_total');
    let mostAtOnce = 0;
    const flood = { isOver: false };
    const looking = (async () => {
      while (!flood.isOver) {
        mostAtOnce = Math.max(mostAtOnce, await metric('shop_password_hashes_running'));
        await nextTurn();
      }
    })();
    const answers = await Promise.all(Array.from({ length: 300 }, (_, index) => guess(`flood${index}@example.com`)));
    flood.isOver = true;
    await looking;
    const hashed = answers.filter(({ __typename }) => __typename === 'WrongCredentials');
    const refused = answers.filter(({ code }) => code === 'SIGN_IN_BUSY');
    expect(mostAtOnce).toBe(1);
    expect(hashed.length + refused.length).toBe(300);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.every(({ retryAfterSeconds }) => Number(retryAfterSeconds) > 0)).toBe(true);
    expect((await metric('shop_password_hashes_total')) - before).toBe(hashed.length);
  });

  it('leaves the threads that read files alone', async () => {
    const running = async () => metric('shop_password_hashes_running');
    const guesses = Array.from({ length: 40 }, (_, index) => guess(`reader${index}@example.com`));
    let reads = 0;
    const flood = { isOver: false };
    const reading = (async () => {
      // One after the other: with the pool full of hashing, none would come back before a hash is done.
      while (!flood.isOver) {
        await readFile(fileURLToPath(import.meta.url));
        if ((await running()) > 0) reads += 1;
      }
    })();
    await Promise.all(guesses);
    flood.isOver = true;
    await reading;
    expect(reads).toBeGreaterThan(guesses.length * 4);
  });
});
