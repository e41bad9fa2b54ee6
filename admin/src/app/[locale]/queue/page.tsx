import { getTranslations } from 'next-intl/server';
import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { holdsOneOf, queueRoles } from '../../../features/account/sections.ts';
import { queueAddress, readFilter, type Search } from '../../../features/production/queue/queue-filter.ts';
import { QueueView } from '../../../features/production/queue/queue-view.tsx';
import { readQueue } from '../../../features/production/read-production.ts';
import { requireStaff } from '../require-staff.ts';

interface QueuePageProps {
  readonly searchParams: Promise<Search>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('queue');
  return { title: t('title') };
}

export default async function QueuePage({ searchParams }: QueuePageProps): Promise<ReactNode> {
  const filter = readFilter(await searchParams);
  const viewer = await requireStaff(queueAddress(filter), queueRoles);
  const worker = {
    id: viewer.id,
    mayTake: holdsOneOf(viewer, ['OPERATOR']),
    mayAssign: holdsOneOf(viewer, ['MANAGER', 'ADMIN']),
  };
  return (
    <div className="shell pb-20 pt-7">
      <QueueView worker={worker} filter={filter} {...await readQueue(filter)} />
    </div>
  );
}
