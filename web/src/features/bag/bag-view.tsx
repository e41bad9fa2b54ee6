'use client';

import { Button } from '@alexandrite/ui/button';
import { Price } from '@alexandrite/ui/price';
import { Skeleton } from '@alexandrite/ui/skeleton';
import { EmptyState, ErrorState } from '@alexandrite/ui/states';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Link } from '../../lib/i18n/navigation.ts';
import { BagRow } from './bag-row.tsx';
import { keyOf, type Bag } from './bag.ts';
import { useBag } from './bag-provider.tsx';
import { useBagPieces, type BagPiece } from './use-bag-pieces.ts';

/** One entry of the bag with the piece that the catalogue has for it. */
export interface ReadyEntry {
  readonly productId: string;
  readonly metal: string;
  readonly size: string | null;
  readonly quantity: number;
}

export interface BagViewProps {
  /** How it goes on from here: gets what is in the bag. */
  readonly checkout: (entries: readonly ReadyEntry[]) => ReactNode;
}

/** What is in the bag, at today's prices. */
export function BagView({ checkout }: BagViewProps): ReactNode {
  const t = useTranslations('bag');
  const errors = useTranslations('errors');
  const locale = useLocale();
  const { bag, setQuantity } = useBag();
  const { pieces, failed } = useBagPieces(bag);
  if (failed) return <ErrorState title={errors('pageTitle')} text={errors('network')} />;
  if (bag.length === 0) {
    const action = (
      <Button asChild variant="secondary">
        <Link href="/catalogue">{t('toCatalogue')}</Link>
      </Button>
    );
    return <EmptyState title={t('emptyTitle')} text={t('emptyText')} action={action} />;
  }
  const ready = readyEntries(bag, pieces);
  const total = totalOf(bag, pieces);
  return (
    <div className="grid gap-10 lg:grid-cols-[1fr_22rem] lg:gap-20">
      <ul className="border-t border-hairline">
        {bag.map((entry) => (
          <BagRow
            key={keyOf(entry)}
            entry={entry}
            piece={pieces.get(entry.slug)}
            onQuantity={(quantity) => setQuantity(keyOf(entry), quantity)}
          />
        ))}
      </ul>
      <div className="grid content-start gap-6">
        <p className="flex items-baseline justify-between gap-4">
          <span className="text-ink-soft">{t('total')}</span>
          {total ? (
            <Price amount={total} locale={locale} className="text-subtitle" />
          ) : (
            <Skeleton className="h-7 w-28" />
          )}
        </p>
        {checkout(ready)}
      </div>
    </div>
  );
}

function readyEntries(bag: Bag, pieces: ReadonlyMap<string, BagPiece | null>): readonly ReadyEntry[] {
  return bag.flatMap(({ slug, metal, size, quantity }) => {
    const piece = pieces.get(slug);
    return piece ? [{ productId: piece.id, metal, size, quantity }] : [];
  });
}

function totalOf(bag: Bag, pieces: ReadonlyMap<string, BagPiece | null>): BagPiece['price'] | null {
  let amountMinor = 0;
  let currency: string | undefined;
  for (const { slug, quantity } of bag) {
    const piece = pieces.get(slug);
    if (piece === undefined) return null;
    amountMinor += (piece?.price.amountMinor ?? 0) * quantity;
    currency ??= piece?.price.currency;
  }
  return currency === undefined ? null : { amountMinor, currency };
}
