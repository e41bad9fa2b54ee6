import { BsonType } from '../bson/types.ts';
import { type BsonValue, elementsOf } from '../bson/value.ts';
import { type Condition, type FieldCondition, requirementsOf, type Test } from '../filter/condition.ts';
import { compileCondition, compileField, compileTest, type Predicate } from '../filter/match.ts';
import { parsePath, valueAt } from '../filter/path.ts';

/** Whether an element of the array is what made the requirement true; undefined when the requirement is about more. */
function elementPredicate({ path, test }: FieldCondition, arrayPath: string): Predicate | undefined {
  if (path.text.startsWith(`${arrayPath}.`)) {
    const inner = compileField(parsePath(path.text.slice(arrayPath.length + 1)), test);
    return (element) => element.type === BsonType.object && inner(element);
  }
  if (path.text !== arrayPath) return undefined;
  if (test.kind === 'element meets') {
    const meets = compileCondition(test.condition);
    return (element) => element.type === BsonType.object && meets(element);
  }
  if (test.kind === 'element passes') {
    const tests = test.tests.map(compileTest);
    return (element) => tests.every((passes) => passes(element));
  }
  return aboutWholes.has(test.kind) ? undefined : compileTest(test);
}

/** Tests that no single element makes true. */
const aboutWholes = new Set<Test['kind']>(['exists', 'size', 'not']);

/**
 * The position in the array at the path that the filter has matched, for the positional operator `$`: the first element
 * which meets everything that the filter asks of elements, else the first which meets the last thing it asks.
 */
export function matchedPosition(condition: Condition, document: BsonValue, arrayPath: string): number | undefined {
  const array = valueAt(document, parsePath(arrayPath));
  if (array?.type !== BsonType.array) return undefined;
  const predicates = requirementsOf(condition).flatMap((one) => elementPredicate(one, arrayPath) ?? []);
  const last = predicates.at(-1);
  if (last === undefined) return undefined;
  const elements = elementsOf(array);
  const all = elements.findIndex((element) => predicates.every((predicate) => predicate(element)));
  const position = all === -1 ? elements.findIndex(last) : all;
  return position === -1 ? undefined : position;
}
