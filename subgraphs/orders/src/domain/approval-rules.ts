import type { RefusalFields } from '@alexandrite/contracts/outcome';
import type { BasisFault } from './price-basis.ts';
import { type ProductionLoad } from './promises.ts';

/** What the rules look at. */
export interface ApprovalCase {
  readonly totalMinor: number;
  /** Whether we know the account and it has not been stopped. */
  readonly customerKnown: boolean;
  /** Codes of problems that a person should look at before the models are made. */
  readonly modelWarnings: readonly string[];
  /** What is no longer so of what the prices were computed from. */
  readonly basisFaults: readonly BasisFault[];
  readonly pieces: number;
  readonly load: ProductionLoad;
}

/** Names in their order; each has its texts in `resolvers/texts.ts`. */
export const approvalRuleNames = [
  'KNOWN_CUSTOMER',
  'TOTAL_WITHIN_LIMIT',
  'PRICE_STILL_TRUE',
  'MODELS_CLEAN',
  'WITHIN_CAPACITY',
] as const;
export type ApprovalRuleName = (typeof approvalRuleNames)[number];

/** What one rule said, with what it compared, so that a seller sees why. */
export interface ApprovalRuleResult {
  readonly name: ApprovalRuleName;
  readonly passed: boolean;
  readonly fields: RefusalFields;
}

/** Limits the rules compare with. */
export interface ApprovalLimits {
  /** Totals above this are looked at by a seller, minor units. */
  readonly totalMinor: number;
  /** Working days of load beyond which a seller decides. */
  readonly daysOfLoad: number;
}

type Rule = (order: ApprovalCase, limits: ApprovalLimits) => Omit<ApprovalRuleResult, 'name'>;

const rules: Readonly<Record<ApprovalRuleName, Rule>> = {
  KNOWN_CUSTOMER: ({ customerKnown }) => ({ passed: customerKnown, fields: {} }),
  TOTAL_WITHIN_LIMIT: ({ totalMinor }, limits) => ({
    passed: totalMinor <= limits.totalMinor,
    fields: { totalMinor, limitMinor: limits.totalMinor },
  }),
  PRICE_STILL_TRUE: ({ basisFaults }) => ({ passed: basisFaults.length === 0, fields: { faults: basisFaults } }),
  MODELS_CLEAN: ({ modelWarnings }) => ({ passed: modelWarnings.length === 0, fields: { warnings: modelWarnings } }),
  WITHIN_CAPACITY: ({ pieces, load }, limits) => {
    const days = Math.ceil((load.piecesAhead + pieces) / load.piecesPerDay);
    return { passed: days <= limits.daysOfLoad, fields: { days, limitDays: limits.daysOfLoad } };
  },
};

/** Asks every rule, in order. Approved by the system when all pass; else a seller decides. */
export function askApprovalRules(order: ApprovalCase, limits: ApprovalLimits): ApprovalRuleResult[] {
  return approvalRuleNames.map((name) => ({ name, ...rules[name](order, limits) }));
}
