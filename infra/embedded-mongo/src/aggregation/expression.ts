import { arrayFrom, documentFrom, encodeValue } from '../bson/encode.ts';
import { stringOf } from '../bson/scalars.ts';
import { BsonType } from '../bson/types.ts';
import { type BsonValue, elementsOf, fieldsOf, findField, firstName } from '../bson/value.ts';
import { failedToParse, notSupported } from '../errors.ts';
import { parsePath, type PathPart } from '../filter/path.ts';

/** The value of an expression for a document; undefined where a field is missing. */
export type Expression = (document: BsonValue) => BsonValue | undefined;

/** A field path of an expression: arrays on the way give an array of what their objects have there. */
function read(value: BsonValue, parts: readonly PathPart[], at: number): BsonValue | undefined {
  const part = parts[at];
  if (part === undefined) return value;
  if (value.type === BsonType.object) {
    const field = findField(value, part.bytes);
    return field === undefined ? undefined : read(field, parts, at + 1);
  }
  if (value.type !== BsonType.array) return undefined;
  return arrayFrom(elementsOf(value).flatMap((element) => read(element, parts, at) ?? []));
}

function fieldPath(text: string): Expression {
  if (text.startsWith('$$')) {
    if (text === '$$ROOT') return (document) => document;
    throw notSupported(`the variable ${text}`);
  }
  const { parts } = parsePath(text.slice(1));
  return (document) => read(document, parts, 0);
}

/** A field path (`'$a.b'`), a literal, or an object or array of those. @throws CommandError 115 for operators */
export function parseExpression(value: BsonValue): Expression {
  if (value.type === BsonType.string) {
    const text = stringOf(value);
    return text.startsWith('$') ? fieldPath(text) : () => value;
  }
  if (value.type === BsonType.array) {
    const elements = elementsOf(value).map(parseExpression);
    return (document) => arrayFrom(elements.map((element) => element(document) ?? nothing));
  }
  if (value.type !== BsonType.object) return () => value;
  const operator = firstName(value);
  const fields = fieldsOf(value);
  if (operator === '$literal') {
    const [[, literal] = ['', undefined], ...others] = fields;
    if (literal === undefined || others.length > 0) throw failedToParse('$literal stands alone');
    return () => literal;
  }
  if (operator?.startsWith('$') === true) throw notSupported(`the expression operator ${operator}`);
  const parsed = fields.map(([name, field]) => [name, parseExpression(field)] as const);
  return (document) =>
    documentFrom(
      parsed.flatMap(([name, expression]) => {
        const result = expression(document);
        return result === undefined ? [] : [[name, result] as const];
      }),
    );
}

const nothing = encodeValue(null);
