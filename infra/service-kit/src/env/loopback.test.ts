import { isLoopbackHost, isLoopbackUrl } from './index.ts';

describe('a loopback address', () => {
  it.each(['localhost', 'LOCALHOST', 'shop.localhost', '127.0.0.1', '127.8.9.10', '::1', '[::1]', '::ffff:127.0.0.1'])(
    'is %s',
    (host) => {
      expect(isLoopbackHost(host)).toBe(true);
    },
  );

  it.each(['0.0.0.0', '::', '', '10.0.0.1', '127.evil.example', 'localhost.evil.example', 'mylocalhost', '128.0.0.1'])(
    'is not %j',
    (host) => {
      expect(isLoopbackHost(host)).toBe(false);
    },
  );

  it.each([
    ['http://localhost:4000', true],
    ['http://127.1:4000/graphql', true],
    ['https://[::1]', true],
    ['https://api.alexandrite.example', false],
    ['http://localhost@evil.example', false],
    ['http://192.168.1.5:3000', false],
  ])('is looked for in the host of %s alone', (url, expected) => {
    expect(isLoopbackUrl(url)).toBe(expected);
  });
});
