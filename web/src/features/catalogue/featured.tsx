import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { PieceCardFragment } from '../../gql/graphql.ts';
import { Link } from '../../lib/i18n/navigation.ts';
import { PieceCard } from './piece-card.tsx';

/** Pieces that the house puts forward. */
export function Featured({ pieces }: { readonly pieces: readonly PieceCardFragment[] }): ReactNode {
  const t = useTranslations('home');
  if (pieces.length === 0) return null;
  return (
    <section className="shell">
      <div className="mb-10 flex items-baseline justify-between gap-6">
        <h2 className="font-display text-title">{t('featured')}</h2>
        <Link href="/catalogue" className="drawn-link">
          {t('allPieces')}
        </Link>
      </div>
      <ul className="grid grid-cols-2 gap-x-4 gap-y-12 md:gap-x-8 lg:grid-cols-4 lg:gap-y-16">
        {pieces.map((piece) => (
          <li key={piece.id}>
            <PieceCard piece={piece} />
          </li>
        ))}
      </ul>
    </section>
  );
}
