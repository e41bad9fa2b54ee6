/** A message to an account about one of its orders. The text is made when it is read, in the reader's language. */
export interface Notification {
  readonly id: string;
  readonly accountId: string;
  readonly orderId: string;
  readonly orderNumber: string;
  /** Status that the order came to. */
  readonly status: string;
  readonly at: Date;
}
