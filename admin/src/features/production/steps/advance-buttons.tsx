'use client';

import { Button } from '@alexandrite/ui/button';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { FailureNote } from '../../../ui/failure-note.tsx';
import { ShipDialog } from './ship-dialog.tsx';
import { useAdvance } from './use-advance.ts';
import type { NextStepProps } from './next-step.ts';

/** The next step of a work order, for those who may take it; nothing for others. */
export function AdvanceButtons({ workOrder, onMoved, look }: NextStepProps): ReactNode {
  const t = useTranslations('work.next');
  const advance = useAdvance(workOrder, onMoved);
  const [target] = workOrder.allowedTargets;
  if (target === undefined) return null;
  if (target === 'SHIPPED') return <ShipDialog workOrder={workOrder} onMoved={onMoved} look={look} />;
  return (
    <div className="grid gap-2">
      <Button
        {...look}
        pending={advance.pending}
        onClick={() => advance.run(target)}
        aria-label={t('label', { step: t(target), number: workOrder.orderNumber })}
        data-testid={`advance-${target}`}
      >
        {t(target)}
      </Button>
      <FailureNote failure={advance.failure} />
    </div>
  );
}
