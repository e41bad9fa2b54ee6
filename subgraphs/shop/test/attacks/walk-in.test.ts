import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { aVisitor, providedUrl } from '@alexandrite/service-kit/testing';
import { demoEmails } from '../../src/domain/accounts/demo-account.ts';
import { demoAccounts } from '../../src/seed/demo-accounts.ts';
import { buildShop } from '../../src/service.ts';
import { openShopDatabase } from '../../src/store/index.ts';
import { signInTo } from '../people-builders.ts';
import { openTestShop, type TestShop } from '../shop-builders.ts';
import { seederOf } from '../some-catalogue.ts';

const admin = 'admin@alexandrite.example';
const publicPassword = 'alexandrite-demo';
const publicUrl = { GATEWAY_PUBLIC_URL: 'https://api.alexandrite.example' };

async function withDemo(setup: Parameters<typeof openTestShop>[1], attack: (shop: TestShop) => Promise<void>) {
  const shop = await openTestShop([], setup);
  try {
    await seederOf(shop)({ pieces: [], accounts: demoAccounts.filter(({ email }) => email === admin) });
    await attack(shop);
  } finally {
    await shop.close();
  }
}

describe('a stranger who knows the demo accounts’ password', () => {
  it('signs in to a house that only its own machine reaches', async () => {
    await withDemo({}, async (shop) => {
      expect(await signInTo(shop, admin, publicPassword)).toMatchObject({ __typename: 'SignedIn' });
    });
  });

  it.each([publicUrl, { HOST: '0.0.0.0' }, { ADMIN_PUBLIC_URL: 'http://192.168.1.5:3001' }])(
    'is not let in where demo accounts were left behind and the house is public: %j',
    async (setup) => {
      await withDemo(setup, async (shop) => {
        expect(await signInTo(shop, admin, publicPassword)).toMatchObject({ __typename: 'AccountClosed' });
        expect(await signInTo(shop, admin, 'another password')).toMatchObject({ __typename: 'WrongCredentials' });
      });
    },
  );

  it('is not let in by accounts of an earlier release, which bear no mark', async () => {
    await withDemo(publicUrl, async (shop) => {
      await shop.platform.mongo.collection('accounts').updateMany({}, { $unset: { isDemo: 1 } });
      expect(await signInTo(shop, admin, publicPassword)).toMatchObject({ __typename: 'AccountClosed' });
    });
  });
});

describe('demo accounts', () => {
  it('of an earlier release are marked, and their sessions end where the house is opened to others', async () => {
    const shop = await openTestShop([], publicUrl);
    try {
      const { accounts } = openShopDatabase(shop.platform);
      await seederOf(shop)({ pieces: [], accounts: demoAccounts.filter(({ email }) => email === admin) });
      await shop.platform.mongo.collection('accounts').updateMany({}, { $unset: { isDemo: 1 } });
      // As when it is started again.
      await buildShop(shop.platform, shop.setup, { mediaFolder: shop.mediaDir });
      expect(await accounts.findByEmail(admin)).toMatchObject({ isDemo: true, epoch: 1 });
    } finally {
      await shop.close();
    }
  });

  const seedFile = fileURLToPath(new URL('../../src/seed.ts', import.meta.url));
  const seedWith = (env: Readonly<Record<string, string>>) =>
    spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', seedFile], {
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], REDIS_URL: providedUrl('TEST_REDIS_URL'), ...env },
    });

  it('are not seeded at a public address, and it is said why', () => {
    const url = new URL(providedUrl('TEST_MONGODB_URL'));
    url.pathname = '/shop_never_seeded';
    const { status, stderr } = seedWith({ MONGODB_URL: url.href, SEED_DEMO_ACCOUNTS: 'true', ...publicUrl });
    expect(status).not.toBe(0);
    expect(stderr).toContain('GATEWAY_PUBLIC_URL=https://api.alexandrite.example');
    expect(stderr).toContain('npm run create-admin');
  });

  it('are known by their addresses, every one of them', () => {
    expect(demoAccounts.map(({ email }) => email)).toEqual(demoEmails);
    expect(demoAccounts.every(({ isDemo }) => isDemo === true)).toBe(true);
  });
});

describe('a password that a guesser tries first', () => {
  const signUp = `mutation ($input: SignUpInput!) { signUp(input: $input) {
    __typename ... on Refusal { code message } ... on InvalidInput { field } } }`;
  interface Answer {
    readonly __typename: string;
    readonly code?: string;
  }

  it.each([
    ['1234567890', 'PASSWORD_GUESSABLE'],
    ['qwertyuiop', 'PASSWORD_GUESSABLE'],
    ['йцукенгшщз', 'PASSWORD_GUESSABLE'],
    ['пароль123456', 'PASSWORD_GUESSABLE'],
    ['Password123!', 'PASSWORD_GUESSABLE'],
    ['aaaaaaaaaaaaaaa', 'PASSWORD_GUESSABLE'],
    ['alexandrite-demo', 'PASSWORD_PERSONAL'],
    ['anna.petrova@example.com', 'PASSWORD_PERSONAL'],
    ['short', 'PASSWORD_LENGTH'],
  ])('opens no account: %s', async (password, code) => {
    const shop = await openTestShop();
    try {
      const input = { email: 'anna.petrova@example.com', displayName: 'Анна Петрова', password };
      const { data } = await shop.subgraph.ask<{ signUp: Answer }>(aVisitor(), signUp, { input });
      expect(data.signUp).toMatchObject({ __typename: 'InvalidInput', code, field: 'password' });
    } finally {
      await shop.close();
    }
  });
});
