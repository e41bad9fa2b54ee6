'use client';

import { Button, type ButtonLook } from '@alexandrite/ui/button';
import { Dialog, DialogClose } from '@alexandrite/ui/dialog';
import { Field, Textarea } from '@alexandrite/ui/field';
import { useToast } from '@alexandrite/ui/toast';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { SubmitEvent, ReactNode } from 'react';
import { textOf } from '../../../lib/text-of.ts';
import { FailureNote } from '../../../ui/failure-note.tsx';
import type { Order } from '../read-orders.ts';
import { useDecision, type StaffAction } from './use-decision.ts';

export interface DecisionDialogProps {
  readonly action: StaffAction;
  readonly order: Pick<Order, 'id' | 'number'>;
}

interface Manner {
  readonly reason: 'none' | 'optional' | 'required';
  readonly look: ButtonLook['variant'];
}

/** How each is asked: what ends or stops an order wants a reason, which the customer reads. */
const manners: Readonly<Record<StaffAction, Manner>> = {
  APPROVE: { reason: 'optional', look: 'primary' },
  REJECT: { reason: 'required', look: 'danger' },
  CANCEL: { reason: 'required', look: 'danger' },
  CLOSE: { reason: 'none', look: 'primary' },
};

/** A button for a decision, which asks once more before it is made. */
export function DecisionDialog({ action, order }: DecisionDialogProps): ReactNode {
  const t = useTranslations(`decision.${action}`);
  const nav = useTranslations('nav');
  const toast = useToast();
  const [open, setOpen] = useState(false);
  const { number } = order;
  const decision = useDecision(action, order.id, () => {
    setOpen(false);
    toast({ title: t('done', { number }), tone: 'good' });
  });
  const { reason, look } = manners[action];
  const change = (next: boolean) => {
    decision.clear();
    setOpen(next);
  };
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    decision.run(textOf(new FormData(event.currentTarget), 'reason'));
  };
  return (
    <Dialog
      open={open}
      onOpenChange={change}
      title={t('title', { number })}
      description={t('text')}
      closeLabel={nav('close')}
      trigger={
        <Button variant={look} data-testid={`decide-${action}`}>
          {t('open')}
        </Button>
      }
    >
      <form onSubmit={submit} className="grid gap-6">
        {reason === 'none' ? (
          <FailureNote failure={decision.failure} />
        ) : (
          <ReasonField action={action} isRequired={reason === 'required'} error={decision.failure?.message} />
        )}
        <div className="flex flex-wrap justify-end gap-2">
          <DialogClose>
            <Button variant="quiet">{nav('notNow')}</Button>
          </DialogClose>
          <Button type="submit" variant={look} pending={decision.pending} data-testid={`confirm-${action}`}>
            {t('confirm')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

interface ReasonFieldProps {
  readonly action: StaffAction;
  readonly isRequired: boolean;
  readonly error: string | undefined;
}

function ReasonField({ action, isRequired, error }: ReasonFieldProps): ReactNode {
  const t = useTranslations('decision');
  return (
    <Field
      label={t('reason')}
      hint={action === 'APPROVE' ? t('reasonForTimeline') : t('reasonForCustomer')}
      optionalLabel={isRequired ? undefined : t('optional')}
      error={error}
    >
      <Textarea name="reason" minLength={isRequired ? 3 : undefined} maxLength={500} required={isRequired} />
    </Field>
  );
}
