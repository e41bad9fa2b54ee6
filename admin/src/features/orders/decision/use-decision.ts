'use client';

import {
  ApproveOrderDocument,
  CancelOrderDocument,
  CloseOrderDocument,
  RejectOrderDocument,
  type OrderAction,
} from '../../../gql/graphql.ts';
import { useGraph, type Ask } from '../../../lib/graph/graph-provider.tsx';
import { failureOf } from '../../../lib/refusal.ts';
import { useAction, type Failure } from '../../../lib/use-action.ts';

/** What staff may do with an order. */
export type StaffAction = Exclude<OrderAction, 'SUBMIT'>;

/** Decides on an order. What comes of it is pushed like every other change; `onDone` is for the outcome. */
export function useDecision(action: StaffAction, orderId: string, onDone: () => void) {
  const ask = useGraph();
  return useAction(async (reason: string) => {
    const failure = await decide(ask, action, orderId, reason);
    if (!failure) onDone();
    return failure;
  });
}

async function decide(ask: Ask, action: StaffAction, orderId: string, reason: string): Promise<Failure | null> {
  switch (action) {
    case 'APPROVE': {
      const { approveOrder: answer } = await ask(ApproveOrderDocument, {
        input: { orderId, ...(reason !== '' && { reason }) },
      });
      return answer.__typename === 'OrderApproved' ? null : failureOf(answer);
    }
    case 'REJECT': {
      const { rejectOrder: answer } = await ask(RejectOrderDocument, { input: { orderId, reason } });
      return answer.__typename === 'OrderRejected' ? null : failureOf(answer);
    }
    case 'CANCEL': {
      const { cancelOrder: answer } = await ask(CancelOrderDocument, { input: { orderId, reason } });
      return answer.__typename === 'OrderCancelled' ? null : failureOf(answer);
    }
    case 'CLOSE': {
      const { closeOrder: answer } = await ask(CloseOrderDocument, { input: { orderId } });
      return answer.__typename === 'OrderClosed' ? null : failureOf(answer);
    }
  }
}
