import { encodeDocument } from '../bson/encode.ts';
import { numberOf, stringOf } from '../bson/scalars.ts';
import { BsonType } from '../bson/types.ts';
import { type BsonValue, fieldsOf, isEmpty } from '../bson/value.ts';
import { CommandError, failedToParse, notSupported } from '../errors.ts';
import { type Condition, requirementsOf } from '../filter/condition.ts';
import { parseFilter } from '../filter/parse-filter.ts';
import { parsePath } from '../filter/path.ts';
import { type Options, optionsOf } from './command.ts';

const known = new Set([
  'v',
  'key',
  'name',
  'unique',
  'sparse',
  'partialFilterExpression',
  'expireAfterSeconds',
  'background', // means nothing since MongoDB 4.2, but mongoose sends it
]);

const cannotCreate = (message: string): CommandError => new CommandError(67, 'CannotCreateIndex', message);

function assertKey(key: BsonValue): void {
  if (isEmpty(key)) throw cannotCreate('Index keys cannot be empty.');
  for (const [path, direction] of fieldsOf(key)) {
    if (direction.type === BsonType.string)
      throw notSupported(`an index of type '${stringOf(direction)}' (on '${path}')`);
    const number = numberOf(direction);
    if (number === undefined || number === 0 || Number.isNaN(number)) {
      throw cannotCreate(`Values in the index key pattern cannot be 0 or of a type that is no number: '${path}'`);
    }
    if (path.includes('$')) throw notSupported(`an index on '${path}'`);
    parsePath(path);
  }
}

const partialTests = new Set(['equal', 'exists', 'greater', 'greater or equal', 'less', 'less or equal', 'type', 'in']);

function assertPartial(partial: BsonValue): void {
  const condition: Condition = parseFilter(partial);
  const count = (one: Condition): number =>
    one.kind === 'field' ? 1 : one.conditions.map(count).reduce((a, b) => a + b, 0);
  const requirements = requirementsOf(condition);
  if (requirements.length !== count(condition)) throw notSupported('$or or $nor in a partialFilterExpression');
  for (const { path, test } of requirements) {
    if (!partialTests.has(test.kind))
      throw cannotCreate(`Expression not supported in partial index: ${test.kind} on '${path.text}'`);
  }
}

function assertExpiry(options: Options, key: BsonValue): void {
  const seconds = options.number('expireAfterSeconds');
  if (seconds === undefined) return;
  if (seconds < 0 || seconds > 2 ** 31 - 1)
    throw cannotCreate('TTL index expireAfterSeconds must be within 0 and 2147483647');
  if (fieldsOf(key).length > 1)
    throw cannotCreate('TTL indexes are single-field indexes, compound indexes do not support TTL.');
}

/** An index as it is asked for, checked. */
export interface IndexRequest {
  readonly name: string;
  readonly key: BsonValue;
  /** BSON to be kept, and answered by `listIndexes`. */
  readonly specification: Buffer;
}

/** @throws CommandError 115 for kinds and options of indexes that only MongoDB has, 67 for what it refuses too. */
export function parseIndex(element: BsonValue): IndexRequest {
  const options = optionsOf('createIndexes.indexes', element, known);
  const key = options.object('key');
  if (key === undefined) throw failedToParse("The 'key' field is a required property of an index specification");
  const name = options.string('name');
  if (name === undefined || name === '')
    throw failedToParse("The 'name' field is a required property of an index specification");
  assertKey(key);
  const partial = options.object('partialFilterExpression');
  if (partial !== undefined) {
    if (options.flag('sparse')) throw cannotCreate('cannot mix "partialFilterExpression" and "sparse" options');
    assertPartial(partial);
  }
  assertExpiry(options, key);
  const specification = encodeDocument({
    v: 2,
    key,
    name,
    ...(options.flag('unique') ? { unique: true } : {}),
    ...(options.flag('sparse') ? { sparse: true } : {}),
    partialFilterExpression: partial,
    expireAfterSeconds: options.value('expireAfterSeconds'),
  });
  return { name, key, specification };
}
