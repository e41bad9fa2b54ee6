import { EnvironmentError } from '@alexandrite/service-kit/env';
import { publicPlaces, readSeedEnvironment, readShopEnvironment } from './env.ts';

const given = {
  REDIS_URL: 'redis://127.0.0.1:6379',
  MONGODB_URL: 'mongodb://127.0.0.1:27017/shop',
  GATEWAY_PUBLIC_URL: 'http://localhost:4000',
};
const local = { WEB_PUBLIC_URL: 'http://localhost:3000', ADMIN_PUBLIC_URL: 'http://127.0.0.1:3001' };
type Given = Readonly<Record<string, string | undefined>>;

/** Whether the seed opens demo accounts, or refuses to run at all. */
function demoAccountsOf(more: Given): boolean | 'REFUSED' {
  try {
    return readSeedEnvironment({ ...given, ...more }).seedDemoAccounts;
  } catch (fault) {
    if (fault instanceof EnvironmentError) return 'REFUSED';
    throw fault;
  }
}

describe('demo accounts', () => {
  const asked = { SEED_DEMO_ACCOUNTS: 'true' };
  it.each<[Given, boolean | 'REFUSED']>([
    [{}, false],
    [{ NODE_ENV: 'development' }, false],
    [{ NODE_ENV: 'test' }, false],
    [{ NODE_ENV: 'production' }, false],
    [{ SEED_DEMO_ACCOUNTS: '' }, false],
    [{ SEED_DEMO_ACCOUNTS: 'false', HOST: '0.0.0.0' }, false],
    [asked, true],
    [{ ...asked, NODE_ENV: 'production' }, true],
    [{ ...asked, ...local }, true],
    [{ ...asked, GATEWAY_PUBLIC_URL: undefined }, 'REFUSED'],
    [{ ...asked, HOST: '0.0.0.0' }, 'REFUSED'],
    [{ ...asked, HOST: '::' }, 'REFUSED'],
    [{ ...asked, GATEWAY_PUBLIC_URL: 'https://api.alexandrite.example' }, 'REFUSED'],
    [{ ...asked, WEB_PUBLIC_URL: 'http://192.168.1.5:3000' }, 'REFUSED'],
    [{ ...asked, ADMIN_PUBLIC_URL: 'https://localhost.evil.example' }, 'REFUSED'],
  ])('are opened when asked for, at a loopback address: %j', (more, expected) => {
    expect(demoAccountsOf(more)).toBe(expected);
  });

  it('are refused with the settings that make the house public, and with what to do instead', () => {
    const open = { ...given, ...asked, HOST: '0.0.0.0', ADMIN_PUBLIC_URL: 'https://admin.alexandrite.example' };
    expect(() => readSeedEnvironment(open)).toThrow(
      /HOST=0\.0\.0\.0[^]*ADMIN_PUBLIC_URL=https:\/\/admin\.alexandrite\.example[^]*npm run create-admin/,
    );
  });
});

describe('the shop’s environment', () => {
  it('has no default for the address that decides what is open', () => {
    expect(() => readShopEnvironment({ ...given, GATEWAY_PUBLIC_URL: undefined })).toThrow(/GATEWAY_PUBLIC_URL/);
  });

  it('tells by which settings others reach the house', () => {
    const here = { HOST: '127.0.0.1', GATEWAY_PUBLIC_URL: given.GATEWAY_PUBLIC_URL, ...local };
    expect(publicPlaces(here)).toEqual([]);
    expect(publicPlaces({ ...here, HOST: '10.0.0.7' })).toEqual(['HOST=10.0.0.7']);
  });
});
