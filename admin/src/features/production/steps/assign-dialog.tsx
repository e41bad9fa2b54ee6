'use client';

import { Button } from '@alexandrite/ui/button';
import { Dialog, DialogClose } from '@alexandrite/ui/dialog';
import { Field, Select } from '@alexandrite/ui/field';
import { Skeleton } from '@alexandrite/ui/skeleton';
import { useToast } from '@alexandrite/ui/toast';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { SubmitEvent, ReactNode } from 'react';
import { AssignWorkOrderDocument, OperatorsDocument, type OperatorsQuery } from '../../../gql/graphql.ts';
import { useGraph } from '../../../lib/graph/graph-provider.tsx';
import { useIdempotencyKey } from '../../../lib/idempotency-key.ts';
import { failureOf } from '../../../lib/refusal.ts';
import { textOf } from '../../../lib/text-of.ts';
import { useAction } from '../../../lib/use-action.ts';
import { FailureNote } from '../../../ui/failure-note.tsx';
import type { QueuedWork } from '../work-order.ts';

/** A manager gives a work order to an operator. What comes of it is pushed like every other change. */
export function AssignDialog({ workOrder }: { readonly workOrder: QueuedWork }): ReactNode {
  const t = useTranslations('work.assign');
  const nav = useTranslations('nav');
  const ask = useGraph();
  const toast = useToast();
  const intention = useIdempotencyKey();
  const [open, setOpen] = useState(false);
  const [operators, setOperators] = useState<OperatorsQuery['operators'] | null>(null);
  const load = useAction(async () => {
    setOperators((await ask(OperatorsDocument, {})).operators);
    return null;
  });
  const assign = useAction(async (operatorId: string) => {
    const content = { workOrderId: workOrder.id, operatorId };
    const input = { ...content, idempotencyKey: intention.keyFor(content) };
    const { assignWorkOrder: answer } = await ask(AssignWorkOrderDocument, { input });
    intention.settle();
    if (answer.__typename !== 'WorkOrderAssigned') return failureOf(answer);
    const name = operators?.find(({ id }) => id === operatorId)?.displayName ?? '';
    toast({ title: t('done', { number: workOrder.orderNumber, name }), tone: 'good' });
    setOpen(false);
    return null;
  });
  const change = (next: boolean) => {
    setOpen(next);
    if (!next) return;
    assign.clear();
    load.run();
  };
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    assign.run(textOf(new FormData(event.currentTarget), 'operator'));
  };
  return (
    <Dialog
      open={open}
      onOpenChange={change}
      title={t('title', { number: workOrder.orderNumber })}
      description={t('text')}
      closeLabel={nav('close')}
      trigger={
        <Button variant="secondary" wide data-testid="assign">
          {t('open')}
        </Button>
      }
    >
      <form onSubmit={submit} className="grid gap-6" data-testid="assign-dialog">
        {operators ? (
          <Field label={t('operator')} error={assign.failure?.message}>
            <Select name="operator" defaultValue={workOrder.operator?.id ?? ''} required>
              <option value="" disabled>
                {t('choose')}
              </option>
              {operators.map(({ id, displayName, workload }) => (
                <option key={id} value={id}>
                  {t('withLoad', { name: displayName, count: workload })}
                </option>
              ))}
            </Select>
          </Field>
        ) : (
          <Skeleton className="h-16" />
        )}
        <FailureNote failure={load.failure} />
        <div className="flex flex-wrap justify-end gap-2">
          <DialogClose>
            <Button variant="quiet">{t('keep')}</Button>
          </DialogClose>
          <Button type="submit" pending={assign.pending} disabled={!operators} data-testid="confirm-assign">
            {t('confirm')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
