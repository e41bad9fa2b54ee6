import { arrayFrom, documentFrom } from '../bson/encode.ts';
import { isTruthy, numberOf } from '../bson/scalars.ts';
import { BsonType } from '../bson/types.ts';
import { type BsonValue, elementsOf, FieldReader, fieldsOf, firstName, isEmpty } from '../bson/value.ts';
import { badValue, CommandError, notSupported } from '../errors.ts';
import { compileTest } from './match.ts';
import { parseFilter } from './parse-filter.ts';
import { parseTests } from './parse-tests.ts';
import { parsePath } from './path.ts';

/** What becomes of the value of a field that a projection names. */
type Reshape = (value: BsonValue) => BsonValue | undefined;

/** A projection as a tree of names; a leaf either takes (or leaves) the whole field, or reshapes it. */
interface Branch {
  readonly children: Map<string, Branch>;
  leaf: 'whole' | Reshape | undefined;
}

export type Projection = (document: BsonValue) => BsonValue;

const branch = (): Branch => ({ children: new Map(), leaf: undefined });

function place(root: Branch, path: string, leaf: 'whole' | Reshape): void {
  let at = root;
  for (const { name } of parsePath(path).parts) {
    if (name.startsWith('$')) throw notSupported(`the positional projection '${path}'`);
    if (at.leaf !== undefined) throw collision(path);
    const child = at.children.get(name) ?? branch();
    at.children.set(name, child);
    at = child;
  }
  if (at.leaf !== undefined || at.children.size > 0) throw collision(path);
  at.leaf = leaf;
}

const collision = (path: string): CommandError => new CommandError(31249, 'Location31249', `Path collision at ${path}`);

/** Walks into objects, and into the objects of arrays, as projections do. */
function descend(
  value: BsonValue,
  into: (object: BsonValue) => BsonValue,
  keepsScalars: boolean,
): BsonValue | undefined {
  if (value.type === BsonType.object) return into(value);
  if (value.type !== BsonType.array) return keepsScalars ? value : undefined;
  return arrayFrom(elementsOf(value).flatMap((element) => descend(element, into, keepsScalars) ?? []));
}

function include(object: BsonValue, { children }: Branch): BsonValue {
  const kept: [string, BsonValue][] = [];
  const fields = new FieldReader(object);
  while (fields.next()) {
    const { name } = fields;
    const child = children.get(name);
    if (child === undefined) continue;
    const value =
      child.leaf === undefined
        ? descend(fields.value, (inner) => include(inner, child), false)
        : apply(child.leaf, fields.value);
    if (value !== undefined) kept.push([name, value]);
  }
  return documentFrom(kept);
}

function exclude(object: BsonValue, { children }: Branch): BsonValue {
  const kept: [string, BsonValue][] = [];
  const fields = new FieldReader(object);
  while (fields.next()) {
    const { name } = fields;
    const child = children.get(name);
    if (child?.leaf === 'whole') continue;
    const value =
      child === undefined
        ? fields.value
        : child.leaf === undefined
          ? descend(fields.value, (inner) => exclude(inner, child), true)
          : child.leaf(fields.value);
    if (value !== undefined) kept.push([name, value]);
  }
  return documentFrom(kept);
}

const apply = (leaf: 'whole' | Reshape, value: BsonValue): BsonValue | undefined =>
  leaf === 'whole' ? value : leaf(value);

function slice(operand: BsonValue): Reshape {
  const numbers = operand.type === BsonType.array ? elementsOf(operand).map(numberOf) : [numberOf(operand)];
  const [first, count] = numbers;
  if (first === undefined || (numbers.length === 2 && (count === undefined || count <= 0)) || numbers.length > 2) {
    throw badValue('$slice takes a number, or a position and a positive count');
  }
  return (value) => {
    if (value.type !== BsonType.array) return value;
    const elements = elementsOf(value);
    if (count === undefined) return arrayFrom(first < 0 ? elements.slice(first) : elements.slice(0, first));
    const from = first < 0 ? Math.max(elements.length + first, 0) : first;
    return arrayFrom(elements.slice(from, from + count));
  };
}

function firstMatch(operand: BsonValue): Reshape {
  const [test] = parseTests(documentFrom([['$elemMatch', operand]]), parseFilter);
  if (test?.kind !== 'element meets' && test?.kind !== 'element passes') throw badValue('$elemMatch needs an Object');
  const passes = compileTest(test);
  return (value) => {
    if (value.type !== BsonType.array) return undefined;
    const found = elementsOf(value).find((element) => passes(arrayFrom([element])));
    return found === undefined ? undefined : arrayFrom([found]);
  };
}

function parseOperator(path: string, value: BsonValue): { reshape: Reshape; includes: boolean } {
  const [[operator, operand] = ['', value]] = fieldsOf(value);
  if (operator === '$slice') return { reshape: slice(operand), includes: false };
  if (operator === '$elemMatch') return { reshape: firstMatch(operand), includes: true };
  throw notSupported(`${operator} in the projection of '${path}'`);
}

/** Object values without operators are nested projections: `{ a: { b: 1 } }` is `{ 'a.b': 1 }`. */
function leavesOf(projection: BsonValue, prefix: string): [path: string, value: BsonValue][] {
  return fieldsOf(projection).flatMap(([name, value]): [string, BsonValue][] => {
    const nested = value.type === BsonType.object && !isEmpty(value) && firstName(value)?.startsWith('$') !== true;
    return nested ? leavesOf(value, `${prefix}${name}.`) : [[`${prefix}${name}`, value]];
  });
}

/**
 * A projection of included or excluded fields, with `$slice` and `$elemMatch`; undefined when it leaves all as it is.
 * @throws CommandError 31253 or 31254 when it mixes inclusion and exclusion
 */
export function parseProjection(projection: BsonValue | undefined): Projection | undefined {
  if (projection === undefined || projection.type === BsonType.null) return undefined;
  if (projection.type !== BsonType.object) throw badValue('a projection must be an object');
  if (isEmpty(projection)) return undefined;
  const root = branch();
  let includes: boolean | undefined;
  let id: boolean | undefined;
  for (const [path, value] of leavesOf(projection, '')) {
    if (value.type === BsonType.object) {
      const { reshape, includes: isInclusion } = parseOperator(path, value);
      if (isInclusion) includes ??= true;
      place(root, path, reshape);
      continue;
    }
    if (value.type !== BsonType.boolean && numberOf(value) === undefined) {
      throw notSupported(`a computed field ('${path}') in the projection of a find`);
    }
    const isIncluded = isTruthy(value);
    if (path === '_id') {
      id = isIncluded;
      continue;
    }
    if (includes !== undefined && includes !== isIncluded) throw mixed(path, includes);
    includes = isIncluded;
    place(root, path, 'whole');
  }
  const isInclusion = includes ?? id ?? false;
  // The `_id` comes along with what is included, unless it is left out by name.
  if (isInclusion ? id !== false : id === false) place(root, '_id', 'whole');
  return (document) => (isInclusion ? include(document, root) : exclude(document, root));
}

const mixed = (path: string, includes: boolean): CommandError =>
  includes
    ? new CommandError(31254, 'Location31254', `Cannot do exclusion on field ${path} in inclusion projection`)
    : new CommandError(31253, 'Location31253', `Cannot do inclusion on field ${path} in exclusion projection`);
