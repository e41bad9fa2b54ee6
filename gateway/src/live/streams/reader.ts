import { setTimeout as pause } from 'node:timers/promises';
import type { LiveSignal } from '@alexandrite/contracts/live';
import type { Identity } from '@alexandrite/contracts/identity';
import type { AsOf } from '@alexandrite/service-kit/identity';
import { counter } from '@alexandrite/service-kit/metrics';
import { carryTrace, continueTrace } from '@alexandrite/service-kit/telemetry';
import { createContext } from '../../context.ts';
import type { Graph } from '../../graph/graph.ts';
import type { IdentitySigner } from '../../identity/signed-identities.ts';
import type { LivePlan } from '../plan/plan.ts';
import { type Pushed, shapePush } from '../plan/pushed.ts';

/**
 * Waits between tries to read a change, in milliseconds: a subgraph that restarts is waited for, and the subscriber
 * sees every change that came meanwhile.
 */
const patienceMs = [100, 250, 500, 1_000, 2_000, 4_000, 8_000];

const computations = counter(
  'gateway_live_computations_total',
  'Questions asked to answer subscriptions: one for each change and distinct subscription, however many share it.',
  ['field'],
);

export interface ReaderOptions {
  readonly graph: Pick<Graph, 'ask'>;
  readonly signer: IdentitySigner;
  /** On whose behalf subgraphs are asked. */
  readonly identity: Identity;
  /** True once nobody waits for an answer. */
  readonly isOver: () => boolean;
}

/** A change to show: of what, which revision it made, and the trace it belongs to. */
export type Change = Pick<LiveSignal, 'id' | 'revision' | 'trace'>;

/** Reads what a subscription pushes. Throws the error that ends the subscription when it cannot. */
export interface LiveReader {
  /** The state as it is now. Tries once: a subscriber who just came is told at once. */
  now(id: string): Promise<Pushed>;
  /** The state as it is now, for a subscriber who has seen an earlier one and can wait. */
  nowPatiently(id: string): Promise<Pushed>;
  /** The state that a change made, at one of the revisions up to it. */
  change(change: Change, revision: number): Promise<Pushed>;
}

export function createReader(plan: LivePlan, options: ReaderOptions): LiveReader {
  const { graph, signer, identity } = options;
  // Without a session: what is shared must not depend on whose session it was.
  const caller = { identity, session: null, hasStaleCookie: false };
  const { source, standIn } = plan;

  const read = async (id: string, asOf: AsOf | null): Promise<Pushed> => {
    computations.inc({ field: plan.field });
    const variables: Record<string, unknown> = { ...plan.variables };
    for (const [argument, value] of Object.entries(source.ask(id, plan.given))) {
      variables[standIn.argumentVariables[argument] ?? argument] = value;
    }
    const context = createContext({ caller, channel: 'live', asOf }, signer);
    return shapePush(plan, await graph.ask(standIn.text, variables, context));
  };

  const readPatiently = async (id: string, asOf: AsOf | null): Promise<Pushed> => {
    for (const waitMs of patienceMs) {
      const pushed = await read(id, asOf);
      if (!isUnavailable(pushed) || options.isOver()) return orThrow(pushed);
      await pause(waitMs, undefined, { ref: false });
    }
    return orThrow(await read(id, asOf));
  };

  return {
    now: async (id) => orThrow(await read(id, null)),
    nowPatiently: (id) => readPatiently(id, null),
    change: ({ id, trace }, revision) =>
      continueTrace(
        `push ${plan.field}`,
        trace,
        async () => ({
          ...(await readPatiently(id, { entity: source.entity, id, revision })),
          traceparent: carryTrace()['traceparent'],
        }),
        { attributes: { [`${source.entity.toLowerCase()}.id`]: id } },
      ),
  };
}

function isUnavailable({ isThere, result }: Pushed): boolean {
  return !isThere && (result.errors ?? []).some(({ extensions }) => extensions['code'] === 'SERVICE_UNAVAILABLE');
}

/** Nothing to show, and a reason: the subscription ends with it. Nothing without a reason is for others to judge. */
function orThrow(pushed: Pushed): Pushed {
  const [error] = pushed.result.errors ?? [];
  if (!pushed.isThere && error) throw error;
  return pushed;
}
