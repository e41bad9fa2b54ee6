'use client';

import { Button } from '@alexandrite/ui/button';
import { Dialog, DialogClose } from '@alexandrite/ui/dialog';
import { Field, Input } from '@alexandrite/ui/field';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { SubmitEvent, ReactNode } from 'react';
import { textOf } from '../../../lib/text-of.ts';
import type { NextStepProps } from './next-step.ts';
import { useAdvance } from './use-advance.ts';

/** Hands a parcel to the carrier: asks for its number. */
export function ShipDialog({ workOrder, onMoved, look }: NextStepProps): ReactNode {
  const t = useTranslations('work');
  const nav = useTranslations('nav');
  const [open, setOpen] = useState(false);
  const advance = useAdvance(workOrder, (moved) => {
    setOpen(false);
    onMoved(moved);
  });
  const number = workOrder.orderNumber;
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    advance.run('SHIPPED', textOf(new FormData(event.currentTarget), 'trackingNumber'));
  };
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      title={t('ship.title', { number })}
      description={t('ship.text')}
      closeLabel={nav('close')}
      trigger={
        <Button
          {...look}
          aria-label={t('next.label', { step: t('next.SHIPPED'), number })}
          data-testid="advance-SHIPPED"
        >
          {t('next.SHIPPED')}
        </Button>
      }
    >
      <form onSubmit={submit} className="grid gap-6" data-testid="tracking-dialog">
        <Field label={t('ship.number')} hint={t('ship.hint')} error={advance.failure?.message}>
          <Input
            name="trackingNumber"
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            minLength={4}
            maxLength={40}
            pattern="\s*[A-Za-z0-9\-]{4,40}\s*"
            className="figures"
            required
          />
        </Field>
        <div className="flex flex-wrap justify-end gap-2">
          <DialogClose>
            <Button variant="quiet">{t('ship.later')}</Button>
          </DialogClose>
          <Button type="submit" pending={advance.pending} data-testid="confirm-shipped">
            {t('ship.confirm')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
