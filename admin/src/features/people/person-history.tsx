'use client';

import { DateTime } from '@alexandrite/ui/date-time';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { PersonFragment } from '../../gql/graphql.ts';

type History = NonNullable<PersonFragment['access']>['history'];

/** What was done to an account: when, by whom, and which roles it had then. */
export function PersonHistory({ history }: { readonly history: History }): ReactNode {
  const t = useTranslations('people');
  const roleName = useTranslations('roles');
  const locale = useLocale();
  if (history.length === 0) return null;
  const names = (roles: History[number]['roles']) => roles.map((role) => roleName(role)).join(', ') || '—';
  return (
    <section className="mt-6 border-t border-hairline pt-5">
      <h3 className="mb-2 text-small text-ink-soft">{t('history')}</h3>
      <ol className="grid gap-2" data-testid="person-history">
        {history.map(({ action, at, by, rolesBefore, roles }) => (
          <li key={`${at}-${action}`} className="text-small">
            <p>
              {t(`actions.${action}`)}
              {action === 'ROLES_CHANGED' && `: ${names(rolesBefore)} → ${names(roles)}`}
            </p>
            <p className="caption figures">
              <DateTime value={at} locale={locale} style="moment" /> · {by ? by.displayName || t('gone') : t('machine')}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
