import { newKeyPair } from '@alexandrite/service-kit/signing';
import { readGatewayEnvironment, settingsOf } from './env.ts';

const given = {
  REDIS_URL: 'redis://localhost:6379',
  IDENTITY_PRIVATE_KEY: newKeyPair().privateKey,
  SESSION_PUBLIC_KEY: newKeyPair().publicKey,
  SHOP_URL: 'http://shop:4001/graphql',
  ORDERS_URL: 'http://orders:4002/graphql',
  PRICING_URL: 'http://pricing:4003/graphql',
  PRODUCTION_URL: 'http://production:4004/graphql',
  GATEWAY_PUBLIC_URL: 'https://api.alexandrite.example',
  WEB_PUBLIC_URL: 'https://alexandrite.example',
  ADMIN_PUBLIC_URL: 'https://admin.alexandrite.example',
};

describe('the gateway’s environment', () => {
  it('says where the shop keeps its files', () => {
    expect(settingsOf(readGatewayEnvironment(given)).shopOrigin).toBe('http://shop:4001');
  });

  it.each([
    [{}, false],
    [{ NODE_ENV: 'development' }, false],
    [{ NODE_ENV: 'test' }, false],
    [{ NODE_ENV: 'production' }, false],
    [{ SANDBOX: '' }, false],
    [{ SANDBOX: 'false' }, false],
    [{ SANDBOX: 'true' }, true],
    [{ NODE_ENV: 'production', SANDBOX: 'true' }, true],
  ])('opens Sandbox, introspection and suggestions only when told so: %j', (more, expected) => {
    expect(settingsOf(readGatewayEnvironment({ ...given, ...more })).sandbox).toBe(expected);
  });

  it('names everything that is missing or wrong', () => {
    const wrong = { ...given, ORDERS_URL: 'orders', SESSION_PUBLIC_KEY: 'short', SHOP_URL: undefined };
    expect(() => readGatewayEnvironment(wrong)).toThrow(/SESSION_PUBLIC_KEY[^]*SHOP_URL: is missing[^]*ORDERS_URL/);
  });
});
