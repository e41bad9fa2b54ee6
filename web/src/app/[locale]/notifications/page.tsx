import { getTranslations } from 'next-intl/server';
import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { NotificationList } from '../../../features/notifications/notification-list.tsx';
import { readNotifications } from '../../../features/notifications/read-notifications.ts';
import { PageTitle } from '../../../ui/page-title.tsx';
import { requireViewer } from '../require-viewer.ts';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('notifications');
  return { title: t('title'), robots: { index: false } };
}

export default async function NotificationsPage(): Promise<ReactNode> {
  await requireViewer('/notifications');
  const [notifications, t] = await Promise.all([readNotifications(), getTranslations('notifications')]);
  return (
    <div className="shell pt-12">
      <PageTitle>{t('title')}</PageTitle>
      <NotificationList {...notifications} />
    </div>
  );
}
