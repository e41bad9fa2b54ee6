import { ownValue, setOwn } from '../plan/inherited.ts';
import type { Fields } from '../plan/merge.ts';
import type { FieldShape, ListShape, ObjectShape, Shape } from './shape.ts';

/** Where in the result something is not as the schema has it. */
export type Problem = readonly (string | number)[];

/** Stands for a null where there must not be one: what holds it becomes null in its place. */
const missing = Symbol('missing');

/**
 * Makes the result of an operation of all that subgraphs said: what was asked for, in the order in which it was asked
 * for, and nothing of another type than the schema says. What is not as it should be becomes null, and what cannot be
 * null takes what holds it along.
 *
 * @param problems collects where that happened
 * @returns null when it took everything along
 */
export function applyShape(
  fields: readonly FieldShape[],
  typename: string,
  data: Fields,
  problems: Problem[],
): Fields | null {
  const shaped = shapeFields(fields, typename, data, [], problems);
  return shaped === missing ? null : shaped;
}

function shapeFields(
  fields: readonly FieldShape[],
  typename: string,
  data: Fields,
  path: (string | number)[],
  problems: Problem[],
): Fields | typeof missing {
  const shaped: Fields = {};
  for (const { key, from, isInherited, shape } of fields) {
    let value: unknown = typename;
    if (shape) {
      path.push(key);
      value = shapeValue(shape, isInherited ? ownValue(data, from) : data[from], path, problems);
      path.pop();
      if (value === missing) return missing;
    }
    if (isInherited) setOwn(shaped, key, value);
    else shaped[key] = value;
  }
  return shaped;
}

function shapeValue(shape: Shape, value: unknown, path: (string | number)[], problems: Problem[]): unknown {
  if (value === null || value === undefined) {
    if (!shape.isRequired) return null;
    problems.push([...path]);
    return missing;
  }
  let shaped: unknown;
  if (shape.kind === 'leaf') shaped = shape.fits(value) ? value : wrong;
  else if (shape.kind === 'list') shaped = shapeList(shape, value, path, problems);
  else shaped = shapeObject(shape, value, path, problems);
  if (shaped === wrong) {
    problems.push([...path]);
    shaped = missing;
  }
  return shaped === missing && !shape.isRequired ? null : shaped;
}

/** Stands for a value of another type. */
const wrong = Symbol('wrong');

function shapeList({ of }: ListShape, value: unknown, path: (string | number)[], problems: Problem[]): unknown {
  if (!Array.isArray(value)) return wrong;
  const shaped = new Array<unknown>(value.length);
  let isMissing = false;
  for (let index = 0; index < value.length; index += 1) {
    path.push(index);
    const element = shapeValue(of, value[index], path, problems);
    path.pop();
    // The others are looked at all the same, for their problems.
    if (element === missing) isMissing = true;
    else shaped[index] = element;
  }
  return isMissing ? missing : shaped;
}

function shapeObject(shape: ObjectShape, value: unknown, path: (string | number)[], problems: Problem[]): unknown {
  if (typeof value !== 'object' || Array.isArray(value)) return wrong;
  // Neither a list nor null: what comes out of JSON is an object then.
  const data = value as Fields;
  const typename = data['__typename'] ?? shape.typename;
  if (typeof typename !== 'string') return wrong;
  const fields = shape.fieldsOf(typename);
  return fields ? shapeFields(fields, typename, data, path, problems) : wrong;
}
