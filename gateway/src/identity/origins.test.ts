import { allowOrigins } from './origins.ts';

describe('pages that may talk to the gateway', () => {
  const origins = allowOrigins(['https://alexandrite.example/shop', 'http://localhost:3001']);

  it.each([
    ['a page of ours', 'https://alexandrite.example', true],
    ['a program, which has no origin', undefined, true],
    ['this machine by its other names', 'http://127.0.0.1:3001', true],
    ['this machine by its newest name', 'http://[::1]:3001', true],
    ['another port of this machine', 'http://localhost:3002', false],
    ['another scheme', 'http://alexandrite.example', false],
    ['a longer name', 'https://alexandrite.example.evil.example', false],
    ['a page without a place', 'null', false],
  ])('%s', (_, origin, expected) => {
    expect(origins.allows(origin)).toBe(expected);
  });
});
