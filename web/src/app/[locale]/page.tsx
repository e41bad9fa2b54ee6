import { getTranslations } from 'next-intl/server';
import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { CollectionIndex } from '../../features/catalogue/collection-index.tsx';
import { covers } from '../../features/catalogue/covers.ts';
import { Featured } from '../../features/catalogue/featured.tsx';
import { readCollections, readPieces } from '../../features/catalogue/read-catalogue.ts';
import { Hero } from './hero.tsx';
import { StoneBand, Story } from './story.tsx';

/** Enough pieces for every collection to have a picture. */
const piecesRead = 48;
const piecesFeatured = 8;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('brand');
  return { openGraph: { title: t('title'), description: t('description') } };
}

export default async function HomePage(): Promise<ReactNode> {
  const [pieces, collections] = await Promise.all([
    readPieces({ kind: null, metal: null, collection: null, sort: 'FEATURED' }, piecesRead),
    readCollections(),
  ]);
  const [first, ...others] = pieces.nodes;
  return (
    <>
      <Hero photo={first?.pictures[0]} />
      <CollectionIndex collections={covers(collections, first ? [...others, first] : others)} />
      <StoneBand />
      <Story />
      <Featured pieces={others.slice(0, piecesFeatured)} />
    </>
  );
}
