import { type Condition, type FieldCondition, requirementsOf } from '../filter/condition.ts';
import type { SortField } from '../filter/sort.ts';
import type { Collection } from '../storage/collection.ts';
import { flatten } from './bounds.ts';
import { type Candidate, candidateFor } from './index-candidate.ts';
import type { IndexPlan, Plan } from './plan.ts';

function best(
  collection: Collection,
  requirements: readonly FieldCondition[],
  sort: readonly SortField[],
): Candidate | undefined {
  let chosen: Candidate | undefined;
  for (const index of [collection.idIndex, ...collection.indexes]) {
    const candidate = candidateFor(index, requirements, sort);
    if (candidate !== undefined && (chosen === undefined || candidate.score > chosen.score)) chosen = candidate;
  }
  return chosen;
}

/** The branches of an `$or`, when every one of them finds an index. */
function unionOf(collection: Collection, condition: Condition): IndexPlan[] | undefined {
  const alternatives =
    condition.kind === 'all of' ? condition.conditions.find(({ kind }) => kind === 'any of') : condition;
  if (alternatives?.kind !== 'any of') return undefined;
  const plans: IndexPlan[] = [];
  for (const branch of alternatives.conditions) {
    const candidate = best(collection, requirementsOf(branch).flatMap(flatten), []);
    if (candidate === undefined) return undefined;
    plans.push(candidate.plan);
  }
  return plans;
}

/** How to find the documents that may meet the condition, in the order of the sort where an index has it. */
export function choosePlan(collection: Collection, condition: Condition, sort: readonly SortField[]): Plan {
  const requirements = requirementsOf(condition).flatMap(flatten);
  const candidate = best(collection, requirements, sort);
  if (candidate !== undefined) return candidate.plan;
  const plans = unionOf(collection, condition);
  return plans === undefined ? { kind: 'collection', sorted: false } : { kind: 'union', plans, sorted: false };
}
