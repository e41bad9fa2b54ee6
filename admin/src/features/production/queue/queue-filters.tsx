'use client';

import { useTranslations } from 'next-intl';
import { useTransition, type ReactNode } from 'react';
import { useRouter } from '../../../lib/i18n/navigation.ts';
import { ChoiceChip } from '../../../ui/choice-chip.tsx';
import { isWhole, queueAddress, risks, stages, type QueueFilter } from './queue-filter.ts';
import type { Pulse } from './use-pulse.ts';

export interface QueueFiltersProps {
  readonly filter: QueueFilter;
  readonly pulse: Pulse;
}

/** Narrows the queue. What is chosen stands in the address, so that it can be kept and sent. */
export function QueueFilters({ filter, pulse }: QueueFiltersProps): ReactNode {
  const t = useTranslations('queue');
  const stageName = useTranslations('stage');
  const router = useRouter();
  const [, startTransition] = useTransition();
  const choose = (change: Partial<QueueFilter>) =>
    startTransition(() => router.replace(queueAddress({ ...filter, ...change }), { scroll: false }));
  const counts = { LATE: pulse.late.totalCount, DUE_SOON: pulse.dueSoon.totalCount };
  return (
    <div
      role="group"
      aria-label={t('filters')}
      className="-mx-5 mb-1 flex gap-2 overflow-x-auto px-5 py-2 md:mx-0 md:flex-wrap md:px-0"
    >
      <ChoiceChip
        chosen={isWhole(filter)}
        onChoose={() => choose({ stage: null, risk: null, mine: false })}
        count={String(pulse.open.totalCount)}
        testId="filter-all"
      >
        {t('all')}
      </ChoiceChip>
      <Divider />
      {risks.map((risk) => (
        <ChoiceChip
          key={risk}
          chosen={filter.risk === risk}
          onChoose={() => choose({ risk: filter.risk === risk ? null : risk })}
          count={String(counts[risk])}
          urgent={risk === 'LATE' && counts.LATE > 0}
          testId={`filter-${risk}`}
        >
          {t(`risks.${risk}`)}
        </ChoiceChip>
      ))}
      <Divider />
      {stages.map((stage) => (
        <ChoiceChip
          key={stage}
          chosen={filter.stage === stage}
          onChoose={() => choose({ stage: filter.stage === stage ? null : stage })}
          testId={`filter-${stage}`}
        >
          {stageName(stage)}
        </ChoiceChip>
      ))}
      <Divider />
      <ChoiceChip chosen={filter.mine} onChoose={() => choose({ mine: !filter.mine })} testId="filter-mine">
        {t('mine')}
      </ChoiceChip>
    </div>
  );
}

function Divider(): ReactNode {
  return <span aria-hidden className="my-2 w-px shrink-0 bg-hairline" />;
}
