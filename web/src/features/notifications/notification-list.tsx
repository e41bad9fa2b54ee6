'use client';

import { useLiveEvents } from '@alexandrite/graphql-client/use-live';
import { Button } from '@alexandrite/ui/button';
import { DateTime } from '@alexandrite/ui/date-time';
import { EmptyState } from '@alexandrite/ui/states';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { NotificationReceivedDocument, NotificationsDocument, type NotificationsQuery } from '../../gql/graphql.ts';
import { useGraph } from '../../lib/graph/graph-provider.tsx';
import { Link, useRouter } from '../../lib/i18n/navigation.ts';
import { useAction } from '../../lib/use-action.ts';
import { pageSize } from './page-size.ts';

interface NotificationListProps {
  readonly firstPage: NotificationsQuery['notifications'];
  /** Where the order of changes stood when it was read. */
  readonly position: string | null;
}

/** What the house has told the visitor, the latest first; new ones come on top by themselves. */
export function NotificationList({ firstPage, position }: NotificationListProps): ReactNode {
  const t = useTranslations('notifications');
  const locale = useLocale();
  const ask = useGraph();
  const router = useRouter();
  const [shown, setShown] = useState(firstPage);
  const [read, setRead] = useState(firstPage);
  if (read !== firstPage) {
    // The server has read the list again.
    setRead(firstPage);
    setShown(firstPage);
  }
  useLiveEvents(
    NotificationReceivedDocument,
    {},
    {
      onEvent: ({ notificationReceived: entry }) =>
        setShown((now) => ({ ...now, nodes: [entry, ...now.nodes.filter(({ id }) => id !== entry.id)] })),
      after: position,
      onMissed: () => router.refresh(),
    },
  );
  const more = useAction(async () => {
    const { notifications } = await ask(NotificationsDocument, { first: pageSize, after: shown.pageInfo.endCursor });
    setShown((now) => ({ ...notifications, nodes: [...now.nodes, ...notifications.nodes] }));
    return null;
  });
  if (shown.nodes.length === 0) return <EmptyState title={t('emptyTitle')} text={t('emptyText')} />;
  return (
    <div className="grid max-w-3xl gap-10">
      <ul className="border-t border-hairline">
        {shown.nodes.map((entry) => (
          <li key={entry.id} className="animate-rise border-b border-hairline py-5" data-testid="notification">
            <p className="text-lead">
              {entry.order ? (
                <Link href={`/orders/${entry.order.id}`} className="drawn-link">
                  {entry.text}
                </Link>
              ) : (
                entry.text
              )}
            </p>
            <DateTime value={entry.at} locale={locale} style="moment" className="caption" />
          </li>
        ))}
      </ul>
      {shown.pageInfo.hasNextPage && (
        <div className="grid justify-items-start gap-2">
          <Button variant="secondary" pending={more.pending} onClick={() => more.run()}>
            {t('more')}
          </Button>
          {more.failure && <p role="alert">{more.failure.message}</p>}
        </div>
      )}
    </div>
  );
}
