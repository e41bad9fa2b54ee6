import { accountBounds } from '@alexandrite/contracts/bounds/accounts';
import { newId } from '@alexandrite/service-kit/ids';
import { metricOf } from '../metric-of.ts';
import { openTestShop, type TestShop } from '../shop-builders.ts';
import { SignInPage } from '../sign-in-page.ts';

const most = accountBounds.signUpsOfAddress.limit;

let shop: TestShop;
let page: SignInPage;
beforeAll(async () => {
  shop = await openTestShop([], { SIGN_UPS_PER_ADDRESS: most });
  page = new SignInPage(shop);
});
afterAll(() => shop.close());

const aPerson = () => ({
  email: `${newId('per')}@example.com`,
  password: 'correct horse battery',
  displayName: 'Anna',
});
const hashes = () => metricOf('shop_password_hashes_total');

describe('a flood of sign-ups from one address', () => {
  it('opens few accounts, and is refused without hashing', async () => {
    const address = newId('adr');
    const before = await hashes();
    const answers = await Promise.all(Array.from({ length: 100 }, () => page.signUp(aPerson(), { address })));
    const opened = answers.filter(({ __typename }) => __typename === 'SignedIn');
    expect(opened.length).toBeLessThanOrEqual(most + 1);
    expect((await hashes()) - before).toBe(opened.length);
    expect(answers.filter(({ __typename }) => __typename === 'TooManyAttempts')).toHaveLength(100 - opened.length);
    expect(await page.signUp(aPerson(), { address: newId('adr') })).toMatchObject({ __typename: 'SignedIn' });
  });

  it('says in words when to try again', async () => {
    const address = newId('adr');
    const answers = await Promise.all(Array.from({ length: 40 }, () => page.signUp(aPerson(), { address })));
    const told = answers.find(({ code }) => code === 'TOO_MANY_ATTEMPTS');
    expect(told?.message).toMatch(/^Too many tries\. Try again in \d+ (second|minute)s?\.$/);
  });

  it('does not find out who has an account: taken addresses are counted, and cost no hashing', async () => {
    const taken = aPerson();
    await page.signUp(taken, { address: newId('adr') });
    const address = newId('adr');
    const before = await hashes();
    const answers = await Promise.all(Array.from({ length: 60 }, () => page.signUp(taken, { address })));
    expect(answers.filter(({ code }) => code === 'EMAIL_TAKEN').length).toBeLessThanOrEqual(most + 1);
    expect(await hashes()).toBe(before);
  });
});
