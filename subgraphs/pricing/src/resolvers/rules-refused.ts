import type { Locale } from '@alexandrite/contracts/locale';
import { textOf } from '@alexandrite/service-kit/refusals';
import type { FigureJump } from '../domain/price/rules/versions/figure-jumps.ts';
import type { RuleFault } from '../domain/price/rules/rule-fault.ts';
import { refusalTexts } from './texts.ts';

/** Rules that cannot be published, and why. */
export interface RulesRefused {
  readonly code: string;
  readonly message: string;
  readonly faults: readonly RuleFault[];
}

/** Figures that have to be confirmed before they are published. */
export interface FiguresToConfirm {
  readonly code: string;
  readonly message: string;
  readonly figures: readonly FigureJump[];
}

/** At most so many faults are told: more than anybody mends at once. */
const mostFaults = 100;

/** A question about figures that are far from those before. */
export function presentFiguresToConfirm(
  jumps: readonly FigureJump[],
  locale: Locale,
): FiguresToConfirm & { readonly __typename: 'FiguresToConfirm' } {
  const code = 'FIGURES_TO_CONFIRM';
  const message = textOf(refusalTexts, code, locale, { count: jumps.length });
  return { __typename: 'FiguresToConfirm', code, message, figures: jumps.slice(0, mostFaults) };
}

export function presentRulesRefused(
  faults: readonly RuleFault[],
  locale: Locale,
): RulesRefused & { readonly __typename: 'PriceRulesRefused' } {
  const code = 'PRICE_RULES_INVALID';
  const message = textOf(refusalTexts, code, locale, { count: faults.length });
  return { __typename: 'PriceRulesRefused', code, message, faults: faults.slice(0, mostFaults) };
}
