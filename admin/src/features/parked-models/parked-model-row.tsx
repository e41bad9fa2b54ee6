'use client';

import { Button } from '@alexandrite/ui/button';
import { DateTime } from '@alexandrite/ui/date-time';
import { useToast } from '@alexandrite/ui/toast';
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { MeasureAgainDocument, type ParkedModelsQuery } from '../../gql/graphql.ts';
import { useGraph } from '../../lib/graph/graph-provider.tsx';
import { failureOf } from '../../lib/refusal.ts';
import { useAction } from '../../lib/use-action.ts';
import { FailureNote } from '../../ui/failure-note.tsx';

export interface ParkedModelRowProps {
  readonly parked: ParkedModelsQuery['parkedModels']['nodes'][number];
  /** It is being measured again: it is parked no more. */
  readonly onLeave: () => void;
}

/** One model: what happened to it, the file to look into, and once more. */
export function ParkedModelRow({ parked, onLeave }: ParkedModelRowProps): ReactNode {
  const t = useTranslations('parked');
  const locale = useLocale();
  const format = useFormatter();
  const ask = useGraph();
  const toast = useToast();
  const { model, fileName, byteSize, reason, parkedAt } = parked;
  const again = useAction(async () => {
    const { measureAgain: answer } = await ask(MeasureAgainDocument, { input: { modelId: model.id } });
    if (answer.__typename !== 'MeasuredAgain') return failureOf(answer);
    toast({ title: t('done', { name: fileName }), tone: 'good' });
    onLeave();
    return null;
  });
  const size = format.number(byteSize / 1_000_000, { style: 'unit', unit: 'megabyte', maximumFractionDigits: 1 });
  return (
    <li
      className="grid gap-x-8 gap-y-3 border-b border-hairline py-4 md:grid-cols-[minmax(0,2fr)_minmax(0,3fr)_auto] md:items-start"
      data-model={model.id}
    >
      <div className="min-w-0">
        <p className="truncate font-medium">
          {model.fileUrl === null ? (
            fileName
          ) : (
            <a
              href={model.fileUrl}
              download={fileName}
              aria-label={t('download', { name: fileName })}
              className="underline decoration-hairline-strong underline-offset-4 hover:decoration-day"
            >
              {fileName}
            </a>
          )}
        </p>
        <p className="caption figures">
          {size} · <DateTime value={parkedAt} locale={locale} style="moment" />
        </p>
      </div>
      <div className="grid gap-1">
        <p className="caption">{t('reason')}</p>
        <p className="font-mono text-small break-words">{reason}</p>
      </div>
      <div className="grid justify-items-start gap-2 md:justify-items-end">
        <Button
          variant="secondary"
          size="sm"
          aria-label={t('againNamed', { name: fileName })}
          pending={again.pending}
          onClick={() => again.run()}
          data-testid="measure-again"
        >
          {t('again')}
        </Button>
        <FailureNote failure={again.failure} />
      </div>
    </li>
  );
}
