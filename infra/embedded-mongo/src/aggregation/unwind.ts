import { documentFrom, encodeValue } from '../bson/encode.ts';
import { isTruthy, stringOf } from '../bson/scalars.ts';
import { BsonType } from '../bson/types.ts';
import { type BsonValue, elementsOf, fieldsOf, isEmpty } from '../bson/value.ts';
import { CommandError } from '../errors.ts';
import { parsePath, valueAt } from '../filter/path.ts';
import { countAll } from '../query/find-rows.ts';
import { EditableDocument } from '../update/editable.ts';
import type { Stage } from './stage.ts';

const known = new Set(['path', 'preserveNullAndEmptyArrays', 'includeArrayIndex']);

/** `$unwind`: a document for each element of an array. */
export function unwind(spec: BsonValue): Stage {
  const options = new Map(spec.type === BsonType.object ? fieldsOf(spec) : [['path', spec] as const]);
  for (const name of options.keys()) {
    if (!known.has(name))
      throw new CommandError(28811, 'Location28811', `unrecognized option to $unwind stage: ${name}`);
  }
  const given = options.get('path');
  const text = given?.type === BsonType.string ? stringOf(given) : '';
  if (!text.startsWith('$') || text === '$') {
    throw new CommandError(28818, 'Location28818', "path option to $unwind stage should be prefixed with a '$'");
  }
  const path = parsePath(text.slice(1));
  const keepsEmpty = isTruthy(options.get('preserveNullAndEmptyArrays'));
  const indexName = options.get('includeArrayIndex');
  const indexParts = indexName?.type === BsonType.string ? stringOf(indexName).split('.') : undefined;
  const parts = path.parts.map(({ name }) => name);

  const shown = (document: BsonValue, element: BsonValue | 'none' | 'same', position: bigint | null): BsonValue => {
    const result = new EditableDocument(document);
    if (element === 'none') result.remove(parts);
    else if (element !== 'same') result.set(parts, element);
    if (indexParts !== undefined) result.set(indexParts, encodeValue(position));
    return result.finish();
  };

  return function* unwound(documents) {
    for (const document of documents) {
      const value = valueAt(document, path);
      if (value === undefined || value.type === BsonType.null) {
        if (keepsEmpty) yield shown(document, 'same', null);
      } else if (value.type !== BsonType.array) yield shown(document, 'same', null);
      else if (isEmpty(value)) {
        if (keepsEmpty) yield shown(document, 'none', null);
      } else {
        for (const [position, element] of elementsOf(value).entries()) yield shown(document, element, BigInt(position));
      }
    }
  };
}

/** `$count`: one document with the number of documents, or none when there are none. */
export function count(spec: BsonValue): Stage {
  const name = spec.type === BsonType.string ? stringOf(spec) : '';
  if (name === '' || name.startsWith('$') || name.includes('.')) {
    throw new CommandError(40156, 'Location40156', 'the count field must be a non-empty string without $ or a dot');
  }
  return function* counted(documents) {
    const n = countAll(documents);
    if (n > 0) yield documentFrom([[name, encodeValue(n)]]);
  };
}
