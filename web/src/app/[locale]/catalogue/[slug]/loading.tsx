import { Skeleton } from '@alexandrite/ui/skeleton';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';

export default function Loading(): ReactNode {
  const t = useTranslations('errors');
  return (
    <div className="shell grid gap-10 pt-8 lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)] lg:gap-16 lg:pt-10" role="status">
      <span className="sr-only">{t('loading')}</span>
      <Skeleton className="aspect-square" />
      <div className="grid content-start gap-6 lg:pt-6">
        <Skeleton className="h-14 w-3/4" />
        <Skeleton className="h-7 w-40" />
        <Skeleton className="h-32" />
        <Skeleton className="h-13" />
      </div>
    </div>
  );
}
