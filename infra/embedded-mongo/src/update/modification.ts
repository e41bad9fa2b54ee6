import { encodeValue } from '../bson/encode.ts';
import { isTruthy } from '../bson/scalars.ts';
import { BsonType } from '../bson/types.ts';
import { type BsonValue, fieldsOf } from '../bson/value.ts';
import { badValue, CommandError, failedToParse, notSupported } from '../errors.ts';
import { overlaps, parsePath } from '../filter/path.ts';
import { addToSet, pop, pull, pullAll, push } from './array-operators.ts';
import { type Modifier, remove, setTo } from './change.ts';
import { greatest, increment, least, multiply } from './number-operators.ts';

/** One operator on one path, which may still hold `$`, `$[]` and `$[name]`. */
export interface Modification {
  readonly path: string;
  readonly parts: readonly string[];
  readonly modify: Modifier;
  /** `$setOnInsert`: only when an upsert inserts. */
  readonly onInsertOnly: boolean;
}

const set = (operand: BsonValue): Modifier => {
  const change = setTo(operand);
  return () => change;
};

function currentDate(operand: BsonValue): Modifier {
  if (operand.type !== BsonType.boolean || !isTruthy(operand)) throw notSupported('$currentDate other than true');
  const change = setTo(encodeValue(new Date()));
  return () => change;
}

const operators = new Map<string, (operand: BsonValue, path: string) => Modifier>([
  ['$set', set],
  ['$setOnInsert', set],
  ['$unset', () => () => remove],
  ['$inc', increment],
  ['$mul', multiply],
  ['$min', least],
  ['$max', greatest],
  ['$push', push],
  ['$addToSet', addToSet],
  ['$pull', pull],
  ['$pullAll', pullAll],
  ['$pop', pop],
  ['$currentDate', currentDate],
]);

const unsupported = new Set(['$rename', '$bit']);

/**
 * The modifications of an update document in the order in which they are made: by path, as MongoDB does since 5.0,
 * which decides the order of new fields.
 * @throws CommandError 40 when two of them speak of the same value
 */
export function parseModifications(update: BsonValue): Modification[] {
  const modifications: Modification[] = [];
  for (const [operator, fields] of fieldsOf(update)) {
    const create = operators.get(operator);
    if (create === undefined) {
      if (unsupported.has(operator)) throw notSupported(`the update operator ${operator}`);
      throw failedToParse(`Unknown modifier: ${operator}. Expected a valid update modifier or a replacement`);
    }
    if (fields.type !== BsonType.object) {
      throw failedToParse(`Modifiers operate on fields but ${operator} was not given an object`);
    }
    for (const [path, operand] of fieldsOf(fields)) {
      const parts = parsePath(path).parts.map(({ name }) => name);
      assertPath(path, parts);
      modifications.push({ path, parts, modify: create(operand, path), onInsertOnly: operator === '$setOnInsert' });
    }
  }
  assertNoConflicts(modifications.map(({ path }) => path));
  return modifications.sort((a, b) => comparePaths(a.parts, b.parts));
}

function assertPath(path: string, parts: readonly string[]): void {
  if (parts[0]?.startsWith('$') === true) {
    throw badValue(`Cannot have positional (i.e. '$') element in the first position in path '${path}'`);
  }
  for (const part of parts) {
    if (part.startsWith('$') && part !== '$' && !/^\$\[[a-z0-9_]*\]$/i.test(part)) {
      throw new CommandError(52, 'DollarPrefixedFieldName', `The dollar ($) prefixed field '${part}' is not valid`);
    }
  }
}

/** @throws CommandError 40 when two paths are the same or one leads through the other. */
export function assertNoConflicts(paths: readonly string[]): void {
  paths.forEach((path, i) => {
    const other = paths.slice(0, i).find((earlier) => overlaps(earlier, path));
    if (other === undefined) return;
    const message = `Updating the path '${path}' would create a conflict at '${other}'`;
    throw new CommandError(40, 'ConflictingUpdateOperators', message);
  });
}

function comparePaths(a: readonly string[], b: readonly string[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const [left = '', right = ''] = [a[i], b[i]];
    if (left === right) continue;
    const [x, y] = [Number(left), Number(right)];
    return Number.isInteger(x) && Number.isInteger(y) ? x - y : left < right ? -1 : 1;
  }
  return a.length - b.length;
}
