'use client';

import { DateTime } from '@alexandrite/ui/date-time';
import { Price } from '@alexandrite/ui/price';
import { clsx } from 'clsx';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { PieceRowFragment } from '../../gql/graphql.ts';
import { Link } from '../../lib/i18n/navigation.ts';
import { Photo } from '../../ui/piece/photo.tsx';

/** Columns on a desktop: picture, piece, price, lead time, last change. */
export const pieceColumns = 'lg:grid-cols-[3.5rem_minmax(0,1fr)_8rem_10rem_16rem] lg:gap-x-8';

/** One piece of the list: a line on a desktop, a card on a phone. */
export function PieceRow({ piece }: { readonly piece: PieceRowFragment }): ReactNode {
  const t = useTranslations('catalogue');
  const locale = useLocale();
  const [picture] = piece.pictures;
  const { changedAt, changedBy } = piece.editing ?? { changedAt: null, changedBy: null };
  return (
    <li
      data-testid="piece-row"
      data-piece={piece.slug}
      className={clsx(
        'relative grid animate-fade grid-cols-[3.5rem_minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 border-b border-hairline py-3 hover:bg-paper',
        "[grid-template-areas:'picture_name_price'_'picture_changed_days'] lg:[grid-template-areas:'picture_name_price_days_changed']",
        pieceColumns,
      )}
    >
      <span className="size-14 [grid-area:picture]">
        {picture && <Photo photo={picture} decorative className="size-14" />}
      </span>
      <div className="min-w-0 [grid-area:name]">
        <Link
          href={`/catalogue/${piece.slug}`}
          // The whole line leads to the piece; the link is its name.
          className="line-clamp-2 font-medium underline decoration-hairline-strong underline-offset-4 after:absolute after:inset-0 hover:decoration-day"
        >
          {piece.name}
        </Link>
        <span className="caption max-lg:hidden">{t(`kinds.${piece.kind}`)}</span>
      </div>
      <Price amount={piece.price} locale={locale} className="text-right [grid-area:price]" />
      <span className="whitespace-nowrap text-right text-small text-ink-soft [grid-area:days] lg:text-body">
        {t('days', { days: piece.leadTimeDays })}
      </span>
      <span className="min-w-0 truncate text-small text-ink-soft [grid-area:changed]">
        {changedAt === null ? (
          <span className="text-ink-faint">{t('neverChangedShort')}</span>
        ) : (
          <>
            <DateTime value={changedAt} locale={locale} style="shortMoment" />, {changedBy ?? t('somebody')}
          </>
        )}
      </span>
    </li>
  );
}
