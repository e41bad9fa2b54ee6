import type { Role } from './identity.ts';
import type { Localized } from './locale.ts';
import type { Money } from './money.ts';

/** The services that publish and consume events. */
export const services = ['shop', 'orders', 'pricing', 'production'] as const;
export type ServiceName = (typeof services)[number];

/** How an order came to us. */
export type SalesChannel = 'SHOP' | 'PARTNER';

/** Stages of a work order, in their only order. */
export const workStages = ['QUEUED', 'STARTED', 'COMPLETED', 'PACKAGING', 'SHIPPED'] as const;
export type WorkStage = (typeof workStages)[number];

/** Why a model file cannot be made into a piece; each code has its text in both languages where it is shown. */
export const modelProblemCodes = [
  'EMPTY_FILE',
  'FILE_TOO_LARGE',
  'UPLOAD_INCOMPLETE',
  'UNKNOWN_FORMAT',
  'UNSUPPORTED_FORMAT',
  'TRUNCATED',
  'MALFORMED',
  'NO_TRIANGLES',
  'NON_FINITE_COORDINATE',
  'TOO_MANY_TRIANGLES',
  'TOO_COMPLEX',
  'UNPACKS_TOO_LARGE',
  'EXTERNAL_REFERENCE',
  'NODE_CYCLE',
  'OPEN_SURFACE',
  'NON_MANIFOLD_EDGES',
  'OVERLAPPING_BODIES',
  'WINDING_REPAIRED',
  'DEGENERATE_FACETS_DROPPED',
  'VERTICES_JOINED',
  'PARTS_LEFT_OUT',
  'NO_VOLUME',
  'THIN_WALL',
  'SMALL_DETAIL',
  'TOO_LARGE_TO_CAST',
  'TOO_HEAVY_TO_CAST',
  'IMPLAUSIBLE_SIZE',
  'MEASURING_FAILED',
] as const;
export type ModelProblemCode = (typeof modelProblemCodes)[number];

/** BLOCKS: no price can be given. WARNS: priced, a person looks before it is made. NOTES: repaired, nothing to do. */
export type ProblemSeverity = 'BLOCKS' | 'WARNS' | 'NOTES';

/** What an order line asks production to make. */
export interface WorkOrderLine {
  readonly title: Localized;
  readonly quantity: number;
  /** Metal of a catalogue piece, as the shop names it; null for a model. Left out by earlier releases. */
  readonly metal?: string | null | undefined;
  /** Size of a catalogue piece; null for a model, and where size does not apply. Left out by earlier releases. */
  readonly size?: string | null | undefined;
  readonly productId: string | null;
  readonly quoteId: string | null;
  readonly modelId: string | null;
}

/** Every event of the house: past tense, versioned, with the shape of its payload. */
export interface EventPayloads {
  'account.registered.v1': { accountId: string; displayName: string; roles: readonly Role[] };
  /** Its roles or its name are others, or it was closed: then it holds no role. */
  'account.changed.v1': { accountId: string; displayName: string; roles: readonly Role[] };
  /** Everything personal is gone from it; what refers to it stays. */
  'account.deleted.v1': { accountId: string };
  'product.published.v1': {
    productId: string;
    slug: string;
    name: Localized;
    price: Money;
    leadTimeDays: number;
    /** What it can be made in; the first is the usual one. Left out by earlier releases. */
    metals?: readonly string[] | undefined;
    /** Sizes it is made in; empty where size does not apply. Left out by earlier releases. */
    sizes?: readonly string[] | undefined;
  };
  'model.uploaded.v1': {
    modelId: string;
    ownerId: string;
    fileName: string;
    storageKey: string;
    byteSize: number;
    sha256: string;
    /** PARTNER when it came by a partner's program: nobody sits and waits for it. */
    channel?: SalesChannel | undefined;
  };
  'model.measured.v1': {
    modelId: string;
    /** A light mesh of it for the web, in the file store; null when none could be made. */
    preview?: { storageKey: string; byteSize: number; triangleCount: number } | null | undefined;
  };
  'model.rejected.v1': { modelId: string; code: ModelProblemCode };
  'model.ready.v1': { modelId: string; ownerId: string };
  'model.unreadable.v1': { modelId: string; ownerId: string; code: ModelProblemCode };
  'quote.requested.v1': {
    quoteId: string;
    ownerId: string;
    modelId: string;
    quantity: number;
    title: Localized;
    /** Country of delivery that the tax is of: ISO 3166-1 alpha-2. Left out by earlier releases. */
    taxRegion?: string | undefined;
  };
  'quote.ready.v1': {
    quoteId: string;
    ownerId: string;
    modelId: string;
    quantity: number;
    title: Localized;
    /** Country of delivery that the tax is of: ISO 3166-1 alpha-2. Left out by earlier releases. */
    taxRegion?: string | undefined;
    /** For the whole quantity, tax included. */
    price: Money;
    validUntil: string;
    leadTimeDays: number;
    /** Problems that a person should look at before the piece is made. */
    warnings: readonly ModelProblemCode[];
  };
  'quote.failed.v1': { quoteId: string; ownerId: string; modelId: string; code: string };
  /** Submitted, or submitted again with a higher accepted total. */
  'order.submitted.v1': { orderId: string; quoteIds: readonly string[] };
  'order.status-changed.v1': {
    orderId: string;
    orderNumber: string;
    customerId: string;
    from: string | null;
    to: string;
  };
  'order.approved.v1': {
    orderId: string;
    orderNumber: string;
    customerId: string;
    channel: SalesChannel;
    dueAt: string;
    lines: readonly WorkOrderLine[];
  };
  'order.cancelled.v1': { orderId: string; orderNumber: string; customerId: string };
  'work-order.started.v1': { workOrderId: string; orderId: string; operatorId: string };
  /** Another operator holds it; its stage is the same. */
  'work-order.handed-over.v1': { workOrderId: string; orderId: string; operatorId: string };
  'work-order.completed.v1': { workOrderId: string; orderId: string; operatorId: string };
  'work-order.packaging-started.v1': { workOrderId: string; orderId: string; operatorId: string };
  'work-order.shipped.v1': { workOrderId: string; orderId: string; operatorId: string; trackingNumber: string };
}
export type EventType = keyof EventPayloads;

/** Who consumes what. The relay hands every event to the queue of each service named here. */
export const eventRoutes: Readonly<Record<EventType, readonly ServiceName[]>> = {
  'account.registered.v1': ['orders', 'production'],
  'account.changed.v1': ['production'],
  'account.deleted.v1': ['orders', 'production'],
  'product.published.v1': ['orders'],
  'model.uploaded.v1': ['pricing'],
  'model.measured.v1': ['shop', 'pricing'],
  'model.rejected.v1': ['shop', 'pricing'],
  'model.ready.v1': ['orders'],
  'model.unreadable.v1': ['orders'],
  'quote.requested.v1': ['orders'],
  'quote.ready.v1': ['orders'],
  'quote.failed.v1': ['orders'],
  'order.submitted.v1': ['pricing', 'orders'],
  'order.status-changed.v1': ['orders'],
  'order.approved.v1': ['production'],
  'order.cancelled.v1': ['production'],
  'work-order.started.v1': ['orders'],
  'work-order.handed-over.v1': ['orders'],
  'work-order.completed.v1': ['orders'],
  'work-order.packaging-started.v1': ['orders'],
  'work-order.shipped.v1': ['orders'],
};

/** An event on its way: what happened, to what, in which revision of it, and the trace it belongs to. */
export interface EventEnvelope<T extends EventType = EventType> {
  readonly id: string;
  readonly type: T;
  /** UTC, ISO 8601. */
  readonly occurredAt: string;
  readonly aggregateId: string;
  /** Revision of the aggregate that this event was saved with; grows by one with every write. */
  readonly revision: number;
  readonly payload: EventPayloads[T];
  /** W3C trace context of the request that caused it. */
  readonly trace: Readonly<Record<string, string>>;
}
