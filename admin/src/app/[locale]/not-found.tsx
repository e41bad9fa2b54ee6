import { Button } from '@alexandrite/ui/button';
import { EmptyState } from '@alexandrite/ui/states';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Link } from '../../lib/i18n/navigation.ts';

export default function NotFoundPage(): ReactNode {
  const t = useTranslations('errors');
  const home = (
    <Button asChild variant="secondary">
      <Link href="/">{t('home')}</Link>
    </Button>
  );
  return <EmptyState className="py-32" title={t('notFoundTitle')} text={t('notFoundText')} action={home} />;
}
