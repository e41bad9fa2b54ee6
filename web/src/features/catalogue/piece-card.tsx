import { Price } from '@alexandrite/ui/price';
import { useLocale } from 'next-intl';
import type { ReactNode } from 'react';
import type { PieceCardFragment } from '../../gql/graphql.ts';
import { Link } from '../../lib/i18n/navigation.ts';
import { Photo } from '../../ui/photo.tsx';

export interface PieceCardProps {
  readonly piece: PieceCardFragment;
  readonly urgent?: boolean | undefined;
}

/** A piece in a grid: its picture, turning to the second one under the mouse, its name, its price. */
export function PieceCard({ piece, urgent }: PieceCardProps): ReactNode {
  const locale = useLocale();
  const [main, second] = piece.pictures;
  return (
    <Link href={`/catalogue/${piece.slug}`} className="group grid content-start gap-4" data-testid="piece-card">
      <span className="relative block aspect-square overflow-hidden">
        {main && <Photo photo={main} urgent={urgent} decorative className="size-full" />}
        {second && (
          <Photo
            photo={second}
            decorative
            className="absolute inset-0 size-full opacity-0 transition-opacity duration-700 ease-settle pointer-fine:group-hover:opacity-100"
          />
        )}
      </span>
      <span className="grid gap-0.5">
        <span className="font-display text-subtitle leading-tight">{piece.name}</span>
        <span className="flex flex-wrap items-baseline justify-between gap-x-3 text-small text-ink-soft">
          <span>{piece.collection.name}</span>
          <Price amount={piece.price} locale={locale} className="text-body text-ink" />
        </span>
      </span>
    </Link>
  );
}
