export { openOrdersStore, type OrdersStore } from './orders-store.ts';
export { type OrderListFilter, orderSortKey } from './order-list.ts';
export type { KnownQuote } from './known-quotes.ts';
export type { KnownProduct } from './known-products.ts';
export { notificationSortKey } from './notifications.ts';
