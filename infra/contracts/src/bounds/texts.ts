import type { Bound } from './bound.ts';

type Service = Bound['countedBy'];

const characters = (input: string, limit: number, countedBy: Service, answer: string) =>
  ({ input, limit, unit: 'characters', per: 'field', countedBy, answer }) as const;

const count = (input: string, limit: number, per: string, countedBy: Service, answer: string) =>
  ({ input, limit, unit: 'count', per, countedBy, answer }) as const;

/** What people and programs write, and how many things they name at once. */
export const textBounds = {
  id: characters('id of something that need not exist yet', 64, 'pricing', 'MODEL_NOT_FOUND'),
  idempotencyKey: characters('idempotency key', 128, 'every service', 'IDEMPOTENCY_KEY_FORMAT'),
  keyName: characters('name of a partner key', 80, 'shop', 'PARTNER_KEY_NAME'),
  productName: characters('name of a piece', 120, 'shop', 'PRODUCT_TEXT_LENGTH'),
  productDescription: characters('description of a piece', 2_000, 'shop', 'PRODUCT_TEXT_LENGTH'),
  recipient: characters('recipient of an order', 120, 'orders', 'DELIVERY_FIELD'),
  phone: characters('telephone of a recipient', 30, 'orders', 'DELIVERY_FIELD'),
  country: characters('country of a recipient', 2, 'orders', 'DELIVERY_FIELD'),
  postcode: characters('postcode of a recipient', 12, 'orders', 'DELIVERY_FIELD'),
  city: characters('city of a recipient', 100, 'orders', 'DELIVERY_FIELD'),
  address: characters('address of a recipient', 300, 'orders', 'DELIVERY_FIELD'),
  metal: characters('metal of a catalogue piece', 40, 'orders', 'METAL_NOT_OFFERED'),
  size: characters('size of a catalogue piece', 40, 'orders', 'SIZE_LENGTH'),
  reason: characters('reason of a decision on an order', 500, 'orders', 'REASON_LENGTH'),
  priceNote: characters('note on a version of prices', 500, 'pricing', 'NOTE_TOO_LONG'),
  lines: count('lines of an order', 50, 'order', 'orders', 'LINE_COUNT'),
  pieces: count('pieces of a line', 1_000, 'line', 'orders', 'QUANTITY_RANGE'),
  filterIds: count('orders named in a filter', 100, 'question', 'orders', 'BAD_USER_INPUT'),
  page: count('entries of a page of any list', 100, 'question', 'every service', 'BAD_USER_INPUT'),
  partnerKeys: count('partner keys that hold at the same time', 20, 'partner', 'shop', 'TOO_MANY_KEYS'),
} as const satisfies Record<string, Bound>;
