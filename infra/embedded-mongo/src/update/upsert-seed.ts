import type { BsonValue } from '../bson/value.ts';
import { documentFrom } from '../bson/encode.ts';
import { CommandError } from '../errors.ts';
import { type Condition, requirementsOf, type Test } from '../filter/condition.ts';
import { overlaps } from '../filter/path.ts';
import { EditableDocument } from './editable.ts';

/** The value that a test fixes, if it fixes one. */
function fixedValue(test: Test): BsonValue | undefined {
  if (test.kind === 'equal') return test.operand;
  return test.kind === 'in' && test.operands.length === 1 && test.patterns.length === 0 ? test.operands[0] : undefined;
}

/** What an upsert begins with: the fields that the filter says are equal to something. */
export function upsertSeed(condition: Condition): BsonValue {
  const seed = new EditableDocument(documentFrom([]));
  const paths: string[] = [];
  for (const { path, test } of requirementsOf(condition)) {
    const value = fixedValue(test);
    if (value === undefined) continue;
    const other = paths.find((earlier) => overlaps(earlier, path.text));
    if (other !== undefined) {
      const message = `cannot infer query fields to set, path '${path.text}' is matched twice`;
      throw new CommandError(54, 'NotSingleValueField', message);
    }
    paths.push(path.text);
    seed.set(
      path.parts.map(({ name }) => name),
      value,
    );
  }
  return seed.finish();
}
