import { rateLimitHeaders } from './rate-limit-headers.ts';

describe('what a caller is told of its allowance', () => {
  it.each([
    [600, '"account";r=600;t=0'],
    [570, '"account";r=570;t=3'],
    [0, '"account";r=0;t=60'],
  ])('with %i points left', (left, ratelimit) => {
    const policy = '"account";q=600;w=60;qu="points"';
    expect(rateLimitHeaders('account', 600, left)).toEqual({ 'ratelimit-policy': policy, ratelimit });
  });
});
