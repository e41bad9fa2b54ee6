import { counter, gauge, histogram } from '@alexandrite/service-kit/metrics';
import type { CallerKind } from './caller-kind.ts';

/** Refused because a caller has spent its allowance, by what the allowance belongs to. */
export const rateLimited = counter('gateway_rate_limited_total', 'Requests refused to callers who ask too much.', [
  'by',
  'what',
]);

export const tooDear = counter('gateway_cost_limited_total', 'Operations refused because one alone costs too much.', [
  'by',
]);

const costs = histogram(
  'gateway_operation_cost',
  'What operations cost at most, in points, kept answers left out.',
  [1, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 20_000, 50_000],
  ['by'],
);

/** The same by caller, looked up once: it is observed for every operation. */
export const costOf: Readonly<Record<CallerKind, { observe(cost: number): void }>> = {
  visitor: costs.labels('visitor'),
  account: costs.labels('account'),
  partner: costs.labels('partner'),
  staff: costs.labels('staff'),
};

export const refusalsHeld = gauge(
  'gateway_refusals_held',
  'Refusals that wait, because their address was refused too often of late.',
);

export const settlements = counter(
  'gateway_rate_limit_settlements_total',
  'Times a gateway told the others what a caller has spent: done, or failed because Redis did not answer.',
  ['outcome'],
);

export const isShared = gauge(
  'gateway_rate_limits_shared',
  '1 while allowances are shared by all gateways, 0 while Redis does not answer and each gateway allows as much by itself.',
);

export const allowancesKnown = gauge('gateway_allowances', 'Callers whose allowance this gateway keeps in mind.');
