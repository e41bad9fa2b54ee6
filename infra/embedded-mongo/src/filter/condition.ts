import type { BsonValue } from '../bson/value.ts';
import type { Path } from './path.ts';

export type Comparison = 'greater' | 'greater or equal' | 'less' | 'less or equal';

/** What is asked of the values at one path. `$ne`, `$nin` and `$exists: false` are `not` of their opposites. */
export type Test =
  | { readonly kind: 'equal'; readonly operand: BsonValue }
  | { readonly kind: Comparison; readonly operand: BsonValue }
  | { readonly kind: 'in'; readonly operands: readonly BsonValue[]; readonly patterns: readonly Pattern[] }
  | { readonly kind: 'pattern'; readonly pattern: Pattern }
  | { readonly kind: 'exists' }
  | { readonly kind: 'type'; readonly types: ReadonlySet<number> }
  | { readonly kind: 'size'; readonly size: number }
  | { readonly kind: 'modulo'; readonly divisor: bigint; readonly remainder: bigint }
  /** `$elemMatch` with fields: an element of the array is an object that meets the condition. */
  | { readonly kind: 'element meets'; readonly condition: Condition }
  /** `$elemMatch` with operators: one element passes all tests. */
  | { readonly kind: 'element passes'; readonly tests: readonly Test[] }
  | { readonly kind: 'not'; readonly tests: readonly Test[] }
  | { readonly kind: 'all'; readonly tests: readonly Test[] }
  | { readonly kind: 'nothing' };

export interface Pattern {
  readonly expression: RegExp;
  /** The regular expression as BSON: a pattern also equals itself when it is stored as a value. */
  readonly value: BsonValue | undefined;
}

export interface FieldCondition {
  readonly kind: 'field';
  readonly path: Path;
  readonly test: Test;
}

export type Condition =
  FieldCondition | { readonly kind: 'all of' | 'any of' | 'none of'; readonly conditions: readonly Condition[] };

export type ComparisonTest = Extract<Test, { readonly kind: Comparison }>;

const comparisons: ReadonlySet<string> = new Set<Comparison>(['greater', 'greater or equal', 'less', 'less or equal']);

export const isComparison = (test: Test): test is ComparisonTest => comparisons.has(test.kind);

/** Met by every document. */
export const always: Condition = { kind: 'all of', conditions: [] };

/** The field conditions that a document must meet in any case: those not under `$nor`, or an `$or` of several. */
export function requirementsOf(condition: Condition): FieldCondition[] {
  if (condition.kind === 'field') {
    if (condition.test.kind !== 'all') return [condition];
    return condition.test.tests.map((test) => ({ ...condition, test }));
  }
  const isMet = condition.kind === 'all of' || (condition.kind === 'any of' && condition.conditions.length === 1);
  return isMet ? condition.conditions.flatMap(requirementsOf) : [];
}
