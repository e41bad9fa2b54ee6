import fc from 'fast-check';
import { crc32 } from 'node:zlib';
import { textBytes } from '../test/stl-files.ts';
import { Crc32 } from './crc32.ts';

describe('the checksum of ZIP', () => {
  it('is that of other programs, whatever pieces the bytes come in', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 50 })), (pieces) => {
        const checksum = new Crc32();
        for (const piece of pieces) checksum.push(piece);
        expect(checksum.value).toBe(crc32(Buffer.concat(pieces)));
      }),
    );
  });

  it('has the value that its standard names', () => {
    const checksum = new Crc32();
    checksum.push(textBytes('123456789'));
    expect(checksum.value).toBe(0xcbf43926);
  });
});
