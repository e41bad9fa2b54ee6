import { counter, gauge } from '@alexandrite/service-kit/metrics';
import {
  bulkhead,
  BulkheadRejectedError,
  type BulkheadPolicy,
  circuitBreaker,
  type CircuitBreakerPolicy,
  CircuitState,
  CountBreaker,
  ExponentialBackoff,
  handleAll,
} from 'cockatiel';
import type { ResilienceLimits } from './limits.ts';
import { Pulse } from './pulse.ts';
import { RetryBudget } from './retry-budget.ts';

const states = ['closed', 'half_open', 'open'] as const;

const breakers = gauge(
  'gateway_subgraph_breaker',
  'Whether a subgraph is asked (closed), left alone (open), or tried once (half_open): 1 for the state that it is in.',
  ['subgraph', 'state'],
);
const rejections = counter(
  'gateway_subgraph_rejections_total',
  'Questions that a subgraph was spared: it is left alone (breaker), has enough to do (bulkhead), or shows no life (silent).',
  ['subgraph', 'reason'],
);
const retries = counter(
  'gateway_subgraph_retries_total',
  'Questions that failed and could be repeated: they were (repeated), or the budget was spent (no_budget).',
  ['subgraph', 'outcome'],
);

const sparedWhy = {
  breaker: 'it is left alone until it is well',
  bulkhead: 'it has enough to do',
  silent: 'it shows no sign of life',
} as const;

/** Thrown instead of asking a subgraph that would not answer anyway. */
export class SparedError extends Error {
  override readonly name = 'SparedError';
}

/** What is asked, and how. */
export interface Question<T> {
  /** Asks once. Throws when there is no good answer. */
  readonly ask: (signal: AbortSignal) => Promise<T>;
  /** Whether asking again after a fault does no harm and may help. */
  readonly mayRepeat: (fault: unknown) => boolean;
}

/**
 * Stands before a subgraph: lets as many questions through as it can answer, repeats a few of those that fail, and
 * leaves it alone while it is sick. One question at a time then finds out whether it is well again; until it is, all
 * others are told at once that there is no answer.
 */
export class SubgraphGuard {
  readonly #name: string;
  readonly #limits: ResilienceLimits;
  readonly #breaker: CircuitBreakerPolicy;
  readonly #bulkhead: BulkheadPolicy;
  readonly #budget = new RetryBudget();
  readonly #pulse: Pulse;

  /** @param look asks for a sign of life, whatever it is */
  constructor(name: string, limits: ResilienceLimits, look: (signal: AbortSignal) => Promise<void>) {
    this.#name = name;
    this.#limits = limits;
    const { silentMs, probeTimeoutMs: lookMs, firstRestMs: restMs } = limits;
    this.#pulse = new Pulse({ look, silentMs, lookMs, restMs });
    this.#bulkhead = bulkhead(limits.concurrent, limits.waiting);
    this.#breaker = circuitBreaker(handleAll, {
      breaker: new CountBreaker({
        threshold: limits.failedShare,
        size: limits.lookAt,
        minimumNumberOfCalls: limits.atLeast,
      }),
      halfOpenAfter: new ExponentialBackoff({ initialDelay: limits.firstRestMs, maxDelay: limits.longestRestMs }),
    });
    this.#breaker.onStateChange((state) => {
      this.#show(state);
    });
    this.#show(CircuitState.Closed);
  }

  /** @throws SparedError when the subgraph is not asked, or whatever the last try throws. */
  async run<T>(question: Question<T>): Promise<T> {
    if (this.#pulse.isSilent) throw this.#spared('silent');
    const deadline = new AbortController();
    let timer: NodeJS.Timeout | undefined;
    const limit = (milliseconds: number): void => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        deadline.abort(new Error(`no answer within ${milliseconds} ms`));
      }, milliseconds);
    };
    limit(this.#limits.timeoutMs);
    const endWatch = this.#pulse.watch(() => {
      deadline.abort(new Error('no sign of life'));
    });
    try {
      return await this.#bulkhead.execute(() => {
        // The library lets others wait for the one that tries; nobody's page waits for a sick subgraph here.
        if (this.#breaker.state === CircuitState.HalfOpen) throw this.#spared('breaker');
        return this.#breaker.execute(() => {
          if (this.#breaker.state !== CircuitState.Closed) limit(this.#limits.probeTimeoutMs);
          return this.#askTwice(question, deadline.signal);
        });
      });
    } catch (fault) {
      if (fault instanceof BulkheadRejectedError) throw this.#spared('bulkhead');
      if (isBroken(fault)) throw this.#spared('breaker');
      throw fault;
    } finally {
      endWatch();
      clearTimeout(timer);
    }
  }

  /** Something came from the subgraph. */
  heard(): void {
    this.#pulse.heard();
  }

  close(): void {
    this.#pulse.close();
  }

  async #askTwice<T>({ ask, mayRepeat }: Question<T>, signal: AbortSignal): Promise<T> {
    // Its turn may have come too late.
    signal.throwIfAborted();
    this.#budget.earn();
    try {
      return await ask(signal);
    } catch (fault) {
      if (signal.aborted || !mayRepeat(fault)) throw fault;
      const mayAgain = this.#budget.spend();
      retries.inc({ subgraph: this.#name, outcome: mayAgain ? 'repeated' : 'no_budget' });
      if (!mayAgain) throw fault;
      return ask(signal);
    }
  }

  #spared(reason: keyof typeof sparedWhy): SparedError {
    rejections.inc({ subgraph: this.#name, reason });
    return new SparedError(sparedWhy[reason]);
  }

  #show(state: CircuitState): void {
    const now = state === CircuitState.Closed ? 'closed' : state === CircuitState.HalfOpen ? 'half_open' : 'open';
    for (const known of states) breakers.set({ subgraph: this.#name, state: known }, known === now ? 1 : 0);
  }
}

function isBroken(fault: unknown): boolean {
  return fault instanceof Error && 'isBrokenCircuitError' in fault;
}
