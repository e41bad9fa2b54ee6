import type { SalesChannel } from '@alexandrite/contracts/events';
import type { Localized } from '@alexandrite/contracts/locale';
import type { Money } from '@alexandrite/contracts/money';
import type { ApprovalRuleResult } from './approval-rules.ts';
import type { OrderStatus } from './lifecycle.ts';
import type { OrderProblem } from './problems.ts';
import type { DeliveryPromise } from './promises.ts';

/** One thing ordered. `price` is for the whole quantity, tax included; null until it is known. */
export interface OrderLine {
  readonly id: string;
  readonly title: Localized;
  readonly quantity: number;
  readonly price: Money | null;
  readonly leadTimeDays: number | null;
  readonly productId: string | null;
  readonly metal: string | null;
  readonly size: string | null;
  readonly quoteId: string | null;
  readonly modelId: string | null;
}

export interface Delivery {
  readonly recipient: string;
  readonly phone: string;
  readonly country: string;
  readonly postcode: string;
  readonly city: string;
  readonly address: string;
}

/** Who did something: a customer, somebody of the house, or the system. */
export interface Actor {
  readonly kind: 'CUSTOMER' | 'STAFF' | 'SYSTEM';
  readonly accountId: string | null;
  readonly name: string | null;
}

export const theSystem: Actor = { kind: 'SYSTEM', accountId: null, name: null };

export type TimelineEntryKind = 'STATUS_CHANGED' | 'PROBLEM_RAISED' | 'PROBLEM_RESOLVED' | 'PROMISE_MADE';

/** Something that happened. Entries are only ever added. */
export interface TimelineEntry {
  readonly sequence: number;
  readonly kind: TimelineEntryKind;
  /** Status after it. */
  readonly status: OrderStatus;
  readonly at: Date;
  readonly actor: Actor;
  /** What a person gave as the reason, or the code of a problem. */
  readonly reason: string | null;
  /** The event from another service that caused it. */
  readonly causeEventId: string | null;
  /** Revision of the order that it came with: what a subscriber saw at that revision ends here. */
  readonly revision: number;
}

export type ApprovalState = 'AWAITING_SELLER' | 'APPROVED_BY_RULES' | 'APPROVED_BY_SELLER' | 'REJECTED_BY_SELLER';

export interface Approval {
  readonly state: ApprovalState;
  readonly rules: readonly ApprovalRuleResult[];
  readonly decidedAt: Date | null;
  readonly decidedBy: string | null;
  readonly reason: string | null;
}

/** The operator who holds an order's work order, as production told it last. */
export interface WorkHolder {
  readonly accountId: string;
  /** Revision of the work order that it is known from: news that come late do not undo newer ones. */
  readonly revision: number;
}

/** An order, from its start to its delivery. */
export interface Order {
  readonly id: string;
  readonly number: string;
  readonly status: OrderStatus;
  readonly channel: SalesChannel;
  readonly customerId: string;
  readonly lines: readonly OrderLine[];
  readonly total: Money | null;
  /** The highest total the customer agreed to, in minor units; null for any. */
  readonly acceptedTotalMinor: number | null;
  readonly delivery: Delivery | null;
  readonly promises: readonly DeliveryPromise[];
  readonly problem: OrderProblem | null;
  readonly approval: Approval | null;
  readonly timeline: readonly TimelineEntry[];
  readonly trackingNumber: string | null;
  /** null until it is in work; missing in orders from before it was kept. */
  readonly holder?: WorkHolder | null;
  readonly createdAt: Date;
}
