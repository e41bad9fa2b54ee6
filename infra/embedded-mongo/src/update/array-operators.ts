import { arrayFrom } from '../bson/encode.ts';
import { numberOf } from '../bson/scalars.ts';
import { BsonType, typeName } from '../bson/types.ts';
import { type BsonValue, elementsOf, fieldNamed, fieldsOf, firstName } from '../bson/value.ts';
import { badValue, failedToParse, typeMismatch } from '../errors.ts';
import { compileCondition, compileTest } from '../filter/match.ts';
import { isOperatorDocument, parseFilter } from '../filter/parse-filter.ts';
import { parseTests } from '../filter/parse-tests.ts';
import { parseSort, sortKeyOf } from '../filter/sort.ts';
import { patternOf } from '../filter/pattern.ts';
import { compareValues, equalValues } from '../order/compare.ts';
import { keep, type Modifier, setTo } from './change.ts';

function elementsAt(current: BsonValue | undefined, path: string): BsonValue[] {
  if (current === undefined) return [];
  if (current.type === BsonType.array) return elementsOf(current);
  throw badValue(`The field '${path}' must be an array but is of type ${typeName(current.type)}`);
}

function wholeNumber(value: BsonValue, name: string): number {
  const number = numberOf(value);
  if (number === undefined || !Number.isInteger(number))
    throw badValue(`The value for ${name} must be an integer value`);
  return number;
}

/** The elements of `$each`, or the one element when there is no `$each`. */
function additions(operand: BsonValue, name: string, modifiers: readonly string[]): BsonValue[] {
  if (operand.type !== BsonType.object || firstName(operand)?.startsWith('$') !== true) return [operand];
  const each = fieldNamed(operand, '$each');
  if (each === undefined) throw badValue(`${name} with modifiers needs $each`);
  if (each.type !== BsonType.array) throw badValue(`The argument to $each in ${name} must be an array`);
  for (const [modifier] of fieldsOf(operand)) {
    if (!modifiers.includes(modifier)) throw badValue(`Unrecognized clause in ${name}: ${modifier}`);
  }
  return elementsOf(each);
}

type Arrange = (elements: BsonValue[]) => BsonValue[];

function sorting(spec: BsonValue): Arrange {
  if (spec.type !== BsonType.object) {
    const direction = numberOf(spec);
    if (direction !== 1 && direction !== -1) throw badValue('The $sort element value must be either 1 or -1');
    return (elements) => elements.sort((a, b) => compareValues(a, b) * direction);
  }
  const fields = parseSort(spec);
  return (elements) =>
    elements
      .map((element) => ({ element, key: sortKeyOf(fields, element) }))
      .sort((a, b) => Buffer.compare(a.key, b.key))
      .map(({ element }) => element);
}

const slicing = (count: number): Arrange =>
  count < 0 ? (elements) => elements.slice(count) : (elements) => elements.slice(0, count);

/** `$push` with `$each`, `$position`, `$sort` and `$slice`, which work in this order. */
export function push(operand: BsonValue, path: string): Modifier {
  const added = additions(operand, '$push', ['$each', '$position', '$sort', '$slice']);
  const isPlain = added[0] === operand;
  const modifier = (name: string): BsonValue | undefined => (isPlain ? undefined : fieldNamed(operand, name));
  const [position, sort, slice] = ['$position', '$sort', '$slice'].map(modifier);
  const at = position === undefined ? undefined : wholeNumber(position, '$position');
  const arrange: Arrange[] = [];
  if (sort !== undefined) arrange.push(sorting(sort));
  if (slice !== undefined) arrange.push(slicing(wholeNumber(slice, '$slice')));
  return (current) => {
    const elements = elementsAt(current, path);
    elements.splice(at ?? elements.length, 0, ...added);
    return setTo(arrayFrom(arrange.reduce((arranged, step) => step(arranged), elements)));
  };
}

/** `$addToSet`: adds what is not there yet. */
export function addToSet(operand: BsonValue, path: string): Modifier {
  const added = additions(operand, '$addToSet', ['$each']);
  return (current) => {
    const elements = elementsAt(current, path);
    const before = elements.length;
    for (const one of added) if (!elements.some((element) => equalValues(element, one))) elements.push(one);
    return current !== undefined && elements.length === before ? keep : setTo(arrayFrom(elements));
  };
}

function removing(isUnwanted: (element: BsonValue) => boolean, path: string, name: string): Modifier {
  return (current) => {
    if (current === undefined) return keep;
    if (current.type !== BsonType.array) throw badValue(`Cannot apply ${name} to a non-array value at '${path}'`);
    const elements = elementsOf(current);
    const kept = elements.filter((element) => !isUnwanted(element));
    return kept.length === elements.length ? keep : setTo(arrayFrom(kept));
  };
}

/** `$pull`: the operand is a value to be equal to, operators on the element, or a filter on elements that are objects. */
export function pull(operand: BsonValue, path: string): Modifier {
  if (operand.type === BsonType.regex) {
    return removing(compileTest({ kind: 'pattern', pattern: patternOf(operand) }), path, '$pull');
  }
  if (operand.type !== BsonType.object) return removing((element) => equalValues(element, operand), path, '$pull');
  if (isOperatorDocument(operand)) {
    const tests = parseTests(operand, parseFilter).map(compileTest);
    return removing((element) => tests.every((test) => test(element)), path, '$pull');
  }
  const meets = compileCondition(parseFilter(operand));
  return removing((element) => element.type === BsonType.object && meets(element), path, '$pull');
}

/** `$pullAll`: removes every element that equals one of those given. */
export function pullAll(operand: BsonValue, path: string): Modifier {
  if (operand.type !== BsonType.array) throw badValue('$pullAll requires an array argument');
  const unwanted = elementsOf(operand);
  return removing((element) => unwanted.some((one) => equalValues(one, element)), path, '$pullAll');
}

/** `$pop`: removes the last element (1) or the first (-1). */
export function pop(operand: BsonValue, path: string): Modifier {
  const end = numberOf(operand);
  if (end !== 1 && end !== -1) throw failedToParse('$pop expects 1 or -1');
  return (current) => {
    if (current === undefined) return keep;
    if (current.type !== BsonType.array) {
      throw typeMismatch(`Path '${path}' contains an element of non-array type '${typeName(current.type)}'`);
    }
    const elements = elementsOf(current);
    if (elements.length === 0) return keep;
    return setTo(arrayFrom(end === 1 ? elements.slice(0, -1) : elements.slice(1)));
  };
}
