import { Skeleton } from '@alexandrite/ui/skeleton';
import type { ReactNode } from 'react';
import { LoadingPage } from '../../../../ui/loading-page.tsx';

export default function Loading(): ReactNode {
  return (
    <LoadingPage>
      <Skeleton className="mb-10 h-16 w-full" />
      <div className="grid grid-cols-2 gap-x-4 gap-y-12 md:grid-cols-3 md:gap-x-8 lg:grid-cols-4">
        {Array.from({ length: 8 }, (_, index) => (
          <div key={index} className="grid gap-4">
            <Skeleton className="aspect-square" />
            <Skeleton className="h-6 w-2/3" />
          </div>
        ))}
      </div>
    </LoadingPage>
  );
}
