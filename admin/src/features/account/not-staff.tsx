'use client';

import { Button } from '@alexandrite/ui/button';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { FailureNote } from '../../ui/failure-note.tsx';
import { useSignOut } from './use-sign-out.ts';

export interface NotStaffProps {
  readonly name: string;
  /** Address of the storefront. */
  readonly storefront: string;
}

/** For customers and partners who signed in here: what this is, and the way to what is theirs. */
export function NotStaff({ name, storefront }: NotStaffProps): ReactNode {
  const t = useTranslations('account');
  const signOut = useSignOut();
  return (
    <div className="grid gap-6" data-testid="not-staff">
      <p className="text-lead text-ink-soft">{t('notStaffText', { name })}</p>
      <div className="grid gap-3">
        <Button asChild size="lg" wide>
          <a href={storefront}>{t('toStorefront')}</a>
        </Button>
        <Button variant="secondary" size="lg" wide pending={signOut.pending} onClick={() => signOut.run('HERE')}>
          {t('asSomebodyElse')}
        </Button>
      </div>
      <FailureNote failure={signOut.failure} />
    </div>
  );
}
