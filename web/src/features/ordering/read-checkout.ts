import { CheckoutDocument, type CheckoutQuery } from '../../gql/graphql.ts';
import { query } from '../../lib/graph/server.ts';

/** A started order, as far as ordering it needs to know. */
export type StartedOrder = NonNullable<CheckoutQuery['order']>;

/** A started order of the visitor's own; null when there is none. */
export async function readCheckout(id: string): Promise<StartedOrder | null> {
  return (await query(CheckoutDocument, { id })).order;
}
