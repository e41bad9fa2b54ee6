'use client';

import { Button } from '@alexandrite/ui/button';
import { Dialog, DialogClose } from '@alexandrite/ui/dialog';
import { Field, Textarea } from '@alexandrite/ui/field';
import { useToast } from '@alexandrite/ui/toast';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { ReactNode, SubmitEvent } from 'react';
import { CancelOrderDocument } from '../../gql/graphql.ts';
import { useGraph } from '../../lib/graph/graph-provider.tsx';
import { failureOf } from '../../lib/refusal.ts';
import { textOf } from '../../lib/text-of.ts';
import { useAction } from '../../lib/use-action.ts';
import type { Order } from './read-orders.ts';

/** Calls an order off, after asking once more. */
export function CancelOrder({ order }: { readonly order: Pick<Order, 'id' | 'number'> }): ReactNode {
  const t = useTranslations('orders');
  const nav = useTranslations('nav');
  const ask = useGraph();
  const toast = useToast();
  const [open, setOpen] = useState(false);
  const cancel = useAction(async (reason: string) => {
    const input = { orderId: order.id, ...(reason !== '' && { reason }) };
    const { cancelOrder } = await ask(CancelOrderDocument, { input });
    if (cancelOrder.__typename !== 'OrderCancelled') return failureOf(cancelOrder);
    setOpen(false);
    toast({ title: t('cancelledToast') });
    return null;
  });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    cancel.run(textOf(new FormData(event.currentTarget), 'reason'));
  };
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      title={t('cancelTitle', { number: order.number })}
      description={t('cancelText')}
      closeLabel={nav('close')}
      trigger={
        <Button variant="quiet" size="sm" className="-ml-3.5" data-testid="cancel-order">
          {t('cancel')}
        </Button>
      }
    >
      <form onSubmit={submit} className="grid gap-5">
        <Field label={t('cancelReason')} optionalLabel={t('optional')} error={cancel.failure?.message}>
          <Textarea name="reason" maxLength={500} />
        </Field>
        <div className="flex flex-wrap justify-end gap-2">
          <DialogClose>
            <Button variant="quiet">{t('cancelKeep')}</Button>
          </DialogClose>
          <Button type="submit" variant="danger" pending={cancel.pending} data-testid="confirm-cancel">
            {t('cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
