import { BsonType } from '../bson/types.ts';
import { type BsonValue, elementAt, elementsOf, findField } from '../bson/value.ts';
import { CommandError } from '../errors.ts';
import type { Path } from '../filter/path.ts';
import { emptyArrayKey, invertedKey, nullKey, orderKey } from '../order/order-key.ts';

/** One field of an index or of a sort. */
export interface KeyField {
  readonly path: Path;
  readonly descending: boolean;
}

/** One key of a document: the encoded bytes, and the values they stand for (undefined where the field is missing). */
export interface Entry {
  readonly key: Buffer;
  readonly values: readonly (BsonValue | undefined)[];
}

export interface Entries {
  readonly entries: readonly Entry[];
  /** Paths that were arrays, each of which gave several keys. */
  readonly arrayPaths: readonly string[];
}

/** How far the path of one field has been followed. */
interface Trail {
  /** The value so far; undefined when the field is missing, 'empty array' when it is an array without elements. */
  readonly value: BsonValue | undefined | 'empty array';
  /** How many parts of the path are done. */
  readonly at: number;
  /** Elements of an array at the end of a path are not entered again when they are arrays themselves. */
  readonly settled: boolean;
}

function follow(value: BsonValue | undefined, path: Path, from: number): Trail {
  let current = value;
  let at = from;
  while (current !== undefined && at < path.parts.length) {
    const part = path.parts[at];
    if (part === undefined) break;
    if (current.type === BsonType.object) current = findField(current, part.bytes);
    else if (current.type === BsonType.array) {
      if (part.position === undefined) return { value: current, at, settled: false };
      current = elementAt(current, part.position);
    } else current = undefined;
    at++;
  }
  return { value: current, at, settled: false };
}

const isOpenArray = (trail: Trail): trail is Trail & { value: BsonValue } =>
  !trail.settled && typeof trail.value === 'object' && trail.value.type === BsonType.array;

const pathUpTo = (path: Path, count: number): string =>
  path.parts
    .slice(0, count)
    .map((part) => part.name)
    .join('.');

/** The same field inside one element of the array that its trail has stopped at. */
function intoElement(element: BsonValue | undefined, trail: Trail, path: Path): Trail {
  const isAtEnd = trail.at === path.parts.length;
  if (element === undefined) return { value: isAtEnd ? 'empty array' : undefined, at: trail.at, settled: true };
  if (isAtEnd) return { value: element, at: trail.at, settled: true };
  return element.type === BsonType.object
    ? follow(element, path, trail.at)
    : { value: undefined, at: trail.at, settled: true };
}

function expand(
  fields: readonly KeyField[],
  trails: readonly Trail[],
  tuples: Trail[][],
  arrayPaths: Set<string>,
): void {
  let array: BsonValue | undefined;
  let through = '';
  trails.forEach((trail, i) => {
    const path = fields[i]?.path;
    if (path === undefined || !isOpenArray(trail)) return;
    if (array !== undefined && array.start !== trail.value.start) {
      throw new CommandError(
        171,
        'CannotIndexParallelArrays',
        `cannot index parallel arrays [${through}] [${path.text}]`,
      );
    }
    array = trail.value;
    through = path.text;
    arrayPaths.add(pathUpTo(path, trail.at));
  });
  if (array === undefined) {
    tuples.push([...trails]);
    return;
  }
  const elements = elementsOf(array);
  for (const element of elements.length === 0 ? [undefined] : elements) {
    const inside = trails.map((trail, i) => {
      const path = fields[i]?.path;
      return path !== undefined && isOpenArray(trail) ? intoElement(element, trail, path) : trail;
    });
    expand(fields, inside, tuples, arrayPaths);
  }
}

function encodeTrail({ value }: Trail, descending: boolean): Buffer {
  const key = value === undefined ? nullKey : value === 'empty array' ? emptyArrayKey : orderKey(value);
  return descending ? invertedKey(key) : key;
}

/**
 * The keys of a document under an index: one, or one for each element of the array that its fields lead through.
 * Fields of the same array stay together: `{a: [{b: 1, c: 2}]}` has the key (1, 2) under `{'a.b': 1, 'a.c': 1}`.
 * @param skipsMissing sparse: keys in which no field exists are left out
 * @throws CommandError 171 when two fields lead through different arrays
 */
export function entriesOf(fields: readonly KeyField[], document: BsonValue, skipsMissing: boolean): Entries {
  const tuples: Trail[][] = [];
  const arrayPaths = new Set<string>();
  expand(
    fields,
    fields.map(({ path }) => follow(document, path, 0)),
    tuples,
    arrayPaths,
  );
  const entries = new Map<string, Entry>();
  for (const tuple of tuples) {
    if (skipsMissing && tuple.every(({ value }) => value === undefined)) continue;
    const parts = tuple.map((trail, i) => encodeTrail(trail, fields[i]?.descending ?? false));
    const [only] = parts;
    const key = only !== undefined && parts.length === 1 ? only : Buffer.concat(parts);
    const values = tuple.map(({ value }) => (value === 'empty array' ? undefined : value));
    entries.set(key.toString('latin1'), { key, values });
  }
  return { entries: [...entries.values()], arrayPaths: [...arrayPaths] };
}
