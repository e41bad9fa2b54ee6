'use client';

import { Button } from '@alexandrite/ui/button';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { FailureNote } from '../../../ui/failure-note.tsx';
import { useTakeNext, type Receive } from './use-take.ts';
import type { QueuedWork } from '../work-order.ts';

export interface NextPieceProps {
  readonly hand: readonly QueuedWork[];
  readonly onTaken: Receive;
}

/** The one button of the day: the house chooses the piece that is due first. */
export function NextPiece({ hand, onTaken }: NextPieceProps): ReactNode {
  const t = useTranslations('queue');
  const next = useTakeNext(hand, onTaken);
  const isBusy = hand.some(({ stage, cancelled }) => stage === 'STARTED' && !cancelled);
  return (
    <div className="grid w-full gap-2 sm:w-auto sm:justify-items-end">
      <Button
        size="lg"
        // With a piece in work, its own next step is the one thing to do.
        variant={isBusy ? 'secondary' : 'primary'}
        pending={next.pending}
        onClick={() => next.run()}
        className="w-full sm:w-auto"
        data-testid="take-next"
      >
        {t('next')}
      </Button>
      <FailureNote failure={next.failure} />
    </div>
  );
}
