import type { LiveEntity, LiveSignal } from '@alexandrite/contracts/live';
import type { Identity } from '@alexandrite/contracts/identity';
import { mayReadAll } from '@alexandrite/contracts/personal-data/may-read';
import type { Reach } from '../changes/hub.ts';

/** Values of arguments, checked against the schema. */
export type Arguments = Readonly<Record<string, unknown>>;

/** Where the states come from that one subscription field pushes. */
interface Source {
  /** Whose changes it is about. */
  readonly entity: LiveEntity;
  /** The field of Query that answers what is pushed. It authorises, for every change anew. */
  readonly field: string;
  /** What that field is asked for, about the entity with this id. */
  readonly ask: (id: string, given: Arguments) => Arguments;
  /** Whether, selection aside, staff of the same roles are answered the same. */
  readonly isSameForStaff: (given: Arguments) => boolean;
}

/** Follows one entity: its state at once, then its state at every revision. */
export interface StateSource extends Source {
  readonly follows: 'state';
  /** The entity, by the subscription's arguments. */
  readonly idOf: (given: Arguments) => unknown;
}

/** Follows many entities: each change as it comes, nothing at once. */
export interface ChangeSource extends Source {
  readonly follows: 'changes';
  /** Whose signals are worth asking about; what may be seen is decided by the answer. */
  readonly reach: (caller: Identity) => Reach;
  /** Signals of those that are worth asking about, by the arguments; all when left out. */
  readonly concerns?: (signal: LiveSignal, given: Arguments) => boolean;
  /** Where in the answer the first of a list is what is pushed. */
  readonly list?: 'nodes';
  /** Whether a visitor is refused outright: nothing can be theirs. */
  readonly needsSession: boolean;
}

export type LiveSource = StateSource | ChangeSource;

/** Nothing is a visitor's: there is no such account. */
const own = ({ accountId }: Identity): Reach => ({ ownerId: accountId ?? 'visitor' });

const always = (): boolean => true;
const never = (): boolean => false;

/**
 * Every field of Subscription, and the query it stands for. The composed gateway cannot execute subscriptions; it need
 * not: a push is the answer to a query, with the subscriber's own selection and rights, asked when something changed.
 */
export const liveSources: Readonly<Record<string, LiveSource>> = {
  /** An order as it was at each of its revisions. */
  orderUpdated: {
    entity: 'Order',
    follows: 'state',
    idOf: ({ id }) => id,
    field: 'order',
    ask: (id) => ({ id }),
    isSameForStaff: always,
  },
  /** Orders that changed and fit the filter, which the orders subgraph applies: the list is asked for that one order. */
  ordersUpdated: {
    entity: 'Order',
    follows: 'changes',
    reach: (caller) => (mayReadAll('Query.orders', caller) ? 'all' : own(caller)),
    concerns: (signal, { filter }) => isNamed(signal.id, filter),
    needsSession: true,
    isSameForStaff: always,
    field: 'orders',
    ask: (id, { filter }) => ({ filter: { ...(isObject(filter) ? filter : {}), ids: [id] }, first: 1 }),
    list: 'nodes',
  },
  /** Notifications are written once: each is pushed when it appears. */
  notificationReceived: {
    entity: 'Notification',
    follows: 'changes',
    reach: own,
    needsSession: true,
    isSameForStaff: never,
    field: 'notification',
    ask: (id) => ({ id }),
  },
  /** A quote, from QUEUED over its progress to its price. */
  quoteUpdated: {
    entity: 'Quote',
    follows: 'state',
    idOf: ({ id }) => id,
    field: 'quote',
    ask: (id) => ({ id }),
    isSameForStaff: always,
  },
  /** What each change of a work order did to the queue that the subscriber looks at; production decides. */
  productionQueueUpdated: {
    entity: 'WorkOrder',
    follows: 'changes',
    reach: () => 'all',
    needsSession: true,
    // Mine are not another's.
    isSameForStaff: ({ filter }) => !(isObject(filter) && 'mine' in filter && typeof filter.mine === 'boolean'),
    field: 'productionQueueChange',
    ask: (workOrderId, { filter }) => ({ workOrderId, filter: filter ?? null }),
  },
  /** A work order at each of its revisions. */
  workOrderUpdated: {
    entity: 'WorkOrder',
    follows: 'state',
    idOf: ({ id }) => id,
    field: 'workOrder',
    ask: (id) => ({ id }),
    isSameForStaff: always,
  },
};

/** A subscriber who named ids follows those only. */
function isNamed(id: string, filter: unknown): boolean {
  const named = isObject(filter) && 'ids' in filter ? filter.ids : null;
  return !Array.isArray(named) || named.includes(id);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
