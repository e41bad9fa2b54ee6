import { BsonType, numericTypes, typeName, typeOfName } from '../bson/types.ts';
import { isTruthy, numberOf, stringOf } from '../bson/scalars.ts';
import { type BsonValue, elementsOf, fieldNamed, fieldsOf, firstName } from '../bson/value.ts';
import { badValue, notSupported } from '../errors.ts';
import { int64Of } from '../order/decimal.ts';
import type { Condition, Test } from './condition.ts';
import { patternFrom, patternOf } from './pattern.ts';

/** Parses a whole filter; handed in because `$elemMatch` holds filters and filters hold `$elemMatch`. */
type ParseFilter = (filter: BsonValue) => Condition;

export const isOperatorName = (name: string): boolean => name.startsWith('$');

const unsupported = new Set([
  '$bitsAllClear',
  '$bitsAllSet',
  '$bitsAnyClear',
  '$bitsAnySet',
  '$geoIntersects',
  '$geoWithin',
  '$near',
  '$nearSphere',
  '$within',
  '$ref',
  '$id',
  '$expr',
  '$where',
  '$text',
]);

const comparisons = {
  $gt: 'greater',
  $gte: 'greater or equal',
  $lt: 'less',
  $lte: 'less or equal',
} as const;

const negated = (test: Test): Test => ({ kind: 'not', tests: [test] });

/** The tests of `{ $gt: 1, $lt: 5 }`: one for each operator. */
export function parseTests(operators: BsonValue, parseFilter: ParseFilter): Test[] {
  const tests: Test[] = [];
  for (const [name, operand] of fieldsOf(operators)) {
    if (name === '$options') {
      if (fieldNamed(operators, '$regex') === undefined) throw badValue('$options needs a $regex');
    } else if (name === '$regex') {
      tests.push({ kind: 'pattern', pattern: patternFrom(operand, fieldNamed(operators, '$options')) });
    } else tests.push(parseTest(name, operand, parseFilter));
  }
  return tests;
}

function parseTest(name: string, operand: BsonValue, parseFilter: ParseFilter): Test {
  switch (name) {
    case '$eq':
      return { kind: 'equal', operand };
    case '$ne':
      if (operand.type === BsonType.regex) throw badValue("Can't have regex as arg to $ne.");
      return negated({ kind: 'equal', operand });
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
      if (operand.type === BsonType.regex) throw badValue(`Can't have RegEx as arg to predicate over field '${name}'.`);
      return { kind: comparisons[name], operand };
    case '$in':
      return parseIn(name, operand);
    case '$nin':
      return negated(parseIn(name, operand));
    case '$exists':
      return isTruthy(operand) ? { kind: 'exists' } : negated({ kind: 'exists' });
    case '$type':
      return { kind: 'type', types: parseTypes(operand) };
    case '$size':
      return { kind: 'size', size: parseSize(operand) };
    case '$mod':
      return parseModulo(operand);
    case '$not':
      return parseNot(operand, parseFilter);
    case '$elemMatch':
      return parseElemMatch(operand, parseFilter);
    case '$all':
      return parseAll(operand, parseFilter);
    default:
      if (unsupported.has(name)) throw notSupported(`the query operator ${name}`);
      throw badValue(`unknown operator: ${name}`);
  }
}

function parseIn(name: string, operand: BsonValue): Test {
  if (operand.type !== BsonType.array) throw badValue(`${name} needs an array`);
  const elements = elementsOf(operand);
  for (const element of elements) {
    const first = element.type === BsonType.object ? firstName(element) : undefined;
    if (first !== undefined && isOperatorName(first)) throw badValue(`cannot nest $ under ${name}`);
  }
  return {
    kind: 'in',
    operands: elements.filter((element) => element.type !== BsonType.regex),
    patterns: elements.filter((element) => element.type === BsonType.regex).map(patternOf),
  };
}

function parseTypes(operand: BsonValue): Set<number> {
  const types = new Set<number>();
  for (const one of operand.type === BsonType.array ? elementsOf(operand) : [operand]) {
    if (one.type === BsonType.string) {
      const name = stringOf(one);
      if (name === 'number') for (const type of numericTypes) types.add(type);
      else {
        const type = typeOfName(name);
        if (type === undefined) throw badValue(`Unknown type name alias: ${name}`);
        types.add(type);
      }
    } else {
      const number = numberOf(one);
      if (number === undefined) throw badValue(`type must be represented as a number or a string`);
      types.add(number === -1 ? BsonType.minKey : number);
    }
  }
  if (types.size === 0) throw badValue('$type must match at least one type');
  return types;
}

function parseSize(operand: BsonValue): number {
  const size = numberOf(operand);
  if (size === undefined || !Number.isInteger(size)) throw badValue('$size must be a whole number');
  if (size < 0) throw badValue('$size may not be negative');
  return size;
}

function parseModulo(operand: BsonValue): Test {
  const [divisor, remainder, ...more] = operand.type === BsonType.array ? elementsOf(operand).map(int64Of) : [];
  if (divisor === undefined || remainder === undefined || more.length > 0) {
    throw badValue('malformed mod, needs to be an array of a divisor and a remainder');
  }
  if (divisor === 0n) throw badValue('divisor cannot be 0');
  return { kind: 'modulo', divisor, remainder };
}

function parseNot(operand: BsonValue, parseFilter: ParseFilter): Test {
  if (operand.type === BsonType.regex) return negated({ kind: 'pattern', pattern: patternOf(operand) });
  const first = operand.type === BsonType.object ? firstName(operand) : undefined;
  if (first === undefined || !isOperatorName(first)) throw badValue('$not needs a regex or a document of operators');
  return { kind: 'not', tests: parseTests(operand, parseFilter) };
}

/** `$and`, `$or` and `$nor` may stand in front of fields; every other operator is about the element itself. */
const beginsWithFields = (name: string | undefined): boolean =>
  name === undefined || !isOperatorName(name) || name === '$and' || name === '$or' || name === '$nor';

function parseElemMatch(operand: BsonValue, parseFilter: ParseFilter): Test {
  if (operand.type !== BsonType.object) throw badValue(`$elemMatch needs an Object, not ${typeName(operand.type)}`);
  return beginsWithFields(firstName(operand))
    ? { kind: 'element meets', condition: parseFilter(operand) }
    : { kind: 'element passes', tests: parseTests(operand, parseFilter) };
}

function parseAll(operand: BsonValue, parseFilter: ParseFilter): Test {
  if (operand.type !== BsonType.array) throw badValue('$all needs an array');
  const elements = elementsOf(operand);
  if (elements.length === 0) return { kind: 'nothing' };
  const tests = elements.map((element): Test => {
    if (element.type === BsonType.regex) return { kind: 'pattern', pattern: patternOf(element) };
    const first = element.type === BsonType.object ? firstName(element) : undefined;
    if (first === undefined || !isOperatorName(first)) return { kind: 'equal', operand: element };
    const inner = first === '$elemMatch' ? fieldNamed(element, '$elemMatch') : undefined;
    if (inner === undefined) throw badValue('no $ expressions in $all but $elemMatch');
    return parseElemMatch(inner, parseFilter);
  });
  return { kind: 'all', tests };
}
