/** Type bytes of BSON elements (https://bsonspec.org/spec.html). */
export const BsonType = {
  double: 1,
  string: 2,
  object: 3,
  array: 4,
  binary: 5,
  objectId: 7,
  boolean: 8,
  date: 9,
  null: 10,
  regex: 11,
  int32: 16,
  timestamp: 17,
  int64: 18,
  decimal128: 19,
  maxKey: 127,
  minKey: 255,
} as const;

/** Names as `$type` takes them and as error messages give them. */
const names = new Map<number, string>([
  [BsonType.double, 'double'],
  [BsonType.string, 'string'],
  [BsonType.object, 'object'],
  [BsonType.array, 'array'],
  [BsonType.binary, 'binData'],
  [BsonType.objectId, 'objectId'],
  [BsonType.boolean, 'bool'],
  [BsonType.date, 'date'],
  [BsonType.null, 'null'],
  [BsonType.regex, 'regex'],
  [BsonType.int32, 'int'],
  [BsonType.timestamp, 'timestamp'],
  [BsonType.int64, 'long'],
  [BsonType.decimal128, 'decimal'],
  [BsonType.maxKey, 'maxKey'],
  [BsonType.minKey, 'minKey'],
]);

/** Types that MongoDB has deprecated; no current driver sends them. Named so that their refusal can name them. */
const deprecated = new Map<number, string>([
  [6, 'undefined'],
  [12, 'dbPointer'],
  [13, 'javascript'],
  [14, 'symbol'],
  [15, 'javascriptWithScope'],
]);

const numbers = new Map([...names].map(([type, name]) => [name, type]));

export const numericTypes: ReadonlySet<number> = new Set([
  BsonType.double,
  BsonType.int32,
  BsonType.int64,
  BsonType.decimal128,
]);

export const isSupportedType = (type: number): boolean => names.has(type);

export const typeName = (type: number): string => names.get(type) ?? deprecated.get(type) ?? `type ${type}`;

/** The type byte of a `$type` alias, or undefined when there is none of that name. */
export const typeOfName = (name: string): number | undefined => numbers.get(name);
