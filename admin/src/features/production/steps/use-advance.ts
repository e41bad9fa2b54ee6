'use client';

import { useToast } from '@alexandrite/ui/toast';
import { useTranslations } from 'next-intl';
import { AdvanceWorkOrderDocument, type WorkStageTarget } from '../../../gql/graphql.ts';
import { useGraph } from '../../../lib/graph/graph-provider.tsx';
import { useIdempotencyKey } from '../../../lib/idempotency-key.ts';
import { failureOf } from '../../../lib/refusal.ts';
import { useAction } from '../../../lib/use-action.ts';
import type { Receive } from '../queue/use-take.ts';
import type { QueuedWork } from '../work-order.ts';

/** Moves a work order to its next stage. `onMoved` is given it as it stands, also when somebody else had moved it. */
export function useAdvance({ id, orderNumber }: Pick<QueuedWork, 'id' | 'orderNumber'>, onMoved: Receive) {
  const t = useTranslations('work.moved');
  const ask = useGraph();
  const toast = useToast();
  const intention = useIdempotencyKey();
  return useAction(async (to: WorkStageTarget, trackingNumber?: string) => {
    const content = { workOrderId: id, to, ...(trackingNumber !== undefined && { trackingNumber }) };
    const input = { ...content, idempotencyKey: intention.keyFor(content) };
    const { advanceWorkOrder: answer } = await ask(AdvanceWorkOrderDocument, { input });
    intention.settle();
    if (answer.__typename === 'WorkOrderRefused') onMoved(answer.workOrder);
    if (answer.__typename !== 'WorkOrderAdvanced') return failureOf(answer);
    toast({ title: t(to, { number: orderNumber }), tone: 'good' });
    onMoved(answer.workOrder);
    return null;
  });
}
