'use client';

import { FileDrop } from '@alexandrite/ui/file-drop';
import { metalLook, ModelViewer, type MarkedPlace, type ModelSource } from '@alexandrite/ui/model-viewer';
import { Spinner } from '@alexandrite/ui/spinner';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { useViewerLabels } from '../../../ui/use-viewer-labels.ts';
import { acceptedEndings } from './model-file.ts';

export interface ModelStageProps {
  readonly fileName: string | null;
  /** Null when there is no file, or none that can be shown here. */
  readonly source: ModelSource | null;
  /** Whether something that can be shown may still come. */
  readonly awaitsPreview: boolean;
  readonly color: string;
  readonly finishId: string;
  readonly places: readonly MarkedPlace[];
  readonly millimetresPerUnit: number;
  readonly pointedAt: { readonly id: string } | null;
  readonly onFile: (file: File) => void;
  /** The source cannot be shown. */
  readonly onFailed: () => void;
}

/** Of the element on the page, to scroll to. */
export const stageId = 'model-stage';

const frame = 'aspect-square sm:aspect-[4/3] lg:aspect-auto lg:h-144';

/** Where the model is dropped, and where it then stands in the chosen metal, with what was found marked on it. */
export function ModelStage(props: ModelStageProps): ReactNode {
  const { fileName, source, awaitsPreview, color, finishId, places, millimetresPerUnit, pointedAt, onFile } = props;
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
    <div className="grid scroll-mt-24 content-start gap-3 self-start lg:sticky lg:top-24" id={stageId}>
      <div className="relative border border-hairline bg-paper">
        {source ? (
          <ModelViewer
            className={frame}
            source={source}
            look={look}
            description={viewer('description', { name: fileName })}
            labels={labels}
            places={places}
            millimetresPerUnit={millimetresPerUnit}
            pointedAt={pointedAt}
            onFailed={props.onFailed}
          />
        ) : (
          <p
            className={`${frame} grid place-content-center justify-items-center gap-3 px-10 text-center text-ink-soft`}
            data-testid="no-model"
          >
            {awaitsPreview && <Spinner className="size-5" />}
            {awaitsPreview ? t('awaitsPreview') : t('notShown')}
          </p>
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
