'use client';

import { sizeText } from '@alexandrite/app-kit/piece-words';
import { ChoiceCards, Swatches } from '@alexandrite/ui/field';
import { metalColor } from '@alexandrite/ui/model-viewer';
import { Price } from '@alexandrite/ui/price';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useMetalName } from '../../ui/use-metal-name.ts';
import { searchOf, type PieceChoice } from './choose-piece.ts';
import { Gallery, type View } from './gallery.tsx';
import { PieceFacts } from './piece-facts.tsx';
import type { Piece } from './read-catalogue.ts';

export interface PieceViewProps {
  readonly piece: Piece;
  readonly chosen: PieceChoice;
  /** What can be done with the choice: order it, put it into the bag. */
  readonly actions: (choice: PieceChoice) => ReactNode;
}

/** A piece: its pictures and its model, what can be chosen, what there is to know. */
export function PieceView({ piece, chosen, actions }: PieceViewProps): ReactNode {
  const t = useTranslations('product');
  const locale = useLocale();
  const metalName = useMetalName();
  const [choice, setChoice] = useState(chosen);
  const [view, setView] = useState<View>(chosen.metal === piece.metals[0] ? 0 : 'model');
  const change = (next: PieceChoice) => {
    setChoice(next);
    // The address remembers the choice; the page itself stays.
    window.history.replaceState(null, '', searchOf(next));
  };
  const changeMetal = (metal: string) => {
    change({ ...choice, metal });
    // Pictures show the usual metal; the model shows them all.
    setView('model');
  };
  return (
    <div className="grid gap-10 lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)] lg:gap-16">
      <Gallery piece={piece} metal={choice.metal} view={view} onView={setView} />
      <div className="grid content-start gap-8 lg:pt-6">
        <div className="grid gap-3">
          <h1 className="font-display text-headline">{piece.name}</h1>
          <Price amount={piece.price} locale={locale} className="text-subtitle" data-testid="piece-price" />
        </div>
        <p className="max-w-prose text-lead text-ink-soft">{piece.description}</p>
        <div className="grid gap-5">
          <Swatches
            legend={
              <>
                {t('metal')}: <span className="text-ink">{metalName(choice.metal)}</span>
              </>
            }
            name="metal"
            choices={piece.metals.map((metal) => ({ value: metal, label: metalName(metal), color: metalColor(metal) }))}
            value={choice.metal}
            onChange={changeMetal}
          />
          {choice.size !== null && (
            <ChoiceCards
              legend={piece.kind === 'BRACELET' ? t('sizeBracelet') : t('sizeRing')}
              name="size"
              layout="chips"
              choices={piece.sizes.map((size) => ({
                value: size,
                label: sizeText(size, locale),
              }))}
              value={choice.size}
              onChange={(size) => change({ ...choice, size })}
            />
          )}
        </div>
        <div className="grid gap-3">
          {actions(choice)}
          <p className="caption">{t('taxIncluded')}</p>
        </div>
        <PieceFacts piece={piece} />
      </div>
    </div>
  );
}
