'use client';

import { StatusPill } from '@alexandrite/ui/badge';
import { DateTime } from '@alexandrite/ui/date-time';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { PartnerKeyCardFragment } from '../../gql/graphql.ts';
import { RevokeDialog } from './revoke-dialog.tsx';
import { standingOf, tones } from './standing.ts';

export interface PartnerKeyRowProps {
  readonly partnerKey: PartnerKeyCardFragment;
  readonly onRevoked: (key: PartnerKeyCardFragment) => void;
}

/** One key: whose, what for, how it stands, and the end of it. */
export function PartnerKeyRow({ partnerKey, onRevoked }: PartnerKeyRowProps): ReactNode {
  const t = useTranslations('partnerKeys');
  const locale = useLocale();
  const { id, name, account, createdAt, createdBy, expiresAt, lastUsedOn } = partnerKey;
  const standing = standingOf(partnerKey);
  return (
    <li
      className="grid gap-x-8 gap-y-3 border-b border-hairline py-4 md:grid-cols-[minmax(0,3fr)_minmax(0,3fr)_auto_7rem] md:items-center"
      data-key={id}
    >
      <div className="min-w-0">
        <p className="truncate font-medium">{name}</p>
        <p className="caption truncate">{account ? `${account.displayName} · ${account.email}` : '—'}</p>
      </div>
      <div className="caption figures">
        <p>
          {t.rich('made', { who: createdBy, when: () => <DateTime value={createdAt} locale={locale} style="date" /> })}
        </p>
        <p>
          {t.rich('until', { when: () => <DateTime value={expiresAt} locale={locale} style="date" /> })}
          {' · '}
          {lastUsedOn === null
            ? t('neverUsed')
            : t.rich('used', {
                when: () => <DateTime value={`${lastUsedOn}T12:00:00Z`} locale={locale} style="day" />,
              })}
        </p>
      </div>
      <StatusPill tone={tones[standing]} className="justify-self-start">
        {t(`standing.${standing}`)}
      </StatusPill>
      <div className="md:justify-self-end">
        {standing === 'active' && <RevokeDialog partnerKey={partnerKey} onRevoked={onRevoked} />}
      </div>
    </li>
  );
}
