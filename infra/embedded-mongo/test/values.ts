import { Binary, Decimal128, Double, Long, ObjectId } from 'bson';
import fc from 'fast-check';

const ids = ['650000000000000000000001', '650000000000000000000002', '65ffffffffffffffffffffff'].map(
  (hex) => new ObjectId(hex),
);

const scalar = fc.oneof(
  fc.constantFrom<unknown>(null, true, false, '', 'a', 'ab', 'a\0b', 'é', '😀', NaN, Infinity, -Infinity, -0, 0.5),
  fc.integer({ min: -3, max: 3 }),
  fc.integer({ min: -3, max: 3 }).map((whole) => new Double(whole)),
  fc.integer({ min: -3, max: 3 }).map((whole) => Long.fromNumber(whole)),
  fc.integer({ min: 0, max: 3 }).map((more) => Long.fromBigInt(9_007_199_254_740_992n + BigInt(more))),
  fc.integer({ min: -20, max: 20 }).map((tenths) => Decimal128.fromString(`${tenths}E-1`)),
  fc.integer({ min: -2, max: 2 }).map((seconds) => new Date(seconds * 1000)),
  fc.constantFrom(...ids),
  fc.integer({ min: 0, max: 3 }).map((byte) => new Binary(Buffer.from([128 + byte]))),
);

/** BSON values of every type that an application stores, close enough to each other that they often meet. */
export const anyValue = fc.letrec<{ any: unknown }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    scalar,
    fc.dictionary(fc.constantFrom('x', 'y', '10'), tie('any'), { maxKeys: 2 }),
    fc.array(tie('any'), { maxLength: 2 }),
  ),
})).any;

export const anyScalar = scalar;
