import { Binary, BSONRegExp, Decimal128, Double, Long, MaxKey, MinKey, ObjectId, Timestamp } from 'bson';
import fc from 'fast-check';
import { value } from '../../test/builders.ts';
import { anyValue } from '../../test/values.ts';
import { compareValues } from './compare.ts';
import { keyAfter, orderKey } from './order-key.ts';

/** Each line is above the line before it; the values of one line are equal. */
const ascending: unknown[][] = [
  [new MinKey()],
  [null],
  [NaN, Decimal128.fromString('NaN')],
  [-Infinity, Decimal128.fromString('-Infinity')],
  [Decimal128.fromString('-1E+400')],
  [-Number.MAX_VALUE],
  [Long.fromString('-9007199254740993')],
  [Long.fromString('-9007199254740992'), -9007199254740992],
  [-1.5, Decimal128.fromString('-1.50')],
  [-1, new Double(-1), Long.fromNumber(-1), Decimal128.fromString('-1')],
  [Decimal128.fromString('-1E-400')],
  [0, new Double(-0), Long.ZERO, Decimal128.fromString('0.000'), Decimal128.fromString('-0')],
  [Decimal128.fromString('1E-400')],
  [Decimal128.fromString('0.1')], // the double 0.1 is a little more than a tenth
  [0.1],
  [1, Decimal128.fromString('1.00')],
  [Decimal128.fromString('1.0000000000000000000001')],
  [2],
  [10, Decimal128.fromString('1E+1')],
  [2 ** 53, Long.fromString('9007199254740992')],
  [Long.fromString('9007199254740993'), Decimal128.fromString('9007199254740993')],
  [Decimal128.fromString('9007199254740993.5')],
  [Long.fromString('9007199254740994'), 9007199254740994],
  [Long.MAX_VALUE],
  [2 ** 63],
  [Number.MAX_VALUE],
  [Decimal128.fromString('1E+400')],
  [Decimal128.fromString('2E+400')],
  [Infinity, Decimal128.fromString('Infinity')],
  [''],
  ['\0'],
  ['a'],
  ['a\0b'],
  ['a\u0001'],
  ['ab'],
  ['é'],
  ['～'],
  ['😀'], // above U+FF5E by code point, though below it in UTF-16
  [{}],
  [{ a: 1 }, { a: Long.ONE }],
  [{ a: 1, b: 1 }],
  [{ b: 1 }],
  [{ a: 'x' }], // the type of the field comes before its name
  [[]],
  [[1]],
  [[1, 2]],
  [[2]],
  [['a']],
  [new Binary(Buffer.from([255]))],
  [new Binary(Buffer.from([0, 0]))],
  [new Binary(Buffer.from([0, 0]), 4)],
  [new Binary(Buffer.from([0, 1]), 4)],
  [new ObjectId('000000000000000000000001')],
  [new ObjectId('ff0000000000000000000000')],
  [false],
  [true],
  [new Date(-1)],
  [new Date(0)],
  [new Date(1)],
  [new Timestamp({ t: 1, i: 2 })],
  [new Timestamp({ t: 4_000_000_000, i: 0 })],
  [new BSONRegExp('a', '')],
  [new BSONRegExp('a', 'i')],
  [new BSONRegExp('b', '')],
  [new MaxKey()],
];

const inOrder = ascending.flatMap((line, place) => line.map((content) => ({ place, bson: value(content) })));

describe('the order of values', () => {
  it('is the comparison order of BSON for every pair of the table', () => {
    for (const a of inOrder) {
      for (const b of inOrder) {
        const expected = Math.sign(a.place - b.place);
        expect(Math.sign(Buffer.compare(orderKey(a.bson), orderKey(b.bson)))).toBe(expected);
        expect(Math.sign(compareValues(a.bson, b.bson))).toBe(expected);
      }
    }
  });

  it('never makes one key the beginning of another, so that keys can be put one after another', () => {
    for (const a of inOrder) {
      for (const b of inOrder) {
        if (a.place === b.place) continue;
        const key = orderKey(a.bson);
        expect(orderKey(b.bson).subarray(0, key.length).equals(key)).toBe(false);
      }
    }
  });

  it('is transitive, and the same in place as by keys, for random values', () => {
    fc.assert(
      fc.property(anyValue, anyValue, anyValue, (x, y, z) => {
        const [a, b, c] = [value(x), value(y), value(z)];
        const [ab, bc, ac] = [compareValues(a, b), compareValues(b, c), compareValues(a, c)].map(Math.sign);
        expect(ab).toBe(Math.sign(Buffer.compare(orderKey(a), orderKey(b))));
        expect(Math.sign(compareValues(b, a))).toBe(ab === 0 ? 0 : -(ab ?? 0));
        if (ab === bc) expect(ac).toBe(ab);
        if (ab === 0) expect(ac).toBe(bc);
      }),
      { numRuns: 500 },
    );
  });

  it('compares whole numbers of 64 bits with doubles exactly', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
        fc.integer({ min: -3, max: 3 }),
        (whole, steps) => {
          const double = Number(whole) + steps * 1024;
          const expected = whole < BigInt(double) ? -1 : whole > BigInt(double) ? 1 : 0;
          expect(Math.sign(compareValues(value(whole), value(new Double(double))))).toBe(expected);
        },
      ),
    );
  });
});

describe('the key after all that begin with a prefix', () => {
  it('carries over bytes of 255', () => {
    expect(keyAfter(Buffer.from([1, 2]))).toEqual(Buffer.from([1, 3]));
    expect(keyAfter(Buffer.from([1, 255, 255]))).toEqual(Buffer.from([2]));
  });
});
