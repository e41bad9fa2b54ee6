import { contentSecurityPolicy } from './content-security-policy.ts';

describe('contentSecurityPolicy', () => {
  const policy = contentSecurityPolicy({ nonce: 'abc', gateway: 'https://api.example', development: false });

  it('lets only scripts with the nonce of this page run', () => {
    expect(policy).toContain("script-src 'self' 'nonce-abc' 'strict-dynamic';");
    expect(policy).not.toContain('unsafe-eval');
  });

  it('lets the page talk to the gateway over HTTP and WebSocket', () => {
    expect(policy).toContain('https://api.example wss://api.example');
  });

  it('lets React evaluate code while developing', () => {
    expect(contentSecurityPolicy({ nonce: 'abc', gateway: 'http://localhost:4000', development: true })).toContain(
      "'unsafe-eval'",
    );
  });
});
