import {
  type EventEnvelope,
  type EventPayloads,
  type EventType,
  eventRoutes,
  modelProblemCodes,
} from '@alexandrite/contracts/events';
import { roles } from '@alexandrite/contracts/identity';
import { currencies } from '@alexandrite/contracts/money';
import * as z from 'zod';

const id = z.string().min(1);
const moment = z.iso.datetime();
const region = z.string().length(2);
const localized = z.object({ ru: z.string(), en: z.string() });
const money = z.object({ amountMinor: z.number().int(), currency: z.enum(currencies) });
const problemCode = z.enum(modelProblemCodes);
const account = z.object({ accountId: id, displayName: z.string(), roles: z.array(z.enum(roles)) });
const step = z.object({ workOrderId: id, orderId: id, operatorId: id });
const quote = z.object({ quoteId: id, ownerId: id, modelId: id });
const line = z.object({
  title: localized,
  quantity: z.number().int().positive(),
  metal: z.string().nullable().optional(),
  size: z.string().nullable().optional(),
  productId: id.nullable(),
  quoteId: id.nullable(),
  modelId: id.nullable(),
});

/** The shape of every payload; a new event does not compile until its shape stands here. */
const payloads: { readonly [T in EventType]: z.ZodType<EventPayloads[T]> } = {
  'account.registered.v1': account,
  'account.changed.v1': account,
  'account.deleted.v1': z.object({ accountId: id }),
  'product.published.v1': z.object({
    productId: id,
    slug: id,
    name: localized,
    price: money,
    leadTimeDays: z.number().int(),
    metals: z.array(id).optional(),
    sizes: z.array(id).optional(),
  }),
  'model.uploaded.v1': z.object({
    modelId: id,
    ownerId: id,
    fileName: z.string(),
    storageKey: id,
    byteSize: z.number().int(),
    sha256: z.string().length(64),
    channel: z.enum(['SHOP', 'PARTNER']).optional(),
  }),
  'model.measured.v1': z.object({
    modelId: id,
    preview: z
      .object({ storageKey: id, byteSize: z.number().int(), triangleCount: z.number().int() })
      .nullable()
      .optional(),
  }),
  'model.rejected.v1': z.object({ modelId: id, code: problemCode }),
  'model.ready.v1': z.object({ modelId: id, ownerId: id }),
  'model.unreadable.v1': z.object({ modelId: id, ownerId: id, code: problemCode }),
  'quote.requested.v1': quote.extend({ quantity: z.number().int(), title: localized, taxRegion: region.optional() }),
  'quote.ready.v1': quote.extend({
    quantity: z.number().int(),
    title: localized,
    taxRegion: region.optional(),
    price: money,
    validUntil: moment,
    leadTimeDays: z.number().int(),
    warnings: z.array(problemCode),
  }),
  'quote.failed.v1': quote.extend({ code: z.string() }),
  'order.submitted.v1': z.object({ orderId: id, quoteIds: z.array(id) }),
  'order.status-changed.v1': z.object({
    orderId: id,
    orderNumber: z.string(),
    customerId: id,
    from: z.string().nullable(),
    to: z.string(),
  }),
  'order.approved.v1': z.object({
    orderId: id,
    orderNumber: z.string(),
    customerId: id,
    channel: z.enum(['SHOP', 'PARTNER']),
    dueAt: moment,
    lines: z.array(line),
  }),
  'order.cancelled.v1': z.object({ orderId: id, orderNumber: z.string(), customerId: id }),
  'work-order.started.v1': step,
  'work-order.handed-over.v1': step,
  'work-order.completed.v1': step,
  'work-order.packaging-started.v1': step,
  'work-order.shipped.v1': step.extend({ trackingNumber: z.string() }),
};

const envelope = z.object({
  id,
  type: z.string().refine((type): type is EventType => Object.hasOwn(eventRoutes, type), 'is no event of this house'),
  occurredAt: moment,
  aggregateId: id,
  revision: z.number().int(),
  payload: z.unknown(),
  trace: z.record(z.string(), z.string()),
});

/**
 * Reads an event, at either end of a queue.
 * @throws z.ZodError when it is none, or not of the shape of its type and version.
 */
export function parseEvent(raw: unknown): EventEnvelope {
  const event = envelope.parse(raw);
  return { ...event, payload: payloads[event.type].parse(event.payload) };
}
