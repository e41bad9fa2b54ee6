'use client';

import { pictureIn } from '@alexandrite/app-kit/piece-words';
import { clsx } from 'clsx';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { LinePicture } from '../../../ui/piece/line-picture.tsx';
import { MetalDot } from '../../../ui/piece/metal-dot.tsx';
import { chosenFor, colorOf, useLineFacts } from './use-line-facts.ts';
import type { QueuedWork } from '../work-order.ts';

export interface WhatToMakeProps {
  readonly workOrder: QueuedWork;
  readonly size: 'small' | 'large';
}

/** Lines that are shown before the rest is only counted. */
const linesShown = 3;

/** What a work order is to become: picture or metal, title, how many, and what has to be known of each. */
export function WhatToMake({ workOrder, size }: WhatToMakeProps): ReactNode {
  const t = useTranslations('work');
  const factsOf = useLineFacts();
  const { lines } = workOrder;
  const rest = lines.length - linesShown;
  return (
    <ul className="grid min-w-0 gap-2">
      {lines.slice(0, linesShown).map((line, index) => {
        const chosen = chosenFor(workOrder, index);
        return (
          // Lines have no id of their own, and never change.
          <li key={index} className={clsx('flex min-w-0 items-center', size === 'large' ? 'gap-4' : 'gap-3')}>
            <LinePicture
              photo={chosen.isKnown ? pictureIn(line.product, chosen.metal) : undefined}
              color={colorOf(line, chosen)}
              className={size === 'large' ? 'size-18' : 'size-11'}
            />
            <span className="grid min-w-0">
              <span className={size === 'large' ? 'text-lead leading-snug' : 'leading-snug lg:truncate'}>
                {line.title}
                {line.quantity > 1 && <span className="figures font-medium"> × {line.quantity}</span>}
              </span>
              <span className={clsx('text-small text-ink-soft', size === 'small' && 'lg:truncate')}>
                <MetalDot color={colorOf(line, chosen)} />
                {factsOf(line, chosen).join(' · ')}
              </span>
            </span>
          </li>
        );
      })}
      {rest > 0 && <li className="caption">{t('moreLines', { count: rest })}</li>}
    </ul>
  );
}
