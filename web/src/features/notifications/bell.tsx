'use client';

import { useLiveEvents } from '@alexandrite/graphql-client/use-live';
import { useToast } from '@alexandrite/ui/toast';
import { Bell as BellIcon } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { NotificationReceivedDocument, type NotificationEntryFragment } from '../../gql/graphql.ts';
import { Link, usePathname } from '../../lib/i18n/navigation.ts';

/** The way to the notifications. New ones are counted and shown as they come, on whatever page one is. */
export function Bell(): ReactNode {
  const t = useTranslations('notifications');
  const toast = useToast();
  const here = usePathname();
  const [unread, setUnread] = useState<readonly string[]>([]);
  const onList = here === '/notifications';
  const onOrder = (entry: NotificationEntryFragment) => entry.order !== null && here === `/orders/${entry.order.id}`;
  useLiveEvents(
    NotificationReceivedDocument,
    {},
    {
      onEvent: ({ notificationReceived: entry }) => {
        // The list and the order's own page show the same at the same moment.
        if (onList || onOrder(entry)) return;
        setUnread((ids) => (ids.includes(entry.id) ? ids : [...ids, entry.id]));
        toast({ title: entry.text });
      },
      // It counts what comes while one is here; what came before stands in the list.
      after: null,
      onMissed: () => undefined,
    },
  );
  const count = onList ? 0 : unread.length;
  return (
    <Link
      href="/notifications"
      aria-label={count === 0 ? t('open') : t('unread', { count })}
      onClick={() => setUnread([])}
      className="relative grid size-11 place-items-center hover:text-day"
      data-testid="bell"
    >
      <BellIcon aria-hidden className="size-5" strokeWidth={1.4} />
      {count > 0 && (
        <span
          aria-hidden
          className="figures absolute right-0.5 top-1 grid h-4.5 min-w-4.5 animate-fade place-items-center rounded-full bg-dusk px-1 text-[0.6875rem] leading-none text-paper"
        >
          {count}
        </span>
      )}
    </Link>
  );
}
