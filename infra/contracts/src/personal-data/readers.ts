import { orderRoles, type Role, staffRoles } from '../identity.ts';

/** What an account can be to a thing, besides having a role. */
export type Relation =
  /** It is theirs: the customer of an order, the account itself. */
  | 'OWNER'
  /** The operator who packs the order now. */
  | 'PACKER'
  /** The operator who holds the work order, or held it last. */
  | 'HOLDER';

/** Who may read something that shows personal data. */
export interface Readers {
  /** Roles that read everybody's. */
  readonly roles: readonly Role[];
  /** Relations by which an account reads this one thing. */
  readonly relations: readonly Relation[];
  /** Why these, and nobody else. */
  readonly reason: string;
}

const catalogueAndPrices = ['MANAGER', 'ADMIN'] as const satisfies readonly Role[];

/**
 * Readers of personal data, by type (`Account`) or by field (`Order.delivery`) of the graph. What may not be read is
 * null, an empty list or not found. Resolvers, queries and shared subscriptions ask this table, and nothing else.
 */
export const readers = {
  Account: {
    roles: orderRoles,
    relations: ['OWNER'],
    reason: 'Who looks after orders has to reach their customers. Operators make pieces, whoever they are for.',
  },
  'Query.accounts': {
    roles: ['ADMIN'],
    relations: [],
    reason: 'Everybody’s accounts, colleagues’ too, are listed for those who open and close them.',
  },
  'Account.access': {
    roles: ['ADMIN'],
    relations: [],
    reason: 'What was done to an account, and by whom, is for those who look after accounts and answer for it.',
  },
  Notification: { roles: [], relations: ['OWNER'], reason: 'A message is for the one it was sent to.' },
  'Query.orders': {
    roles: orderRoles,
    relations: ['OWNER'],
    reason: 'Everybody’s orders are listed for those who look after them; others list their own.',
  },
  Order: {
    roles: staffRoles,
    relations: ['OWNER'],
    reason: 'Operators reach the order of a work order: it tells metal and size of what they make.',
  },
  'Order.customer': { roles: orderRoles, relations: ['OWNER'], reason: 'Sellers answer the customer’s questions.' },
  'Order.delivery': {
    roles: orderRoles,
    relations: ['OWNER', 'PACKER'],
    reason: 'Sellers put addresses right. An operator writes the label, of the order in their hands, while packing it.',
  },
  'Order.problem': {
    roles: orderRoles,
    relations: ['OWNER'],
    reason: 'It quotes what a seller wrote to the customer. Sellers and the customer solve it.',
  },
  'Order.approval': {
    roles: orderRoles,
    relations: [],
    reason: 'It names who decided and quotes their reason: sellers decide, and answer for it among themselves.',
  },
  'Order.timeline': {
    roles: orderRoles,
    relations: ['OWNER'],
    reason: 'It quotes reasons that customers and sellers gave. Operators have the work order’s own history.',
  },
  'Order.trackingNumber': {
    roles: orderRoles,
    relations: ['OWNER'],
    reason: 'With it a carrier tells where somebody lives. Operators have it from the work order that they shipped.',
  },
  'TimelineActor.name': {
    roles: orderRoles,
    relations: ['OWNER'],
    reason: 'Customers see that somebody of the house did it, not who; their own name they may see.',
  },
  WorkOrder: {
    roles: staffRoles,
    relations: ['OWNER'],
    reason: 'The workshop’s queue is common; it names pieces and dates. Customers see how far theirs has come.',
  },
  'WorkOrder.trackingNumber': {
    roles: orderRoles,
    relations: ['OWNER', 'HOLDER'],
    reason: 'With it a carrier tells where somebody lives. Who shipped the parcel may look it up again.',
  },
  Operator: {
    roles: staffRoles,
    relations: [],
    reason: 'Colleagues see who holds what. Customers see that it is in work, not whose hands it is in.',
  },
  Quote: {
    roles: staffRoles,
    relations: ['OWNER'],
    reason: 'The piece is made from it, an engraving included, and a seller answers for its price.',
  },
  Model: {
    roles: staffRoles,
    relations: ['OWNER'],
    reason: 'The piece is made from the file. Others may not have it: it is the customer’s design.',
  },
  ParkedModel: {
    roles: staffRoles,
    relations: [],
    reason: 'Staff find out why a file could not be measured, and look at it for that.',
  },
  ProductEditing: {
    roles: catalogueAndPrices,
    relations: [],
    reason: 'Who edits the catalogue sees who did before them.',
  },
  PartnerKey: {
    roles: catalogueAndPrices,
    relations: [],
    reason: 'Who gives keys and ends them sees whose they are and who gave them.',
  },
  PriceRulesVersion: {
    roles: catalogueAndPrices,
    relations: [],
    reason: 'Who sets prices sees who did before them, and why.',
  },
  MetalRatesVersion: {
    roles: catalogueAndPrices,
    relations: [],
    reason: 'Who sets prices sees who did before them, and why.',
  },
} as const satisfies Readonly<Record<string, Readers>>;

/** A type or a field of the graph that not everybody may read. */
export type Guarded = keyof typeof readers;
