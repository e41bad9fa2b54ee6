import { Skeleton } from '@alexandrite/ui/skeleton';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';

/** A page that is on its way: its title's place, and the places of what comes below. */
export function LoadingPage({ children }: { readonly children: ReactNode }): ReactNode {
  const t = useTranslations('errors');
  return (
    <div className="shell pb-20 pt-7" role="status">
      <span className="sr-only">{t('loading')}</span>
      <Skeleton className="mb-7 h-11 w-64 max-w-full" />
      {children}
    </div>
  );
}
