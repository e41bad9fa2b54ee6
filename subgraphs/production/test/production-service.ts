import type { EventPayloads } from '@alexandrite/contracts/events';
import type { Identity, SignedInIdentity } from '@alexandrite/contracts/identity';
import { newId } from '@alexandrite/service-kit/ids';
import {
  anIdentity,
  createTestSubgraph,
  openTestPlatform,
  type TestPlatform,
  type TestSubgraph,
} from '@alexandrite/service-kit/testing';
import { buildProduction, type ProductionSettings } from '../src/service.ts';

export interface ProductionService {
  readonly platform: TestPlatform;
  readonly subgraph: TestSubgraph;
  close(): Promise<void>;
}

/** The production service on the test run's databases. */
export async function openProductionService(settings: Partial<ProductionSettings> = {}): Promise<ProductionService> {
  const platform = await openTestPlatform('production');
  const subgraph = await createTestSubgraph(
    platform,
    await buildProduction(platform, { RELEASE_WINDOW: 10, ...settings }),
  );
  return {
    platform,
    subgraph,
    async close() {
      await subgraph.close();
      await platform.close();
    },
  };
}

export const anOperator = (given: Partial<Identity> = {}): SignedInIdentity =>
  anIdentity({ roles: ['OPERATOR'], displayName: 'Ivan', ...given });
export const aManager = (given: Partial<Identity> = {}): SignedInIdentity =>
  anIdentity({ roles: ['MANAGER'], displayName: 'Maria', ...given });

/** An operator whom the shop has told of. */
export async function aKnownOperator(
  service: ProductionService,
  given: Partial<Identity> = {},
): Promise<SignedInIdentity> {
  const operator = anOperator(given);
  const { accountId, roles } = operator;
  await service.subgraph.handle('account.registered.v1', {
    accountId,
    displayName: operator.displayName ?? '',
    roles,
  });
  return operator;
}

export const anApproval = (
  given: Partial<EventPayloads['order.approved.v1']> = {},
): EventPayloads['order.approved.v1'] => ({
  orderId: newId('ord'),
  orderNumber: 'A-100001',
  customerId: newId('acc'),
  channel: 'SHOP',
  dueAt: '2026-03-09T09:00:00.000Z',
  lines: [
    {
      title: { ru: 'Гладкое кольцо', en: 'Plain band' },
      quantity: 1,
      productId: 'prd_1',
      quoteId: null,
      modelId: null,
    },
  ],
  ...given,
});

/** An order that was approved; answers what was told. Its work order has the same id but for the prefix. */
export async function anApprovedOrder(
  service: ProductionService,
  given: Partial<EventPayloads['order.approved.v1']> = {},
): Promise<EventPayloads['order.approved.v1'] & { readonly workOrderId: string }> {
  const approval = anApproval(given);
  await service.subgraph.handle('order.approved.v1', approval);
  return { ...approval, workOrderId: approval.orderId.replace('ord_', 'wo_') };
}

export async function cancelOrder(
  service: ProductionService,
  approval: EventPayloads['order.approved.v1'],
): Promise<void> {
  const { orderId, orderNumber, customerId } = approval;
  await service.subgraph.handle('order.cancelled.v1', { orderId, orderNumber, customerId });
}

const workOrderFields = /* GraphQL */ `
  fragment WorkOrderFields on WorkOrder {
    id
    revision
    orderNumber
    stage
    dueAt
    risk
    released
    cancelled
    trackingNumber
    allowedTargets
    operator {
      id
      displayName
    }
    order {
      id
    }
    lines {
      metal
      size
      title
      quantity
      product {
        id
      }
    }
    history {
      stage
      operator {
        displayName
      }
    }
  }
`;

export interface WorkOrderShown {
  readonly id: string;
  readonly revision: number;
  readonly orderNumber: string;
  readonly stage: string;
  readonly dueAt: string;
  readonly risk: string;
  readonly released: boolean;
  readonly cancelled: boolean;
  readonly trackingNumber: string | null;
  readonly allowedTargets: readonly string[];
  readonly operator: { readonly id: string; readonly displayName: string } | null;
  readonly order: { readonly id: string };
  readonly lines: readonly { readonly title: string; readonly metal: string | null; readonly size: string | null }[];
  readonly history: readonly { readonly stage: string; readonly operator: { readonly displayName: string } | null }[];
}

/** What a mutation answered: a work order, or a refusal, perhaps with one. */
export interface Answer {
  readonly __typename: string;
  readonly workOrder?: WorkOrderShown;
  readonly code?: string;
  readonly message?: string;
  readonly field?: string | null;
}

const successOf: Readonly<Record<string, string>> = {
  takeNextWorkOrder: 'WorkOrderTaken',
  takeWorkOrder: 'WorkOrderTaken',
  assignWorkOrder: 'WorkOrderAssigned',
  advanceWorkOrder: 'WorkOrderAdvanced',
};

/** Runs a mutation of this service; a key of its own when the input has none. */
export async function run(
  service: ProductionService,
  as: Identity,
  mutation: string,
  input: object = {},
): Promise<Answer> {
  const inputType = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  const query = `
    mutation ($input: ${inputType}!) {
      answer: ${mutation}(input: $input) {
        __typename
        ... on Refusal { code message }
        ... on InvalidInput { field }
        ... on WorkOrderRefused { workOrder { ...WorkOrderFields } }
        ... on ${successOf[mutation] ?? ''} { workOrder { ...WorkOrderFields } }
      }
    }
    ${workOrderFields}`;
  const answer = await service.subgraph.ask<{ answer: Answer } | null>(as, query, {
    input: { idempotencyKey: aKey(), ...input },
  });
  if (!answer.data || answer.errors) throw new Error(JSON.stringify(answer.errors));
  return answer.data.answer;
}

/** The work order as somebody sees it, now or at a revision; null when they may not. */
export async function look(
  service: ProductionService,
  as: Identity,
  id: string,
  revision?: number,
): Promise<WorkOrderShown | null> {
  const told = revision === undefined ? {} : { asOf: { entity: 'WorkOrder', id, revision } as const };
  const query = `query ($id: ID!) { workOrder(id: $id) { ...WorkOrderFields } } ${workOrderFields}`;
  return (await service.subgraph.ask<{ workOrder: WorkOrderShown | null }>(as, query, { id }, told)).data.workOrder;
}

export interface QueueShown {
  readonly nodes: readonly WorkOrderShown[];
  readonly totalCount: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** A page of the queue as somebody sees it. */
export async function readQueue(
  service: ProductionService,
  as: Identity,
  variables: { readonly filter?: object; readonly first?: number; readonly after?: string | null } = {},
): Promise<QueueShown> {
  const query = `
    query ($filter: ProductionQueueFilter, $first: Int, $after: String) {
      productionQueue(filter: $filter, first: $first, after: $after) {
        nodes { ...WorkOrderFields }
        totalCount
        pageInfo { hasNextPage endCursor }
      }
    }
    ${workOrderFields}`;
  const answer = await service.subgraph.ask<{ productionQueue: QueueShown } | null>(as, query, variables);
  if (!answer.data || answer.errors) throw new Error(JSON.stringify(answer.errors));
  return answer.data.productionQueue;
}

export const aKey = (): string => newId('key');
