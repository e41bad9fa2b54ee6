'use client';

import { FileDrop } from '@alexandrite/ui/file-drop';
import { metalLook, ModelViewer, type ModelSource } from '@alexandrite/ui/model-viewer';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { useViewerLabels } from '../../ui/use-viewer-labels.ts';
import { acceptedEndings } from './model-file.ts';

export interface ModelStageProps {
  readonly fileName: string | null;
  /** Null when there is no file, or none that can be shown here. */
  readonly source: ModelSource | null;
  readonly color: string;
  readonly finishId: string;
  readonly onFile: (file: File) => void;
}

/** Where the model is dropped, and where it then stands in the chosen metal. */
export function ModelStage({ fileName, source, color, finishId, onFile }: ModelStageProps): ReactNode {
  const t = useTranslations('madeToOrder');
  const viewer = useTranslations('viewer');
  const labels = useViewerLabels();
  const look = useMemo(() => metalLook(color, finishId), [color, finishId]);
  if (fileName === null) {
    return (
      <FileDrop
        className="min-h-96 lg:min-h-144"
        title={t('dropTitle')}
        hint={t('dropHint')}
        browseLabel={t('browse')}
        accept={acceptedEndings}
        onFile={onFile}
      />
    );
  }
  return (
    <div className="grid gap-3">
      <div className="relative border border-hairline bg-paper">
        {source ? (
          <ModelViewer
            className="aspect-square sm:aspect-[4/3] lg:aspect-auto lg:h-144"
            source={source}
            look={look}
            description={viewer('description', { name: fileName })}
            labels={labels}
          />
        ) : (
          <p className="grid min-h-96 place-items-center px-10 text-center text-ink-soft">{t('notMeasured')}</p>
        )}
        {source && (
          <p aria-hidden className="caption pointer-events-none absolute inset-x-0 bottom-3 text-center">
            {viewer('hint')}
          </p>
        )}
      </div>
      <div className="flex items-baseline justify-between gap-4 text-small">
        <span className="truncate text-ink-soft" data-testid="model-file-name">
          {fileName}
        </span>
        <label className="drawn-link shrink-0 text-day has-focus-visible:outline-2">
          {t('replace')}
          <input
            type="file"
            accept={acceptedEndings}
            className="sr-only"
            onChange={(event) => {
              const [file] = event.target.files ?? [];
              if (file) onFile(file);
              event.target.value = '';
            }}
          />
        </label>
      </div>
    </div>
  );
}
