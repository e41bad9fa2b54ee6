import { allowedTarget } from './allowed-target.ts';

describe('the house that is loaded', () => {
  it('is on this machine', () => {
    expect(allowedTarget('http://127.0.0.1:4000', false).port).toBe('4000');
    expect(allowedTarget('http://localhost:4000/graphql', false).hostname).toBe('localhost');
  });

  it('is nobody else’s, unless one may', () => {
    expect(() => allowedTarget('https://alexandrite.example', false)).toThrow('--i-may');
    expect(() => allowedTarget('http://127.0.0.1.example.org', false)).toThrow('another machine');
    expect(allowedTarget('https://alexandrite.example', true).hostname).toBe('alexandrite.example');
  });

  it('has an address of the web', () => {
    expect(() => allowedTarget('the shop', true)).toThrow('--url wants an address');
    expect(() => allowedTarget('file:///etc', true)).toThrow('http or https');
  });
});
