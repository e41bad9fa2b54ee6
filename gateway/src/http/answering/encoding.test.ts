import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { operationBounds } from '@alexandrite/contracts/bounds/operations';
import { chooseEncoding, compress } from './encoding.ts';

describe('the compression of an answer', () => {
  it.each([
    [undefined, null],
    ['', null],
    ['identity', null],
    ['deflate', null],
    ['gzip', 'gzip'],
    ['gzip, deflate, br, zstd', 'br'],
    ['GZIP;q=1.0, br;q=0.5', 'gzip'],
    ['br;q=0, gzip;q=0.1', 'gzip'],
    ['*', 'br'],
    ['br;q=0, *', 'gzip'],
    ['*;q=0', null],
    ['gzip;q=much', null],
    [`${'x,'.repeat(operationBounds.wishes.limit / 2)}gzip`, null],
  ])('is one that the client accepts: %s', (header, expected) => {
    expect(chooseEncoding(header)).toBe(expected);
  });

  it('gives back what was put in', async () => {
    const text = 'Кольцо с александритом. '.repeat(200);
    expect(brotliDecompressSync(await compress(text, 'br')).toString()).toBe(text);
    expect(gunzipSync(await compress(Buffer.from(text), 'gzip')).toString()).toBe(text);
  });
});
