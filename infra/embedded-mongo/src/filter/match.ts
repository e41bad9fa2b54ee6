import { BsonType } from '../bson/types.ts';
import { stringOf } from '../bson/scalars.ts';
import { type BsonValue, elementsOf, FieldReader } from '../bson/value.ts';
import { compareValues, equalValues, isNaNValue, sameRank } from '../order/compare.ts';
import { int64Of } from '../order/decimal.ts';
import { orderKey } from '../order/order-key.ts';
import type { Comparison, Condition, Pattern, Test } from './condition.ts';
import { anyValueAt, type Path, type ValueTest } from './path.ts';

export type Predicate = (document: BsonValue) => boolean;

/** A function that says whether a document meets the condition. */
export function compileCondition(condition: Condition): Predicate {
  if (condition.kind === 'field') return compileField(condition.path, condition.test);
  const predicates = condition.conditions.map(compileCondition);
  switch (condition.kind) {
    case 'all of':
      return (document) => predicates.every((predicate) => predicate(document));
    case 'any of':
      return (document) => predicates.some((predicate) => predicate(document));
    case 'none of':
      return (document) => !predicates.some((predicate) => predicate(document));
  }
}

/** As `compileCondition`, for one test of the values at one path. */
export function compileField(path: Path, test: Test): Predicate {
  if (test.kind === 'not' || test.kind === 'all') {
    const predicates = test.tests.map((inner) => compileField(path, inner));
    const isWanted = test.kind === 'all';
    return (document) => predicates.every((predicate) => predicate(document)) === isWanted;
  }
  const passes = compileTest(test);
  const entersLast = !aboutArrays.has(test.kind);
  return (document) => anyValueAt(document, path, entersLast, passes);
}

/** Tests of an array itself rather than of its elements. */
const aboutArrays = new Set<Test['kind']>(['exists', 'size', 'element meets', 'element passes']);

/** A function that says whether one value passes; a missing value is undefined. */
export function compileTest(test: Test): ValueTest {
  switch (test.kind) {
    case 'equal':
      return equalTo(test.operand);
    case 'greater':
    case 'greater or equal':
    case 'less':
    case 'less or equal':
      return comparison(test.kind, test.operand);
    case 'in':
      return oneOf(test.operands, test.patterns);
    case 'pattern':
      return (value) => value !== undefined && fits(test.pattern, value);
    case 'exists':
      return (value) => value !== undefined;
    case 'type':
      return (value) => value !== undefined && test.types.has(value.type);
    case 'size':
      return (value) => value?.type === BsonType.array && elementsOf(value).length === test.size;
    case 'modulo':
      return (value) => leaves(value, test.divisor, test.remainder);
    case 'element meets': {
      const meets = compileCondition(test.condition);
      const isContainer = (value: BsonValue) => value.type === BsonType.object || value.type === BsonType.array;
      return anElement((element) => isContainer(element) && meets(element));
    }
    case 'element passes': {
      const passes = test.tests.map(compileTest);
      return anElement((element) => passes.every((one) => one(element)));
    }
    case 'not': {
      const passes = test.tests.map(compileTest);
      return (value) => !passes.every((one) => one(value));
    }
    case 'all': {
      const passes = test.tests.map(compileTest);
      return (value) => passes.every((one) => one(value));
    }
    case 'nothing':
      return () => false;
  }
}

function equalTo(operand: BsonValue): ValueTest {
  if (operand.type === BsonType.null) return (value) => value === undefined || value.type === BsonType.null;
  return (value) => value !== undefined && equalValues(value, operand);
}

function comparison(kind: Comparison, operand: BsonValue): ValueTest {
  const includesEqual = kind === 'greater or equal' || kind === 'less or equal';
  const wanted = kind === 'greater' || kind === 'greater or equal' ? 1 : -1;
  if (operand.type === BsonType.null) return includesEqual ? equalTo(operand) : () => false;
  if (isNaNValue(operand)) return includesEqual ? equalTo(operand) : () => false; // nothing is above or below NaN
  // minKey and maxKey are compared with values of every type; all else only with its own kind.
  const comparable =
    operand.type === BsonType.minKey || operand.type === BsonType.maxKey
      ? () => true
      : (value: BsonValue) => sameRank(value, operand) && !isNaNValue(value);
  return (value) => {
    if (value === undefined || !comparable(value)) return false;
    const order = compareValues(value, operand);
    return order === 0 ? includesEqual : order > 0 === wanted > 0;
  };
}

/** Long lists, such as the keys of a loader, are looked up rather than compared one by one. */
function oneOf(operands: readonly BsonValue[], patterns: readonly Pattern[]): ValueTest {
  const keys = new Set(operands.map((operand) => orderKey(operand).toString('latin1')));
  const takesMissing = operands.some((operand) => operand.type === BsonType.null);
  return (value) => {
    if (value === undefined) return takesMissing;
    return keys.has(orderKey(value).toString('latin1')) || patterns.some((pattern) => fits(pattern, value));
  };
}

function fits(pattern: Pattern, value: BsonValue): boolean {
  if (value.type === BsonType.string) return pattern.expression.test(stringOf(value));
  return value.type === BsonType.regex && pattern.value !== undefined && equalValues(value, pattern.value);
}

function leaves(value: BsonValue | undefined, divisor: bigint, remainder: bigint): boolean {
  const whole = value === undefined ? undefined : int64Of(value);
  return whole !== undefined && whole % divisor === remainder;
}

const anElement =
  (passes: (element: BsonValue) => boolean): ValueTest =>
  (value) => {
    if (value?.type !== BsonType.array) return false;
    const elements = new FieldReader(value);
    while (elements.next()) if (passes(elements.value)) return true;
    return false;
  };
