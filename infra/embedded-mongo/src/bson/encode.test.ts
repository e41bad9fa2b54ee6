import { Decimal128, deserialize, ObjectId, serialize } from 'bson';
import { arrayFrom, documentFrom, doubleValue, type EncodableDocument, encodeDocument, encodeValue } from './encode.ts';
import { BsonType } from './types.ts';
import { elementsOf } from './value.ts';

describe('an encoded document', () => {
  const everything = (filling: number): EncodableDocument => ({
    filling: 'x'.repeat(filling),
    int: 7,
    long: 7n,
    double: 7.5,
    negativeZero: -0,
    yes: true,
    nothing: null,
    absent: undefined,
    text: 'é😀\0.',
    date: new Date(5),
    id: new ObjectId('650000000000000000000001'),
    decimal: Decimal128.fromString('1.50'),
    list: [1, [2, 'x'], { a: 3 }],
    nested: { a: { b: encodeValue('raw') } },
  });

  it('is what the official library reads, wherever the buffer has to grow', () => {
    // Every length around the first sizes of the buffer, so that each kind of value meets the end of it once.
    for (let filling = 150; filling < 520; filling++) {
      const {
        absent: _,
        long,
        decimal,
        ...rest
      } = deserialize(encodeDocument(everything(filling)), { useBigInt64: true });
      expect([long, String(decimal)]).toEqual([7n, '1.50']);
      expect(rest).toMatchObject({
        filling: 'x'.repeat(filling),
        int: 7,
        double: 7.5,
        negativeZero: -0,
        yes: true,
        nothing: null,
        text: 'é😀\0.',
        date: new Date(5),
        list: [1, [2, 'x'], { a: 3 }],
        nested: { a: { b: 'raw' } },
      });
    }
  });

  it('has the bytes that the official library writes', () => {
    const plain = { a: 1, b: 'x', c: [1.5, null, true], d: { e: new Date(1) } };
    expect(encodeDocument(plain)).toEqual(Buffer.from(serialize(plain)));
  });

  it('keeps the order of names that look like numbers', () => {
    const document = documentFrom([
      ['b', encodeValue(1)],
      ['1', encodeValue(2)],
    ]);
    expect(document.raw.indexOf('b')).toBeLessThan(document.raw.indexOf('1'));
  });
});

describe('single values', () => {
  it('take the narrowest type, or the one asked for', () => {
    const types = [encodeValue(1), encodeValue(2 ** 31), encodeValue(1n), doubleValue(1)].map(({ type }) => type);
    expect(types).toEqual([BsonType.int32, BsonType.double, BsonType.int64, BsonType.double]);
  });

  it('make arrays', () => {
    expect(elementsOf(arrayFrom([encodeValue('a'), encodeValue('b')]))).toHaveLength(2);
  });
});
