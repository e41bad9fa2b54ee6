'use client';

import type { GraphQLRequestError } from '@alexandrite/graphql-client/errors';
import { Button } from '@alexandrite/ui/button';
import { ErrorState } from '@alexandrite/ui/states';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { useRouter } from '../lib/i18n/navigation.ts';

/** Says that a page no longer follows the house, when the API has refused for good. Nothing while all is well. */
export function SessionNotice({ error }: { readonly error: GraphQLRequestError | null }): ReactNode {
  const t = useTranslations('connection');
  const router = useRouter();
  if (!error) return null;
  return (
    <ErrorState
      className="mb-6"
      title={t('refusedTitle')}
      text={t('refusedText')}
      // Whoever is no longer signed in is led to sign in, and back here.
      action={<Button onClick={() => router.refresh()}>{t('refusedAction')}</Button>}
    />
  );
}
