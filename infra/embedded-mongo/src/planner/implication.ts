import { BsonType } from '../bson/types.ts';
import type { BsonValue } from '../bson/value.ts';
import {
  type ComparisonTest,
  type Condition,
  type FieldCondition,
  isComparison,
  requirementsOf,
  type Test,
} from '../filter/condition.ts';
import { compileTest } from '../filter/match.ts';
import { compareValues, sameRank } from '../order/compare.ts';

/** Whether a document that passes the test has a value at the path. */
export function impliesExistence(test: Test): boolean {
  if (test.kind === 'not') return false;
  if (test.kind === 'all') return test.tests.some(impliesExistence);
  if (test.kind === 'in') return test.operands.every(({ type }) => type !== BsonType.null);
  return !('operand' in test) || test.operand.type !== BsonType.null;
}

/** Whether equality with the operand says what the value at the path is, and not only what an array there holds. */
const isScalar = ({ type }: BsonValue): boolean => type !== BsonType.array && type !== BsonType.null;

/** Whether every document that passes `known` passes `wanted` as well. Unsure is no. */
function implies(known: Test, wanted: Test): boolean {
  if (wanted.kind === 'exists') return impliesExistence(known);
  if (wanted.kind === 'type' && known.kind === 'type') return known.types.isSubsetOf(wanted.types);
  if (isComparison(wanted) && isComparison(known)) return impliesComparison(known, wanted);
  if (wanted.kind !== 'equal' && wanted.kind !== 'in' && wanted.kind !== 'type' && !isComparison(wanted)) return false;
  const passes = compileTest(wanted);
  if (known.kind === 'equal') return isScalar(known.operand) && passes(known.operand);
  if (known.kind !== 'in' || known.patterns.length > 0) return false;
  return known.operands.every((operand) => isScalar(operand) && passes(operand));
}

function impliesComparison(known: ComparisonTest, wanted: ComparisonTest): boolean {
  if (!sameRank(known.operand, wanted.operand) || known.operand.type === BsonType.null) return false;
  const order = compareValues(known.operand, wanted.operand);
  switch (wanted.kind) {
    case 'greater':
      return known.kind === 'greater' ? order >= 0 : known.kind === 'greater or equal' && order > 0;
    case 'greater or equal':
      return (known.kind === 'greater' || known.kind === 'greater or equal') && order >= 0;
    case 'less':
      return known.kind === 'less' ? order <= 0 : known.kind === 'less or equal' && order < 0;
    case 'less or equal':
      return (known.kind === 'less' || known.kind === 'less or equal') && order <= 0;
  }
}

/** Whether what is required of the documents makes sure that they are in a partial index with this condition. */
export function impliesCondition(requirements: readonly FieldCondition[], partial: Condition): boolean {
  if (partial.kind === 'all of') {
    return partial.conditions.every((condition) => impliesCondition(requirements, condition));
  }
  if (partial.kind !== 'field') return false;
  return requirementsOf(partial).every((wanted) =>
    requirements.some(({ path, test }) => path.text === wanted.path.text && implies(test, wanted.test)),
  );
}
