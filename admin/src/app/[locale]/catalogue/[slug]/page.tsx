import { getTranslations } from 'next-intl/server';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { catalogueRoles } from '../../../../features/account/sections.ts';
import { PieceEditor } from '../../../../features/catalogue/piece-editor.tsx';
import { readPiece } from '../../../../features/catalogue/read-catalogue.ts';
import { requireStaff } from '../../require-staff.ts';

interface PiecePageProps {
  readonly params: Promise<{ readonly slug: string }>;
}

export async function generateMetadata({ params }: PiecePageProps): Promise<Metadata> {
  const [{ slug }, t] = await Promise.all([params, getTranslations('catalogue')]);
  const piece = await readPiece(slug);
  return { ...(piece && { title: t('piece', { name: piece.name }) }) };
}

export default async function PiecePage({ params }: PiecePageProps): Promise<ReactNode> {
  const { slug } = await params;
  await requireStaff(`/catalogue/${slug}`, catalogueRoles);
  const piece = await readPiece(slug);
  if (!piece) notFound();
  return (
    <div className="shell pb-20 pt-7">
      <PieceEditor key={piece.id} piece={piece} />
    </div>
  );
}
