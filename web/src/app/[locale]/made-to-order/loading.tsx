import { Skeleton } from '@alexandrite/ui/skeleton';
import type { ReactNode } from 'react';
import { LoadingPage } from '../../../ui/loading-page.tsx';

export default function Loading(): ReactNode {
  return (
    <LoadingPage>
      <div className="grid gap-10 lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)] lg:gap-16">
        <Skeleton className="min-h-96 lg:min-h-144" />
        <Skeleton className="h-96" />
      </div>
    </LoadingPage>
  );
}
