'use client';

import { Button } from '@alexandrite/ui/button';
import { EmptyState } from '@alexandrite/ui/states';
import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import type { ReactNode } from 'react';

export default function ErrorPage({
  error,
  retry,
}: {
  readonly error: unknown;
  readonly retry: () => void;
}): ReactNode {
  const t = useTranslations('errors');
  useEffect(() => console.error(error), [error]);
  return (
    <div role="alert">
      <EmptyState
        className="py-32"
        title={t('pageTitle')}
        text={t('pageText')}
        action={<Button onClick={() => retry()}>{t('retry')}</Button>}
      />
    </div>
  );
}
