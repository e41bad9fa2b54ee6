'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { AddToBagButton } from '../../../../features/bag/add-to-bag-button.tsx';
import type { PieceChoice } from '../../../../features/catalogue/choose-piece.ts';
import { PieceView } from '../../../../features/catalogue/piece-view.tsx';
import type { Piece as CataloguePiece } from '../../../../features/catalogue/read-catalogue.ts';
import { StartOrderButton } from '../../../../features/ordering/start-order-button.tsx';

/** A piece, and what can be done with it. */
export function Piece({ piece, chosen }: { readonly piece: CataloguePiece; readonly chosen: PieceChoice }): ReactNode {
  const t = useTranslations('product');
  return (
    <PieceView
      piece={piece}
      chosen={chosen}
      actions={(choice) => (
        <>
          <StartOrderButton lines={[{ productId: piece.id, ...choice, quantity: 1 }]}>{t('order')}</StartOrderButton>
          <AddToBagButton entry={{ slug: piece.slug, ...choice, quantity: 1 }} name={piece.name} />
        </>
      )}
    />
  );
}
