import type { Locale } from '@alexandrite/contracts/locale';
import { textOf } from '@alexandrite/service-kit/refusals';
import type { RuleFault } from '../domain/price/rules/rule-fault.ts';
import { refusalTexts } from './texts.ts';

/** Rules that cannot be published, and why. */
export interface RulesRefused {
  readonly code: string;
  readonly message: string;
  readonly faults: readonly RuleFault[];
}

/** At most so many faults are told: more than anybody mends at once. */
const mostFaults = 100;

export function presentRulesRefused(
  faults: readonly RuleFault[],
  locale: Locale,
): RulesRefused & { readonly __typename: 'PriceRulesRefused' } {
  const code = 'PRICE_RULES_INVALID';
  const message = textOf(refusalTexts, code, locale, { count: faults.length });
  return { __typename: 'PriceRulesRefused', code, message, faults: faults.slice(0, mostFaults) };
}
