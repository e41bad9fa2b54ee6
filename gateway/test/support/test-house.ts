import { type Identity, isStaff } from '@alexandrite/contracts/identity';
import { unauthenticated } from '@alexandrite/service-kit/errors';
import { RevocationList } from './revocation-list.ts';
import type { AsOf, Caller } from '@alexandrite/service-kit/subgraph';

/** What the test subgraphs know; a test writes it, and they answer from it as the real ones would. */
export interface TestHouse {
  /** States of an order by revision, the first being revision 1. */
  readonly orders: Map<string, TestOrder>;
  readonly quotes: Map<string, { status: string; progress: number }>;
  readonly notifications: Map<string, { ownerId: string; text: string }>;
  readonly workOrders: Map<string, { stage: string; revision: number }>;
  /** What lets in no longer, as the shop has stored it. */
  readonly revocations: RevocationList;
  /** Callers as each subgraph saw them, and the headers they came with. */
  readonly seen: { subgraph: string; caller: Caller }[];
}

export interface TestOrder {
  readonly ownerId: string;
  readonly statuses: string[];
  /** Its own when left out. */
  readonly number?: string;
}

export function aHouse(): TestHouse {
  return {
    orders: new Map(),
    quotes: new Map(),
    notifications: new Map(),
    workOrders: new Map(),
    revocations: new RevocationList(),
    seen: [],
  };
}

interface Context {
  readonly caller: Caller;
}

type Resolvers = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

const maySee = (order: TestOrder, { identity }: Caller): boolean =>
  isStaff(identity) || (identity.accountId !== null && identity.accountId === order.ownerId);

/** An order as it is now, or as it was at the revision that is asked for. */
function orderView(id: string, order: TestOrder, asOf: AsOf | null) {
  const isAsked = asOf?.entity === 'Order' && asOf.id === id;
  const revision = isAsked ? Math.min(asOf.revision, order.statuses.length) : order.statuses.length;
  return {
    __typename: 'Order',
    id,
    number: order.number ?? `A-${id}`,
    revision,
    status: order.statuses[revision - 1],
    channel: 'SHOP',
    lines: [{ id: '1', title: 'Ring', quantity: 1, product: { __typename: 'Product', id: 'prd_1' } }],
  };
}

function signedIn({ identity }: Caller): Identity {
  if (identity.accountId === null) throw unauthenticated();
  return identity;
}

/** Resolvers of all subgraphs over one house. */
export function resolversOf(
  house: TestHouse,
): Readonly<Record<'shop' | 'orders' | 'pricing' | 'production', Resolvers>> {
  return {
    orders: {
      Query: {
        order: (_: unknown, { id }: { id: string }, { caller }: Context) => {
          const order = house.orders.get(id);
          return order && maySee(order, caller) ? orderView(id, order, caller.asOf) : null;
        },
        orders: (_: unknown, { filter }: { filter?: { ids?: string[]; statuses?: string[] } }, { caller }: Context) => {
          signedIn(caller);
          const nodes = [...house.orders]
            .filter(([id, order]) => maySee(order, caller) && (!filter?.ids || filter.ids.includes(id)))
            .map(([id, order]) => orderView(id, order, caller.asOf))
            .filter(({ status }) => !filter?.statuses || filter.statuses.includes(status ?? ''));
          return { nodes, edges: [], pageInfo: { hasNextPage: false } };
        },
        notification: (_: unknown, { id }: { id: string }, { caller }: Context) => {
          const found = house.notifications.get(id);
          return found?.ownerId === signedIn(caller).accountId ? { id, text: found.text, at: new Date(0) } : null;
        },
      },
    },
    pricing: {
      Query: {
        materials: () => [{ id: 'gold', name: 'Gold', density: 13.5 }],
        quote: (_: unknown, { id }: { id: string }) => {
          const quote = house.quotes.get(id);
          return quote ? { id, ...quote } : null;
        },
      },
    },
    production: {
      Query: {
        workOrder: (_: unknown, { id }: { id: string }) => {
          const found = house.workOrders.get(id);
          return found ? { id, ...found } : null;
        },
        productionQueueChange: (_: unknown, { workOrderId: id }: { workOrderId: string }, { caller }: Context) => {
          if (!isStaff(signedIn(caller))) throw unauthenticated();
          const found = house.workOrders.get(id);
          return found ? { kind: 'UPSERTED', workOrder: { __typename: 'WorkOrder', id, ...found } } : null;
        },
      },
    },
    shop: {
      Product: {
        __resolveReference: ({ id }: { id: string }, { caller }: Context) => ({
          id,
          name: caller.identity.locale === 'ru' ? 'Кольцо' : 'Ring',
        }),
      },
      Query: {
        products: (_: unknown, _given: unknown, { caller }: Context) => ({
          nodes: [{ id: 'prd_1', slug: 'ring', name: caller.identity.locale === 'ru' ? 'Кольцо' : 'Ring' }],
          edges: [],
          pageInfo: { hasNextPage: false },
        }),
        viewer: (_: unknown, _given: unknown, { caller }: Context) =>
          caller.identity.accountId === null
            ? null
            : { id: caller.identity.accountId, displayName: caller.identity.displayName, roles: caller.identity.roles },
      },
      Mutation: {
        signOut: (_: unknown, _given: unknown, { caller }: Context) => caller.identity.accountId !== null,
      },
    },
  };
}
