import { Skeleton } from '@alexandrite/ui/skeleton';
import type { ReactNode } from 'react';
import { LoadingPage } from '../../../../ui/loading-page.tsx';

export default function Loading(): ReactNode {
  return (
    <LoadingPage>
      <Skeleton className="mb-14 h-20" />
      <div className="grid gap-14 lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)] lg:gap-20">
        <Skeleton className="h-96" />
        <Skeleton className="h-60" />
      </div>
    </LoadingPage>
  );
}
