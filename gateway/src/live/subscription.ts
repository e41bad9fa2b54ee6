import { counter, gauge } from '@alexandrite/service-kit/metrics';
import type { ExecutionResult } from 'graphql-ws';
import { Backlog } from './backlog.ts';
import { followChanges } from './follow-changes.ts';
import { followState } from './follow-state.ts';
import type { LiveHub } from './hub.ts';
import type { LivePlan } from './plan.ts';
import { createReader, type ReaderOptions } from './reader.ts';

const running = gauge('gateway_subscriptions', 'Subscriptions that are followed now.', ['field']);
const pushes = counter('gateway_pushes_total', 'States and changes pushed to subscribers.', ['field']);

type Options = Omit<ReaderOptions, 'isOver'> & { readonly hub: LiveHub };

/**
 * Runs a subscription. It follows before it reads, so that nothing falls between the state that is read and the first
 * change. Ending it (`return`) lets go at once, even while it waits for a change.
 * @throws from `next` with the error that ends it.
 */
export function openSubscription(plan: LivePlan, options: Options): AsyncIterableIterator<ExecutionResult> {
  const { source, given, field } = plan;
  const { identity } = options.subscriber.caller;
  const backlog = new Backlog(
    source.follows === 'changes' ? (signal) => source.concerns(signal, identity, given) : undefined,
  );
  const id = source.follows === 'state' ? String(source.idOf(given)) : null;
  const unfollow = options.hub.follow(source.entity, id, backlog);
  const reader = createReader(plan, { ...options, isOver: () => backlog.isClosed });
  const stream = id === null ? followChanges(reader, backlog) : followState(id, reader, backlog);
  running.inc({ field });

  const end = (): void => {
    if (backlog.isClosed) return;
    backlog.close();
    unfollow();
    running.dec({ field });
  };

  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    async next() {
      try {
        const pushed = await stream.next();
        if (pushed.done) end();
        else pushes.inc({ field });
        return pushed;
      } catch (fault) {
        end();
        throw fault;
      }
    },
    async return() {
      end();
      return stream.return();
    },
  };
}
