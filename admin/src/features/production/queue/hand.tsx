'use client';

import { useTranslations } from 'next-intl';
import { useRef, type ReactNode } from 'react';
import { useFocusRescue } from '../../../ui/use-focus-rescue.ts';
import { HandCard } from './hand-card.tsx';
import type { Receive } from './use-take.ts';
import type { QueuedWork } from '../work-order.ts';

export interface HandProps {
  readonly hand: readonly QueuedWork[];
  /** What the viewer has just changed. */
  readonly changed: QueuedWork | null;
  readonly onMoved: Receive;
}

/** What the viewer holds, with the next step of each. */
export function Hand({ hand, changed, onMoved }: HandProps): ReactNode {
  const t = useTranslations('queue');
  const title = useRef<HTMLHeadingElement>(null);
  useFocusRescue(title, hand.length);
  return (
    <section aria-labelledby="hand" className="mb-9" data-testid="hand">
      <h2 id="hand" ref={title} tabIndex={-1} className="mb-3 font-display text-subtitle">
        {t('hand')}
      </h2>
      {hand.length === 0 ? (
        <p className="border-y border-hairline py-5 text-ink-soft">{t('handEmpty')}</p>
      ) : (
        <ul className="grid gap-3 xl:grid-cols-2">
          {hand.map((workOrder) => (
            <HandCard
              key={workOrder.id}
              workOrder={workOrder}
              attention={changed?.id === workOrder.id ? changed.revision : null}
              onMoved={onMoved}
            />
          ))}
        </ul>
      )}
    </section>
  );
}
