import { Facts } from '@alexandrite/ui/facts';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Link } from '../../lib/i18n/navigation.ts';
import type { Piece } from './read-catalogue.ts';

/** What there is to know about a piece. */
export function PieceFacts({ piece }: { readonly piece: Piece }): ReactNode {
  const t = useTranslations('product');
  const kinds = useTranslations('kinds');
  return (
    <Facts
      facts={[
        { key: 'lead-time', label: t('leadTime'), value: t('leadTimeDays', { days: piece.leadTimeDays }) },
        {
          key: 'stones',
          label: t('stones'),
          value: piece.stones.length === 0 ? t('noStones') : piece.stones.join('; '),
        },
        {
          key: 'collection',
          label: t('collection'),
          value: <DrawnLink href={`/catalogue?collection=${piece.collection.slug}`}>{piece.collection.name}</DrawnLink>,
        },
        {
          key: 'kind',
          label: t('kind'),
          value: <DrawnLink href={`/catalogue?kind=${piece.kind}`}>{kinds(piece.kind)}</DrawnLink>,
        },
      ]}
    />
  );
}

function DrawnLink({ href, children }: { readonly href: string; readonly children: ReactNode }): ReactNode {
  return (
    <Link href={href} className="drawn-link">
      {children}
    </Link>
  );
}
