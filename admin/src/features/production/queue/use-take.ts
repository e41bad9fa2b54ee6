'use client';

import { useToast } from '@alexandrite/ui/toast';
import { useTranslations } from 'next-intl';
import { TakeNextWorkOrderDocument, TakeWorkOrderDocument, type TakeAnswerFragment } from '../../../gql/graphql.ts';
import { useGraph } from '../../../lib/graph/graph-provider.tsx';
import { useIdempotencyKey } from '../../../lib/idempotency-key.ts';
import { failureOf } from '../../../lib/refusal.ts';
import { useAction, type Failure } from '../../../lib/use-action.ts';
import type { QueuedWork } from '../work-order.ts';

/** What is to be done with a work order that an answer brought along. */
export type Receive = (workOrder: QueuedWork) => void;

/** Asks for the piece that is due first. `hand`: what the operator holds already. */
export function useTakeNext(hand: readonly QueuedWork[], onTaken: Receive) {
  const t = useTranslations('queue');
  const ask = useGraph();
  const toast = useToast();
  const intention = useIdempotencyKey();
  return useAction(async () => {
    const input = { idempotencyKey: intention.keyFor('next') };
    const { takeNextWorkOrder: answer } = await ask(TakeNextWorkOrderDocument, { input });
    intention.settle();
    if (answer.__typename !== 'WorkOrderTaken') return failureOf(answer);
    const { workOrder } = answer;
    const number = workOrder.orderNumber;
    if (hand.some(({ id }) => id === workOrder.id)) toast({ title: t('alreadyInHand', { number }) });
    else toast({ title: t('taken', { number }), tone: 'good' });
    onTaken(workOrder);
    return null;
  });
}

/** Takes a work order of the operator's choice. */
export function useTake(onTaken: Receive, onRefused: Receive) {
  const t = useTranslations('queue');
  const ask = useGraph();
  const toast = useToast();
  const intention = useIdempotencyKey();
  return useAction(async (workOrderId: string) => {
    const input = { workOrderId, idempotencyKey: intention.keyFor(workOrderId) };
    const { takeWorkOrder: answer } = await ask(TakeWorkOrderDocument, { input });
    intention.settle();
    const failure = takeFailure(answer, onRefused);
    if (failure) {
      toast({ title: failure.message, tone: 'bad' });
      return failure;
    }
    if (answer.__typename !== 'WorkOrderTaken') return null;
    toast({ title: t('taken', { number: answer.workOrder.orderNumber }), tone: 'good' });
    onTaken(answer.workOrder);
    return null;
  });
}

function takeFailure(answer: TakeAnswerFragment, onRefused: Receive): Failure | null {
  if (answer.__typename === 'WorkOrderTaken') return null;
  // Somebody was faster: what it is now is shown at once.
  if (answer.__typename === 'WorkOrderRefused') onRefused(answer.workOrder);
  return failureOf(answer);
}
