import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { eventQueueName } from '@alexandrite/service-kit/events';
import { createQueue } from '@alexandrite/service-kit/queues';
import { connectRedis } from '@alexandrite/service-kit/redis';
import { providedUrl } from '@alexandrite/service-kit/testing';
import { openAccount } from '../src/commands/open-account.ts';
import { type CreateAdministrator, createAdministrator } from '../src/commands/people/create-administrator.ts';
import { openShopDatabase } from '../src/store/index.ts';
import { signInTo } from './people-builders.ts';
import { openTestShop, type TestShop } from './shop-builders.ts';

const command = fileURLToPath(new URL('../src/create-admin.ts', import.meta.url));
const password = 'five blue trams ride west';
/** Where the command hands its events over: apart from what other tests have in their queues. */
const redisUrl = `${providedUrl('TEST_REDIS_URL').replace(/\/$/, '')}/9`;

let shop: TestShop;
beforeAll(async () => {
  shop = await openTestShop();
});
afterAll(() => shop.close());

const typing = (text: string) => () => Promise.resolve(text);
const anEmail = () => `chief-${randomBytes(4).toString('hex')}@example.com`;

/** The command as a process, with what is written to it. */
async function run(args: readonly string[], input = '') {
  const url = new URL(providedUrl('TEST_MONGODB_URL'));
  url.pathname = `/${shop.platform.mongo.name}`;
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', command, ...args], {
    env: { PATH: process.env['PATH'], REDIS_URL: redisUrl, MONGODB_URL: url.href },
    stdio: 'pipe',
  });
  child.stdin.end(input);
  const [said, complained] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { said, complained };
}

/** Accounts that the command has told the orders service of. */
async function accountsTold(): Promise<string[]> {
  const redis = await connectRedis(redisUrl, shop.platform.log);
  const queue = createQueue(eventQueueName('orders'), redis);
  const told = (await queue.getJobs()).map(({ data }) => JSON.stringify(data));
  await queue.close();
  await redis.close();
  return told;
}

describe('the command that makes the first administrator', () => {
  it('takes the password that is written to it, and tells the other services', async () => {
    const email = anEmail();
    const { said } = await run(['--email', email.toUpperCase(), '--name', 'Elena'], `${password}\n`);
    expect(said).toContain(`${email} is an administrator.`);
    expect(said).not.toContain(password);
    expect(await signInTo(shop, email, password)).toMatchObject({ __typename: 'SignedIn' });
    const account = await openShopDatabase(shop.platform).accounts.findByEmail(email);
    expect((await accountsTold()).join()).toContain(account?.id);
  });

  it('makes a password where none is written, shows it once, and changes nothing when it runs again', async () => {
    const email = anEmail();
    const { said } = await run(['--email', email]);
    const [, made = ''] = /shown this once: (\S+)/.exec(said) ?? [];
    expect(await signInTo(shop, email, made)).toMatchObject({ __typename: 'SignedIn' });
    const again = await run(['--email', email]);
    expect(again.said).toContain('an administrator already; nothing was changed');
    expect(again.said).not.toContain('Password');
    expect(await signInTo(shop, email, made)).toMatchObject({ __typename: 'SignedIn' });
  });

  it('says what is wrong with a password, and does not repeat it', async () => {
    const { said, complained } = await run(['--email', 'chief@example.com'], 'password1234567890\n');
    expect(complained).toContain('easily guessed');
    expect(said + complained).not.toContain('password1234567890');
  });
});

describe('making an administrator', () => {
  const make = async (given: Partial<CreateAdministrator>) => {
    const { accounts } = openShopDatabase(shop.platform);
    const wanted = { email: anEmail(), displayName: 'Elena', promote: false, password: typing(password), ...given };
    return createAdministrator({ store: { accounts }, clock: shop.platform.clock }, wanted);
  };
  const open = async (email: string, given: object = {}) => {
    const { accounts } = openShopDatabase(shop.platform);
    const customer = { email, password: 'ten signs!', displayName: 'Anna', roles: ['CUSTOMER'], ...given } as const;
    await openAccount({ store: { accounts }, clock: shop.platform.clock }, customer);
    return accounts;
  };

  it('of somebody’s account has to be said, and asks them for a password of staff', async () => {
    const email = anEmail();
    const accounts = await open(email);
    expect(await make({ email })).toMatchObject({ ok: false, code: 'OTHER_ACCOUNT' });
    expect(await accounts.findByEmail(email)).toMatchObject({ roles: ['CUSTOMER'], epoch: 0 });
    expect(await make({ email, promote: true })).toMatchObject({ ok: true, value: { done: 'PROMOTED' } });
    expect(await accounts.findByEmail(email)).toMatchObject({ roles: ['CUSTOMER', 'ADMIN'], epoch: 1 });
    expect(await signInTo(shop, email, 'ten signs!')).toMatchObject({ __typename: 'PasswordChangeRequired' });
  });

  it('of a demo account is refused, whatever is said', async () => {
    await open('manager@alexandrite.example', { isDemo: true });
    const email = 'manager@alexandrite.example';
    expect(await make({ email, promote: true })).toMatchObject({ ok: false, code: 'DEMO_ACCOUNT' });
  });

  it.each([
    [{ email: 'nobody' }, 'EMAIL_FORMAT'],
    [{ displayName: ' ' }, 'DISPLAY_NAME_LENGTH'],
    [{ password: typing('1234567890') }, 'PASSWORD_LENGTH'],
    [{ email: 'chief.petrova@example.com', password: typing('chief.petrova@example') }, 'PASSWORD_PERSONAL'],
  ])('is refused of %j: %s', async (given, code) => {
    expect(await make(given)).toMatchObject({ ok: false, code });
  });
});
