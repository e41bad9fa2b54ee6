import { Skeleton } from '@alexandrite/ui/skeleton';
import type { ReactNode } from 'react';
import { LoadingPage } from './loading-page.tsx';

/** Stands for a page that is a list, or nearly one, until it is there. */
export function LoadingList(): ReactNode {
  return (
    <LoadingPage>
      <Skeleton className="mb-6 h-11" />
      <div className="grid gap-3">
        {Array.from({ length: 10 }, (_, index) => (
          <Skeleton key={index} className="h-12" />
        ))}
      </div>
    </LoadingPage>
  );
}
