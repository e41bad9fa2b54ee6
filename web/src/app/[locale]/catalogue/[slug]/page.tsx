import { getTranslations } from 'next-intl/server';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { pieceChoiceFrom } from '../../../../features/catalogue/choose-piece.ts';
import type { SearchParams } from '../../../../features/catalogue/filter.ts';
import { PieceCard } from '../../../../features/catalogue/piece-card.tsx';
import { readPiece, readPieces } from '../../../../features/catalogue/read-catalogue.ts';
import { Piece } from './piece.tsx';

interface PiecePageProps {
  readonly params: Promise<{ readonly slug: string }>;
  readonly searchParams: Promise<SearchParams>;
}

export async function generateMetadata({ params }: PiecePageProps): Promise<Metadata> {
  const piece = await readPiece((await params).slug);
  if (!piece) return {};
  const [picture] = piece.pictures;
  return {
    title: piece.name,
    description: piece.description,
    openGraph: {
      title: piece.name,
      description: piece.description,
      ...(picture && {
        images: [{ url: picture.url, width: picture.width, height: picture.height, alt: picture.alt }],
      }),
    },
  };
}

/** Pieces of the same collection shown below. */
const neighbours = 4;

export default async function PiecePage({ params, searchParams }: PiecePageProps): Promise<ReactNode> {
  const [{ slug }, search] = await Promise.all([params, searchParams]);
  const piece = await readPiece(slug);
  if (!piece) notFound();
  const [t, collection] = await Promise.all([
    getTranslations('product'),
    readPieces({ kind: null, metal: null, collection: piece.collection.slug, sort: 'FEATURED' }, neighbours + 1),
  ]);
  const others = collection.nodes.filter(({ id }) => id !== piece.id).slice(0, neighbours);
  return (
    <div className="shell pt-8 lg:pt-10">
      <Piece piece={piece} chosen={pieceChoiceFrom(piece, search)} />
      {others.length > 0 && (
        <section className="mt-24">
          <h2 className="mb-8 font-display text-title">{t('others')}</h2>
          <ul className="grid grid-cols-2 gap-x-4 gap-y-12 md:gap-x-8 lg:grid-cols-4">
            {others.map((other) => (
              <li key={other.id}>
                <PieceCard piece={other} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
