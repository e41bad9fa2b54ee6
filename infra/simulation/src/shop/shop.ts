import type { DispatchRuleName } from '@alexandrite/planning/dispatch/waiting-operation';
import type { Distribution } from '../random/distribution.ts';

export type Routing =
  /** Each station in turn. */
  | { readonly kind: 'line' }
  /** That many different stations, in random order. */
  | { readonly kind: 'random-subset'; readonly length: Distribution }
  /** The next station is any of them, the same one included. */
  | { readonly kind: 'random-walk'; readonly length: Distribution };

/** The due time of a job, counted from its arrival. */
export type DueRule =
  | { readonly kind: 'constant'; readonly allowance: number }
  | { readonly kind: 'uniform'; readonly min: number; readonly max: number }
  | { readonly kind: 'total-work'; readonly factor: number };

export type Release =
  | { readonly kind: 'immediate' }
  | { readonly kind: 'conwip'; readonly cap: number }
  | { readonly kind: 'lums-cor'; readonly norm: number; readonly period: number; readonly perOperation: number };

/** A part of a run, by jobs that leave or by time. */
export type Span = { readonly jobs: number } | { readonly time: number };

/** A shop as in the textbooks of scheduling. Times are in a unit of its own. */
export interface Shop {
  readonly stations: number;
  /** Servers at each station: one number for all, or one for each. */
  readonly servers: number | readonly number[];
  readonly routing: Routing;
  /** Processing times: one distribution for all stations, or one for each. */
  readonly operation: Distribution | readonly Distribution[];
  readonly interarrival: Distribution;
  readonly due: DueRule;
  readonly dispatch: {
    readonly rule: DispatchRuleName;
    readonly perOperation?: number | undefined;
    readonly lookahead?: number | undefined;
  };
  readonly release: Release;
  readonly warmup: Span;
  readonly measure: Span;
  readonly runs: number;
  readonly seed: number;
}
