'use client';

import { Badge, StatusPill } from '@alexandrite/ui/badge';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { PersonFragment } from '../../gql/graphql.ts';
import { PersonDialog } from './person-dialog.tsx';

export interface PersonRowProps {
  readonly person: PersonFragment;
  /** Whether it is who looks at the page. */
  readonly isSelf: boolean;
  readonly onChanged: (person: PersonFragment) => void;
  readonly onDeleted: (id: string) => void;
}

/** One account: whose, what it opens, how it stands, and what can be done about it. */
export function PersonRow({ person, isSelf, onChanged, onDeleted }: PersonRowProps): ReactNode {
  const t = useTranslations('people');
  const roleName = useTranslations('roles');
  const { id, displayName, email, roles, access } = person;
  return (
    <li
      className="grid gap-x-8 gap-y-3 border-b border-hairline py-4 md:grid-cols-[minmax(0,3fr)_minmax(0,3fr)_8rem_7rem] md:items-center"
      data-person={id}
    >
      <div className="min-w-0">
        <p className="truncate font-medium">{displayName}</p>
        <p className="caption truncate">{email}</p>
      </div>
      <ul className="flex flex-wrap gap-1.5" aria-label={t('roles')}>
        {roles.map((role) => (
          <li key={role}>
            <Badge tone={role === 'ADMIN' ? 'active' : 'neutral'}>{roleName(role)}</Badge>
          </li>
        ))}
      </ul>
      <div>
        {access?.disabledAt && <StatusPill tone="off">{t('closed')}</StatusPill>}
        {!access?.disabledAt && access?.mustChangePassword && <StatusPill tone="waiting">{t('awaited')}</StatusPill>}
        {!access?.disabledAt && access?.isDemo && <Badge>{t('demo')}</Badge>}
      </div>
      <div className="md:justify-self-end">
        {isSelf ? (
          <span className="caption">{t('you')}</span>
        ) : (
          <PersonDialog person={person} onChanged={onChanged} onDeleted={onDeleted} />
        )}
      </div>
    </li>
  );
}
