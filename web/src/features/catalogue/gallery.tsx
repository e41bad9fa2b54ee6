'use client';

import { metalLook, ModelViewer } from '@alexandrite/ui/model-viewer';
import { clsx } from 'clsx';
import { Rotate3d } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { Photo } from '../../ui/photo.tsx';
import { useViewerLabels } from '../../ui/use-viewer-labels.ts';
import type { Piece } from './read-catalogue.ts';

/** Number of a picture, or the model. */
export type View = number | 'model';

export interface GalleryProps {
  readonly piece: Piece;
  readonly metal: string;
  readonly view: View;
  readonly onView: (view: View) => void;
}

/** The pictures of a piece and its model, one large, all small below. */
export function Gallery({ piece, metal, view, onView }: GalleryProps): ReactNode {
  const t = useTranslations('product');
  const viewer = useTranslations('viewer');
  const labels = useViewerLabels();
  const source = useMemo(() => ({ format: 'glb', url: piece.modelUrl }) as const, [piece.modelUrl]);
  const look = useMemo(() => metalLook(metal), [metal]);
  const [main] = piece.pictures;
  const picture = view === 'model' ? undefined : piece.pictures[view];
  return (
    <div className="grid content-start gap-3">
      <div className="relative aspect-square overflow-hidden sm:aspect-[6/5] lg:aspect-square">
        {view === 'model' ? (
          <>
            <ModelViewer
              className="size-full"
              source={source}
              look={look}
              description={viewer('description', { name: piece.name })}
              labels={labels}
              poster={main && <Photo photo={main} decorative className="size-full opacity-40" />}
            />
            <p aria-hidden className="caption pointer-events-none absolute inset-x-0 bottom-3 text-center">
              {viewer('hint')}
            </p>
          </>
        ) : (
          picture && <Photo key={picture.url} photo={picture} urgent className="size-full animate-fade" />
        )}
      </div>
      <div role="group" aria-label={t('gallery')} className="flex gap-2">
        {piece.pictures.map((small, index) => (
          <Thumb
            key={small.url}
            label={t('photo', { number: index + 1 })}
            chosen={view === index}
            onChoose={() => onView(index)}
          >
            <Photo photo={small} decorative className="size-full" />
          </Thumb>
        ))}
        <Thumb label={t('turn')} chosen={view === 'model'} onChoose={() => onView('model')} testId="show-model">
          <Rotate3d aria-hidden className="size-6" strokeWidth={1.1} />
        </Thumb>
      </div>
    </div>
  );
}

interface ThumbProps {
  readonly label: string;
  readonly chosen: boolean;
  readonly onChoose: () => void;
  readonly testId?: string;
  readonly children: ReactNode;
}

function Thumb({ label, chosen, onChoose, testId, children }: ThumbProps): ReactNode {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      aria-pressed={chosen}
      onClick={onChoose}
      data-testid={testId}
      className={clsx(
        'grid size-18 place-items-center overflow-hidden border transition-colors sm:size-20',
        chosen ? 'border-ink' : 'border-hairline hover:border-ink-faint',
      )}
    >
      {children}
    </button>
  );
}
