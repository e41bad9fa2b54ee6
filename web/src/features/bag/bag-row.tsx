'use client';

import { pictureIn, sizeText } from '@alexandrite/app-kit/piece-words';
import { metalColor } from '@alexandrite/ui/model-viewer';
import { Price } from '@alexandrite/ui/price';
import { Skeleton } from '@alexandrite/ui/skeleton';
import { X } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Link } from '../../lib/i18n/navigation.ts';
import { LinePicture } from '../../ui/line-picture.tsx';
import { QuantityInput } from '../../ui/quantity-input.tsx';
import { useMetalName } from '../../ui/use-metal-name.ts';
import { mostPieces, type BagEntry } from './bag.ts';
import type { BagPiece } from './use-bag-pieces.ts';

interface BagRowProps {
  readonly entry: BagEntry;
  /** Undefined while it is on its way, null when it is no longer made. */
  readonly piece: BagPiece | null | undefined;
  readonly onQuantity: (quantity: number) => void;
}

/** One piece of the bag. */
export function BagRow({ entry, piece, onQuantity }: BagRowProps): ReactNode {
  const t = useTranslations('bag');
  const orders = useTranslations('orders');
  const locale = useLocale();
  const metalName = useMetalName();
  const name = piece?.name ?? entry.slug;
  const size = entry.size === null ? null : orders('size', { size: sizeText(entry.size, locale) });
  return (
    <li className="grid grid-cols-[6rem_1fr_auto] gap-x-5 border-b border-hairline py-5" data-testid="bag-row">
      {piece ? (
        <LinePicture photo={pictureIn(piece, entry.metal)} color={metalColor(entry.metal)} className="size-24" />
      ) : (
        <Skeleton className="size-24" />
      )}
      <div className="grid content-between gap-2">
        <div>
          <Link href={`/catalogue/${entry.slug}`} className="drawn-link font-display text-subtitle">
            {name}
          </Link>
          <p className="text-small text-ink-soft">{[metalName(entry.metal), size].filter(Boolean).join(', ')}</p>
        </div>
        <QuantityInput label={t('quantity')} value={entry.quantity} most={mostPieces} onChange={onQuantity} />
      </div>
      <div className="grid content-between justify-items-end">
        {piece && (
          <Price amount={{ ...piece.price, amountMinor: piece.price.amountMinor * entry.quantity }} locale={locale} />
        )}
        <button
          type="button"
          aria-label={t('removeNamed', { name })}
          className="-mb-2 -mr-3 grid size-11 place-items-center text-ink-faint hover:text-ink"
          onClick={() => onQuantity(0)}
        >
          <X aria-hidden className="size-4.5" strokeWidth={1.4} />
        </button>
      </div>
    </li>
  );
}
