import { documentFrom, encodeValue } from '../bson/encode.ts';
import { BsonType } from '../bson/types.ts';
import { isTruthy, numberOf } from '../bson/scalars.ts';
import { type BsonValue, fieldsOf, firstName } from '../bson/value.ts';
import { badValue, notSupported } from '../errors.ts';
import { parseProjection } from '../filter/projection.ts';
import { parsePath } from '../filter/path.ts';
import { EditableDocument } from '../update/editable.ts';
import { type Expression, parseExpression } from './expression.ts';
import type { Stage } from './stage.ts';

const isSwitch = (value: BsonValue): boolean => value.type === BsonType.boolean || numberOf(value) !== undefined;

/** Whether the value is computed: a field path or an operator, not a nested projection. */
const isComputed = (value: BsonValue): boolean =>
  !isSwitch(value) && (value.type !== BsonType.object || firstName(value)?.startsWith('$') === true);

/** `$project`: fields taken or left out as in a find, and fields computed from field paths. */
export function project(spec: BsonValue): Stage {
  if (spec.type !== BsonType.object) throw badValue('$project needs an object');
  const fields = fieldsOf(spec);
  const computed = fields.filter(([, value]) => isComputed(value));
  const plain = fields.filter(([, value]) => !isComputed(value));
  if (computed.length === 0) {
    const projection = parseProjection(spec);
    if (projection === undefined) throw badValue('$project needs at least one field');
    return (documents) => Iterator.from(documents).map(projection);
  }
  for (const [name, value] of plain) {
    if (name !== '_id' && isSwitch(value) && !isTruthy(value))
      throw notSupported('$project that excludes and computes fields');
  }
  const takesId =
    !plain.some(([name, value]) => name === '_id' && !isTruthy(value)) && computed.every(([name]) => name !== '_id');
  const taken = plain.filter(([name]) => name !== '_id');
  // With the `_id` asked for by name, a projection of nothing else takes nothing else.
  const projection = parseProjection(documentFrom([...taken, ['_id', encodeValue(taken.length === 0 || takesId)]]));
  const expressions = computed.map(([name, value]) => ({
    parts: parsePath(name).parts.map((part) => part.name),
    expression: parseExpression(value),
  }));
  return (documents) =>
    Iterator.from(documents).map((document) => {
      const kept = projection === undefined ? document : projection(document);
      return compute(document, takesId ? kept : withoutId(kept), expressions);
    });
}

interface Computed {
  readonly parts: readonly string[];
  readonly expression: Expression;
}

const withoutId = (document: BsonValue): BsonValue =>
  documentFrom(fieldsOf(document).filter(([name]) => name !== '_id'));

function compute(document: BsonValue, kept: BsonValue, expressions: readonly Computed[]): BsonValue {
  const result = new EditableDocument(kept);
  for (const { parts, expression } of expressions) {
    const value = expression(document);
    if (value !== undefined) result.set(parts, value);
  }
  return result.finish();
}
