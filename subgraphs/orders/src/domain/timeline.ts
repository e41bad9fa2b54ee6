import { nextStatus, type OrderMove } from './lifecycle.ts';
import type { Actor, Order, TimelineEntry, TimelineEntryKind } from './order.ts';
import type { OrderProblem } from './problems.ts';
import type { DeliveryPromise } from './promises.ts';

/** What caused a change: who, when, by which event, in which revision of the order it will be saved. */
export interface Cause {
  readonly actor: Actor;
  readonly at: Date;
  readonly revision: number;
  readonly reason?: string | null;
  readonly eventId?: string | null;
}

function withEntry(order: Order, kind: TimelineEntryKind, cause: Cause, reason: string | null): Order {
  const entry: TimelineEntry = {
    sequence: order.timeline.length + 1,
    kind,
    status: order.status,
    at: cause.at,
    actor: cause.actor,
    reason,
    causeEventId: cause.eventId ?? null,
    revision: cause.revision,
  };
  return { ...order, timeline: [...order.timeline, entry] };
}

/** The order after a move, with its entry on the timeline; null when the lifecycle does not allow the move now. */
export function moveOrder(order: Order, move: OrderMove, cause: Cause): Order | null {
  const status = nextStatus(order.status, move);
  if (!status) return null;
  return withEntry({ ...order, status }, 'STATUS_CHANGED', cause, cause.reason ?? null);
}

/** The order with a problem that stops it where it stands. */
export function raiseProblem(order: Order, problem: OrderProblem, cause: Cause): Order {
  return withEntry({ ...order, problem }, 'PROBLEM_RAISED', cause, problem.code);
}

/** The order without its problem; unchanged when it has none. */
export function resolveProblem(order: Order, cause: Cause): Order {
  if (!order.problem) return order;
  return withEntry({ ...order, problem: null }, 'PROBLEM_RESOLVED', cause, order.problem.code);
}

/** The order with one more promise; earlier ones stay. */
export function makePromise(order: Order, promise: DeliveryPromise, cause: Cause): Order {
  return withEntry({ ...order, promises: [...order.promises, promise] }, 'PROMISE_MADE', cause, promise.cause);
}

/**
 * The order as it stood at an earlier revision, as far as its timeline tells: status, timeline, promises and problem.
 * Subscribers are shown this, so that two quick changes are two pushes and not one.
 */
export function asOfRevision(order: Order, revision: number): Order {
  const timeline = order.timeline.filter((entry) => entry.revision <= revision);
  const last = timeline.at(-1);
  if (!last || timeline.length === order.timeline.length) return order;
  const promiseCount = timeline.filter(({ kind }) => kind === 'PROMISE_MADE').length;
  const raised = timeline.findLast(({ kind }) => kind === 'PROBLEM_RAISED' || kind === 'PROBLEM_RESOLVED');
  return {
    ...order,
    timeline,
    status: last.status,
    promises: order.promises.slice(0, promiseCount),
    problem: raised?.kind === 'PROBLEM_RAISED' && raised.reason === order.problem?.code ? order.problem : null,
  };
}
