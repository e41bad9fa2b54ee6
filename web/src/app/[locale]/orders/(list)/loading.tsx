import { Skeleton } from '@alexandrite/ui/skeleton';
import type { ReactNode } from 'react';
import { LoadingPage } from '../../../../ui/loading-page.tsx';

export default function Loading(): ReactNode {
  return (
    <LoadingPage>
      <div className="grid gap-4">
        {Array.from({ length: 4 }, (_, index) => (
          <Skeleton key={index} className="h-24" />
        ))}
      </div>
    </LoadingPage>
  );
}
