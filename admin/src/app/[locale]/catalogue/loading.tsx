import { Skeleton } from '@alexandrite/ui/skeleton';
import type { ReactNode } from 'react';
import { LoadingPage } from '../../../ui/loading-page.tsx';

export default function Loading(): ReactNode {
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
