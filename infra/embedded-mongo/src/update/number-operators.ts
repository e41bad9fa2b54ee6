import { encodeValue } from '../bson/encode.ts';
import { numericTypes, typeName } from '../bson/types.ts';
import type { BsonValue } from '../bson/value.ts';
import { badValue, typeMismatch } from '../errors.ts';
import { compareValues } from '../order/compare.ts';
import { displayValue } from '../storage/duplicate-key.ts';
import { compute } from './arithmetic.ts';
import { keep, type Modifier, setTo } from './change.ts';

function assertNumeric(value: BsonValue, name: string, path: string): void {
  if (numericTypes.has(value.type)) return;
  throw typeMismatch(`Cannot ${name} with non-numeric argument: {${path}: ${displayValue(value)}}`);
}

function assertNumericField(value: BsonValue, name: string, path: string): void {
  if (numericTypes.has(value.type)) return;
  const type = typeName(value.type);
  throw typeMismatch(
    `Cannot apply ${name} to a value of non-numeric type: the field '${path}' has the non-numeric type ${type}`,
  );
}

/** `$inc`: a missing field starts from the operand. */
export function increment(operand: BsonValue, path: string): Modifier {
  assertNumeric(operand, 'increment', path);
  return (current) => {
    if (current === undefined) return setTo(operand);
    assertNumericField(current, '$inc', path);
    return setTo(compute(current, operand, 'add') ?? overflow('$inc', path));
  };
}

/** `$mul`: a missing field becomes zero of the operand's type. */
export function multiply(operand: BsonValue, path: string): Modifier {
  assertNumeric(operand, 'multiply', path);
  return (current) => {
    if (current !== undefined) assertNumericField(current, '$mul', path);
    return setTo(compute(current ?? encodeValue(0), operand, 'multiply') ?? overflow('$mul', path));
  };
}

function overflow(name: string, path: string): never {
  throw badValue(`Failed to apply ${name} operations to current value of '${path}': it would overflow 64 bits`);
}

/** `$min`: the operand, where it is less than the field or the field is missing. */
export const least =
  (operand: BsonValue): Modifier =>
  (current) =>
    current === undefined || compareValues(operand, current) < 0 ? setTo(operand) : keep;

/** `$max`: the operand, where it is greater than the field or the field is missing. */
export const greatest =
  (operand: BsonValue): Modifier =>
  (current) =>
    current === undefined || compareValues(operand, current) > 0 ? setTo(operand) : keep;
