import { Decimal128 } from 'bson';
import { arrayFrom, doubleValue, encodeValue } from '../bson/encode.ts';
import { numberOf } from '../bson/scalars.ts';
import { BsonType, numericTypes } from '../bson/types.ts';
import type { BsonValue } from '../bson/value.ts';
import { notSupported } from '../errors.ts';
import { compareValues, equalValues } from '../order/compare.ts';
import { decimalOf, quotientText } from '../order/decimal.ts';
import { compute } from '../update/arithmetic.ts';

/** What one field of a group gathers from its documents. */
export interface Accumulator {
  add(value: BsonValue | undefined): void;
  result(): BsonValue;
}

const zero = encodeValue(0);
const nothing = encodeValue(null);

const asDouble = (value: BsonValue): BsonValue => doubleValue(numberOf(value) ?? NaN);

/** An int64 that would overflow goes on as a double. */
const plus = (a: BsonValue, b: BsonValue): BsonValue =>
  compute(a, b, 'add') ?? compute(asDouble(a), asDouble(b), 'add') ?? nothing;

function sum(): Accumulator {
  let total = zero;
  return {
    add: (value) => {
      if (value !== undefined && numericTypes.has(value.type)) total = plus(total, value);
    },
    result: () => total,
  };
}

function average(): Accumulator {
  let total = zero;
  let count = 0;
  return {
    add: (value) => {
      if (value === undefined || !numericTypes.has(value.type)) return;
      total = plus(total, value);
      count++;
    },
    result: () => {
      if (count === 0) return nothing;
      if (total.type === BsonType.decimal128) return decimalMean(total, count);
      return doubleValue((numberOf(total) ?? NaN) / count);
    },
  };
}

function decimalMean(total: BsonValue, count: number): BsonValue {
  const sum = decimalOf(total);
  if (typeof sum === 'number') return encodeValue(Decimal128.fromString(String(sum)));
  return encodeValue(Decimal128.fromStringWithRounding(quotientText(sum, BigInt(count))));
}

function extreme(direction: 1 | -1): Accumulator {
  let best: BsonValue | undefined;
  return {
    add: (value) => {
      if (value === undefined || value.type === BsonType.null) return;
      if (best === undefined || compareValues(value, best) * direction > 0) best = value;
    },
    result: () => best ?? nothing,
  };
}

function first(): Accumulator {
  let seen: { value: BsonValue | undefined } | undefined;
  return {
    add: (value) => {
      seen ??= { value };
    },
    result: () => seen?.value ?? nothing,
  };
}

function last(): Accumulator {
  let latest: BsonValue | undefined;
  return {
    add: (value) => {
      latest = value;
    },
    result: () => latest ?? nothing,
  };
}

function push(): Accumulator {
  const values: BsonValue[] = [];
  return {
    add: (value) => {
      if (value !== undefined) values.push(value);
    },
    result: () => arrayFrom(values),
  };
}

function addToSet(): Accumulator {
  const values: BsonValue[] = [];
  return {
    add: (value) => {
      if (value !== undefined && !values.some((known) => equalValues(known, value))) values.push(value);
    },
    result: () => arrayFrom(values),
  };
}

const accumulators = new Map<string, () => Accumulator>([
  ['$sum', sum],
  ['$avg', average],
  ['$min', () => extreme(-1)],
  ['$max', () => extreme(1)],
  ['$first', first],
  ['$last', last],
  ['$push', push],
  ['$addToSet', addToSet],
]);

/** A function that makes accumulators of the name, one for each group. @throws CommandError 115 */
export function accumulatorNamed(name: string): () => Accumulator {
  const create = accumulators.get(name);
  if (create === undefined) throw notSupported(`the group operator ${name}`);
  return create;
}
