import type { Guarded } from './readers.ts';

/** A field that shows personal data. */
export interface PersonalField {
  /** What of a person it shows. */
  readonly shows: 'name' | 'contact' | 'address' | 'free text' | 'design' | 'parcel';
  /** Whoever may read this may read the field: its type, the field itself, or one that every way to it leads through. */
  readonly behind: Guarded;
}

const behind = (guarded: Guarded, shows: PersonalField['shows'], ...fields: readonly string[]) =>
  Object.fromEntries(fields.map((field) => [field, { shows, behind: guarded }] as const));

/**
 * Every field of the graph that shows personal data, by its coordinate. A test holds the schemas to it: a field that
 * answers text stands here or among `impersonal-fields.ts`, and no way to it leads past what guards it.
 */
export const personalFields: Readonly<Record<string, PersonalField>> = {
  ...behind('Account', 'contact', 'Account.email'),
  ...behind('Account', 'name', 'Account.displayName'),
  ...behind('Notification', 'free text', 'Notification.text'),

  ...behind('Order.delivery', 'name', 'Delivery.recipient'),
  ...behind('Order.delivery', 'contact', 'Delivery.phone'),
  ...behind('Order.delivery', 'address', 'Delivery.country', 'Delivery.postcode', 'Delivery.city', 'Delivery.address'),
  ...behind('Order.problem', 'free text', 'OrderProblem.message'),
  ...behind('Order.approval', 'name', 'Approval.decidedBy'),
  ...behind('Order.approval', 'free text', 'Approval.reason'),
  ...behind('Order.timeline', 'free text', 'TimelineEntry.message'),
  ...behind('TimelineActor.name', 'name', 'TimelineActor.name'),
  ...behind('Order.trackingNumber', 'parcel', 'Order.trackingNumber'),
  // A piece from a model is called by the name of its file.
  ...behind('Order', 'design', 'OrderLine.title'),

  ...behind('WorkOrder', 'design', 'WorkOrderLine.title'),
  ...behind('WorkOrder.trackingNumber', 'parcel', 'WorkOrder.trackingNumber'),
  ...behind('Operator', 'name', 'Operator.displayName'),

  ...behind('Quote', 'free text', 'Quote.engraving'),
  ...behind('Quote', 'address', 'Quote.taxRegion'),
  ...behind('Model', 'design', 'Model.fileName', 'Model.fileUrl', 'Model.previewUrl'),
  ...behind('ParkedModel', 'design', 'ParkedModel.fileName', 'ParkedModel.reason'),

  ...behind('ProductEditing', 'name', 'ProductEditing.changedBy'),
  ...behind('PartnerKey', 'name', 'PartnerKey.createdBy'),
  ...behind('PartnerKey', 'free text', 'PartnerKey.name'),
  ...behind('PriceRulesVersion', 'name', 'PriceRulesVersion.publishedBy'),
  ...behind('PriceRulesVersion', 'free text', 'PriceRulesVersion.note'),
  ...behind('MetalRatesVersion', 'name', 'MetalRatesVersion.publishedBy'),
  ...behind('MetalRatesVersion', 'free text', 'MetalRatesVersion.note'),
};
