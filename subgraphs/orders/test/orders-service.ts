import { type EventPayloads, eventRoutes } from '@alexandrite/contracts/events';
import type { Identity, SignedInIdentity } from '@alexandrite/contracts/identity';
import { newId } from '@alexandrite/service-kit/ids';
import {
  createTestSubgraph,
  openTestPlatform,
  type TestPlatform,
  type TestSubgraph,
} from '@alexandrite/service-kit/testing';
import { buildOrders, type OrdersSettings } from '../src/service.ts';

export interface OrdersService {
  readonly platform: TestPlatform;
  readonly subgraph: TestSubgraph;
  /** Hands the events that the service published to itself back to it, until none is left. */
  settle(): Promise<void>;
  /** Runs everything the service does again and again, once. */
  watch(): Promise<void>;
  close(): Promise<void>;
}

/** The orders service on the test run's databases. */
export async function openOrdersService(settings: Partial<OrdersSettings> = {}): Promise<OrdersService> {
  const platform = await openTestPlatform('orders');
  const parts = await buildOrders(platform, {
    PIECES_PER_DAY: 20,
    APPROVAL_TOTAL_LIMIT_MINOR: 500_000_00,
    APPROVAL_DAYS_OF_LOAD: 15,
    ...settings,
  });
  const subgraph = await createTestSubgraph(platform, parts);
  let handled = 0;
  return {
    platform,
    subgraph,
    async settle() {
      await platform.relay.idle();
      while (handled < platform.published.length) {
        const event = platform.published[handled];
        handled += 1;
        if (!event || !eventRoutes[event.type].includes('orders')) continue;
        // Which type the envelope is of is only known now.
        await parts.eventHandlers[event.type]?.(event as never);
        await platform.relay.idle();
      }
    },
    async watch() {
      for (const schedule of parts.schedules ?? []) await schedule.run();
    },
    async close() {
      await subgraph.close();
      await platform.close();
    },
  };
}

/** An account that the shop has told of. */
export async function aKnownCustomer(service: OrdersService, customer: SignedInIdentity): Promise<SignedInIdentity> {
  await service.subgraph.handle('account.registered.v1', {
    accountId: customer.accountId,
    displayName: 'Test person',
    roles: customer.roles,
  });
  return customer;
}

/** A catalogue piece that the shop has told of; answers its id. */
export async function aPublishedProduct(
  service: OrdersService,
  given: Partial<EventPayloads['product.published.v1']> = {},
): Promise<string> {
  const productId = newId('prd');
  await service.subgraph.handle('product.published.v1', {
    productId,
    slug: 'plain-band',
    name: { ru: 'Гладкое кольцо', en: 'Plain band' },
    price: { amountMinor: 38_500_00, currency: 'RUB' },
    leadTimeDays: 5,
    metals: ['YELLOW_GOLD', 'WHITE_GOLD'],
    sizes: ['16', '17', '18'],
    ...given,
  });
  return productId;
}

/** A quote that pricing has told of, ready to be ordered; answers what was told. */
export async function aReadyQuote(
  service: OrdersService,
  owner: SignedInIdentity,
  given: Partial<EventPayloads['quote.ready.v1']> = {},
): Promise<EventPayloads['quote.ready.v1']> {
  const quote: EventPayloads['quote.ready.v1'] = {
    quoteId: newId('quo'),
    ownerId: owner.accountId,
    modelId: newId('mdl'),
    quantity: 1,
    title: { ru: 'Изделие по модели ring.stl', en: 'Piece from ring.stl' },
    taxRegion: 'RU',
    price: { amountMinor: 61_200_00, currency: 'RUB' },
    validUntil: '2026-03-09T09:00:00.000Z',
    leadTimeDays: 10,
    warnings: [],
    ...given,
  };
  await service.subgraph.handle('quote.ready.v1', quote);
  return quote;
}

const orderFields = /* GraphQL */ `
  fragment OrderFields on Order {
    id
    number
    revision
    status
    channel
    total {
      amountMinor
      currency
    }
    promisedAt
    problem {
      code
      message
    }
    approval {
      state
      rules {
        name
        passed
        reason
      }
    }
    timeline {
      sequence
      kind
      status
      message
      actor {
        kind
        name
      }
    }
    allowedActions
    lines {
      title
      quantity
      metal
      size
      price {
        amountMinor
      }
    }
    trackingNumber
  }
`;

export interface OrderShown {
  readonly id: string;
  readonly number: string;
  readonly revision: number;
  readonly status: string;
  readonly channel: string;
  readonly total: { readonly amountMinor: number } | null;
  readonly promisedAt: string | null;
  readonly problem: { readonly code: string; readonly message: string } | null;
  readonly approval: {
    readonly state: string;
    readonly rules: readonly { readonly name: string; readonly passed: boolean; readonly reason: string }[];
  } | null;
  readonly timeline: readonly {
    readonly kind: string;
    readonly status: string;
    readonly message: string;
    readonly actor: { readonly kind: string; readonly name: string | null };
  }[];
  readonly allowedActions: readonly string[];
  readonly lines: readonly {
    readonly title: string;
    readonly quantity: number;
    readonly metal: string | null;
    readonly size: string | null;
    readonly price: { readonly amountMinor: number } | null;
  }[];
  readonly trackingNumber: string | null;
}

/** What a mutation answered: an order, or a refusal. */
export interface Answer {
  readonly __typename: string;
  readonly order?: OrderShown;
  readonly code?: string;
  readonly message?: string;
  readonly field?: string | null;
}

/** Runs a mutation of this service with an input of its own type. */
export async function run(service: OrdersService, as: Identity, mutation: string, input: object): Promise<Answer> {
  const inputType = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  const query = `
    mutation ($input: ${inputType}!) {
      answer: ${mutation}(input: $input) {
        __typename
        ... on Refusal { code message }
        ${mutation === 'closeOrder' ? '' : '... on InvalidInput { field }'}
        ... on Order${{ startOrder: 'Started', submitOrder: 'Submitted', approveOrder: 'Approved', rejectOrder: 'Rejected', cancelOrder: 'Cancelled', closeOrder: 'Closed' }[mutation] ?? ''} { order { ...OrderFields } }
      }
    }
    ${orderFields}`;
  const answer = await service.subgraph.ask<{ answer: Answer } | null>(as, query, { input });
  if (!answer.data) throw new Error(JSON.stringify(answer.errors));
  return answer.data.answer;
}

/** The order as somebody sees it, now or at a revision; null when they may not. */
export async function look(
  service: OrdersService,
  as: Identity,
  id: string,
  revision?: number,
): Promise<OrderShown | null> {
  const told = revision === undefined ? {} : { asOf: { entity: 'Order', id, revision } as const };
  const query = `query ($id: ID!) { order(id: $id) { ...OrderFields } } ${orderFields}`;
  return (await service.subgraph.ask<{ order: OrderShown | null }>(as, query, { id }, told)).data.order;
}

export const aDelivery = {
  recipient: 'Anna Petrova',
  phone: '+7 900 000-00-00',
  country: 'RU',
  postcode: '190000',
  city: 'Saint Petersburg',
  address: 'Nevsky prospekt 1, flat 2',
};

export const aKey = (): string => newId('key');
