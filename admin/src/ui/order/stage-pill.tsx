import { StatusPill, type Tone } from '@alexandrite/ui/badge';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { WorkStage } from '../../gql/graphql.ts';

const tones: Readonly<Record<WorkStage, Tone>> = {
  QUEUED: 'neutral',
  STARTED: 'active',
  COMPLETED: 'active',
  PACKAGING: 'active',
  SHIPPED: 'done',
};

export interface StagePillProps {
  readonly stage: WorkStage;
  readonly cancelled: boolean;
}

/** How far a work order has come; that it was called off weighs more. */
export function StagePill({ stage, cancelled }: StagePillProps): ReactNode {
  const t = useTranslations('stage');
  return (
    <StatusPill tone={cancelled ? 'late' : tones[stage]} data-testid="work-stage" data-stage={stage}>
      {cancelled ? t('cancelled') : t(stage)}
    </StatusPill>
  );
}
