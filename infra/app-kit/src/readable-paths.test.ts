import { readable } from './readable-paths.ts';

describe('the path of a request', () => {
  it.each([
    ['/en/catalogue/ring', '/en/catalogue/ring'],
    ['/en/catalogue/%D0%BA?find=%D0%BA', '/en/catalogue/%D0%BA?find=%D0%BA'],
    ['/%', '/_'],
    ['/en/%A0?find=%A0', '/en/_A0?find=%A0'],
    ['/ru/%E0%A4%A', '/ru/_E0_A4_A'],
    ['/%2Fevil/%', '/_2Fevil/_'],
    ['*', '*'],
  ])('%j is read as %j', (asked, read) => {
    expect(readable(asked)).toBe(read);
    expect(() => decodeURIComponent(readable(asked).split('?')[0] ?? '')).not.toThrow();
  });
});
