import { BsonType, typeName } from '../bson/types.ts';
import { type BsonValue, elementsOf, fieldsOf, firstName, isEmpty } from '../bson/value.ts';
import { badValue, notSupported } from '../errors.ts';
import { always, type Condition, type Test } from './condition.ts';
import { parsePath } from './path.ts';
import { isOperatorName, parseTests } from './parse-tests.ts';
import { patternOf } from './pattern.ts';

const unsupported = new Set([
  '$where',
  '$text',
  '$expr',
  '$jsonSchema',
  '$sampleRate',
  '$alwaysTrue',
  '$alwaysFalse',
  '$rand',
  '$function',
]);

const logical = new Map([
  ['$and', 'all of'],
  ['$or', 'any of'],
  ['$nor', 'none of'],
] as const);

/**
 * A filter as a condition.
 * @throws CommandError 2 for what MongoDB refuses too, 115 for operators that only this server lacks.
 */
export function parseFilter(filter: BsonValue | undefined): Condition {
  if (filter === undefined || filter.type === BsonType.null) return always;
  if (filter.type !== BsonType.object) throw badValue(`a filter must be an object, not ${typeName(filter.type)}`);
  const conditions: Condition[] = [];
  for (const [name, value] of fieldsOf(filter)) {
    if (name.startsWith('$')) {
      const condition = parseTopLevel(name, value);
      if (condition !== undefined) conditions.push(condition);
    } else conditions.push(...parseField(name, value));
  }
  const [only] = conditions;
  return only !== undefined && conditions.length === 1 ? only : { kind: 'all of', conditions };
}

function parseTopLevel(name: string, value: BsonValue): Condition | undefined {
  if (name === '$comment') return undefined;
  for (const [operator, kind] of logical) {
    if (operator !== name) continue;
    if (value.type !== BsonType.array || isEmpty(value)) throw badValue(`${name} must be a nonempty array`);
    const conditions = elementsOf(value).map((element) => {
      if (element.type !== BsonType.object) throw badValue(`${name} entries need to be full objects`);
      return parseFilter(element);
    });
    return { kind, conditions };
  }
  if (unsupported.has(name)) throw notSupported(`the query operator ${name}`);
  throw badValue(`unknown top level operator: ${name}`);
}

/** One condition for each operator, or one for the plain value, regular expression or object to be equal to. */
function parseField(name: string, value: BsonValue): Condition[] {
  const path = parsePath(name);
  if (value.type === BsonType.regex)
    return [{ kind: 'field', path, test: { kind: 'pattern', pattern: patternOf(value) } }];
  if (!isOperatorDocument(value)) return [{ kind: 'field', path, test: { kind: 'equal', operand: value } }];
  return parseTests(value, parseFilter).map((test: Test) => ({ kind: 'field', path, test }));
}

/** Whether the value holds operators rather than being an object to compare with. */
export function isOperatorDocument(value: BsonValue): boolean {
  if (value.type !== BsonType.object) return false;
  const name = firstName(value);
  return name !== undefined && isOperatorName(name);
}
