import { BsonType } from '../bson/types.ts';
import { type BsonValue, elementAt } from '../bson/value.ts';
import {
  type ComparisonTest,
  type FieldCondition,
  isComparison,
  requirementsOf,
  type Test,
} from '../filter/condition.ts';
import { parsePath } from '../filter/path.ts';
import { emptyArrayKey, keyAfter, orderKey, rankOf } from '../order/order-key.ts';
import type { KeyRange } from './plan.ts';

/** What one requirement says about the keys of one field. */
export type Bound =
  /** One of these keys. */
  | { readonly kind: 'points'; readonly keys: readonly Buffer[] }
  /** A side that is missing is open to the end of the type. */
  | {
      readonly kind: 'range';
      readonly from: Buffer | undefined;
      readonly to: Buffer | undefined;
      readonly type: KeyRange;
    };

/** Requirements on a path, with those inside `$elemMatch` brought to the paths they speak of. */
export function flatten(condition: FieldCondition): FieldCondition[] {
  const { path, test } = condition;
  if (test.kind === 'element passes') {
    return [condition, ...test.tests.map((inner): FieldCondition => ({ kind: 'field', path, test: inner }))];
  }
  if (test.kind !== 'element meets') return [condition];
  const inside = requirementsOf(test.condition).flatMap((inner) =>
    flatten({ kind: 'field', path: parsePath(`${path.text}.${inner.path.text}`), test: inner.test }),
  );
  return [condition, ...inside];
}

/** Keys under which an index has every document with a value that equals the operand. */
function keysEqualTo(operand: BsonValue): Buffer[] {
  if (operand.type !== BsonType.array) return [orderKey(operand)];
  // An array is indexed by its elements; as an element of another array it is a key itself.
  const first = elementAt(operand, 0);
  return [first === undefined ? emptyArrayKey : orderKey(first), orderKey(operand)];
}

function typeRange(operand: BsonValue): KeyRange {
  const rank = rankOf(operand.type);
  return { from: Buffer.from([rank]), to: Buffer.from([rank + 1]) };
}

const unbounded = new Set<number>([BsonType.array, BsonType.object, BsonType.minKey, BsonType.maxKey]);

/** The bound that a test sets, or undefined when it sets none. Null bounds match a missing field, whose key is null. */
export function boundOf(test: Test): Bound | undefined {
  if (test.kind === 'equal') return { kind: 'points', keys: keysEqualTo(test.operand) };
  if (test.kind === 'in' && test.patterns.length === 0) {
    return { kind: 'points', keys: test.operands.flatMap(keysEqualTo) };
  }
  return isComparison(test) && !unbounded.has(test.operand.type) ? rangeOf(test) : undefined;
}

function rangeOf({ kind, operand }: ComparisonTest): Bound {
  const key = orderKey(operand);
  const type = typeRange(operand);
  switch (kind) {
    case 'greater':
      return { kind: 'range', from: keyAfter(key), to: undefined, type };
    case 'greater or equal':
      return { kind: 'range', from: key, to: undefined, type };
    case 'less':
      return { kind: 'range', from: undefined, to: key, type };
    case 'less or equal':
      return { kind: 'range', from: undefined, to: keyAfter(key), type };
  }
}

const laterOf = (a: Buffer | undefined, b: Buffer | undefined): Buffer | undefined =>
  a === undefined || (b !== undefined && Buffer.compare(b, a) > 0) ? b : a;

const earlierOf = (a: Buffer | undefined, b: Buffer | undefined): Buffer | undefined =>
  a === undefined || (b !== undefined && Buffer.compare(b, a) < 0) ? b : a;

/**
 * The tightest bound on one field: the shortest list of points, else the ranges cut with each other.
 * @param mayHoldSeveral the field has been an array, so that one value may meet one test and another the next:
 *   ranges may then not be cut, and the first alone is taken
 */
export function strictest(bounds: readonly Bound[], mayHoldSeveral: boolean): Bound | undefined {
  let best: Bound | undefined;
  for (const bound of bounds) {
    if (best === undefined) best = bound;
    else if (bound.kind === 'points') {
      if (best.kind === 'range' || bound.keys.length < best.keys.length) best = bound;
    } else if (best.kind === 'range' && !mayHoldSeveral && best.type.from.equals(bound.type.from)) {
      best = { ...best, from: laterOf(best.from, bound.from), to: earlierOf(best.to, bound.to) };
    }
  }
  return best;
}
