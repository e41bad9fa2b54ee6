import { BsonType } from '../bson/types.ts';
import { type BsonValue, elementAt, FieldReader, findField } from '../bson/value.ts';
import { CommandError } from '../errors.ts';

export interface PathPart {
  readonly name: string;
  readonly bytes: Buffer;
  /** The position in an array that the name may also mean, such as 0 for `0`. */
  readonly position: number | undefined;
}

export interface Path {
  readonly text: string;
  readonly parts: readonly PathPart[];
}

const parsed = new Map<string, Path>();

/** A dotted path in its parts. @throws CommandError 56 when a part is empty. */
export function parsePath(text: string): Path {
  const known = parsed.get(text);
  if (known !== undefined) return known;
  const parts = text.split('.').map((name) => {
    if (name === '') throw new CommandError(56, 'EmptyFieldName', `the path '${text}' has an empty part`);
    const position = /^(0|[1-9]\d{0,8})$/.test(name) ? Number(name) : undefined;
    return { name, bytes: Buffer.from(name), position };
  });
  const path = { text, parts };
  if (parsed.size < 10_000) parsed.set(text, path); // paths of an application are few; those of an attacker are not
  return path;
}

/** Whether one path leads through the other, or they are the same: `a` and `a.b`. */
export const overlaps = (a: string, b: string): boolean => a === b || a.startsWith(`${b}.`) || b.startsWith(`${a}.`);

/** The values that a filter looks at; undefined stands for a field that is missing. */
export type ValueTest = (value: BsonValue | undefined) => boolean;

/**
 * Whether any value which the path leads to passes the test. Arrays on the way are entered, element by element and by
 * position. An array at the end gives its elements and then itself, or only itself when `entersLast` is false.
 */
export function anyValueAt(container: BsonValue, path: Path, entersLast: boolean, test: ValueTest): boolean {
  return inObject(container, path.parts, 0, entersLast, test);
}

type Parts = readonly PathPart[];

function inObject(object: BsonValue, parts: Parts, at: number, entersLast: boolean, test: ValueTest): boolean {
  const part = parts[at];
  if (part === undefined) return false;
  const value = findField(object, part.bytes);
  return value === undefined ? test(undefined) : behind(value, parts, at + 1, entersLast, test);
}

/** Goes on from a value that parts[0..at) led to. */
function behind(value: BsonValue, parts: Parts, at: number, entersLast: boolean, test: ValueTest): boolean {
  if (at === parts.length) {
    if (entersLast && value.type === BsonType.array && anyElement(value, test)) return true;
    return test(value);
  }
  if (value.type === BsonType.object) return inObject(value, parts, at, entersLast, test);
  if (value.type === BsonType.array) return inArray(value, parts, at, entersLast, test);
  return test(undefined);
}

/** Elements that are no objects give nothing, not even a missing value: `{a: [1]}` has no `a.b`, not even null. */
function inArray(array: BsonValue, parts: Parts, at: number, entersLast: boolean, test: ValueTest): boolean {
  const position = parts[at]?.position;
  if (position !== undefined) {
    const element = elementAt(array, position);
    if (element !== undefined && behind(element, parts, at + 1, entersLast, test)) return true;
  }
  const elements = new FieldReader(array);
  while (elements.next()) {
    if (elements.type !== BsonType.object) continue;
    if (inObject(elements.value, parts, at, entersLast, test)) return true;
  }
  return false;
}

function anyElement(array: BsonValue, test: ValueTest): boolean {
  const elements = new FieldReader(array);
  while (elements.next()) if (test(elements.value)) return true;
  return false;
}

/** The value at a path that enters no arrays but by position; undefined when there is none. */
export function valueAt(container: BsonValue, path: Path): BsonValue | undefined {
  let value: BsonValue | undefined = container;
  for (const part of path.parts) {
    if (value === undefined) return undefined;
    if (value.type === BsonType.object) value = findField(value, part.bytes);
    else if (value.type === BsonType.array && part.position !== undefined) value = elementAt(value, part.position);
    else return undefined;
  }
  return value;
}
