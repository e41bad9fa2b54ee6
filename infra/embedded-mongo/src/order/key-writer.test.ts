import { KeyWriter } from './key-writer.ts';

function writeEverything(key: KeyWriter): void {
  const text = Buffer.from('a\0b');
  key.byte(1);
  key.uint16(2);
  key.uint32(3);
  key.uint64(4n);
  key.int64(-5n);
  key.double(-1.5);
  key.double(1.5);
  key.copy(text, 0, text.length);
  key.terminated(text, 0, text.length);
}

describe('a key writer', () => {
  it('writes the same wherever its buffer has to grow', () => {
    const alone = new KeyWriter();
    writeEverything(alone);
    for (let filling = 150; filling < 270; filling++) {
      const key = new KeyWriter();
      key.copy(Buffer.alloc(filling), 0, filling);
      writeEverything(key);
      expect(key.copied().subarray(filling)).toEqual(alone.copied());
    }
  });

  it('inverts only what was written since', () => {
    const key = new KeyWriter();
    key.byte(1);
    key.byte(2);
    key.invertFrom(1);
    expect(key.copied()).toEqual(Buffer.from([1, 253]));
    key.clear();
    expect(key.copied()).toHaveLength(0);
  });
});
