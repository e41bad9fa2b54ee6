'use client';

import { Button } from '@alexandrite/ui/button';
import { formatMoney, Price } from '@alexandrite/ui/price';
import { useToast } from '@alexandrite/ui/toast';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import type { ReactNode } from 'react';
import {
  PreviewMetalRatesDocument,
  SetMetalRatesDocument,
  type ChangePreviewFragment,
  type FineMetal,
} from '../../gql/graphql.ts';
import { useGraph } from '../../lib/graph/graph-provider.tsx';
import { useRouter } from '../../lib/i18n/navigation.ts';
import { useIdempotencyKey } from '../../lib/idempotency-key.ts';
import { failureOf } from '../../lib/refusal.ts';
import { useAction } from '../../lib/use-action.ts';
import { useUnsavedWarning } from '../../lib/use-unsaved-warning.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import { ChangePreview } from './change-preview.tsx';
import { FigureField } from './figure-field.tsx';
import { PublicationForm, type Doubt, type Publication } from './publication-form.tsx';
import type { RatesVersion } from './versions.ts';

export interface RatesFormProps {
  /** What is changed. */
  readonly inForce: RatesVersion;
  /** The newest version there is, scheduled or not. */
  readonly newestVersion: number;
}

/** New rates: written, tried on the open quotes, published. */
export function RatesForm({ inForce, newestVersion }: RatesFormProps): ReactNode {
  const t = useTranslations('prices');
  const locale = useLocale();
  const ask = useGraph();
  const router = useRouter();
  const toast = useToast();
  const intention = useIdempotencyKey();
  // Null: what is written is no number.
  const [written, setWritten] = useState<Partial<Record<FineMetal, number | null>>>({});
  const [tried, setTried] = useState<{ key: string; preview: ChangePreviewFragment } | null>(null);
  const [doubts, setDoubts] = useState<readonly Doubt[]>([]);
  const doubtOf = (path: string, before: number, after: number): Doubt => {
    const metal = inForce.rates.find((rate) => rate.metal === path)?.metal;
    const shown = (amountMinor: number) => formatMoney({ amountMinor, currency: 'RUB' }, locale);
    return { name: metal ? t(`metals.${metal}`) : path, before: shown(before), after: shown(after) };
  };
  const minorOf = (metal: FineMetal, usual: number) => (written[metal] === undefined ? usual : written[metal]);
  const changed = inForce.rates.flatMap(({ metal, pricePerGram: { amountMinor } }) => {
    const next = minorOf(metal, amountMinor);
    return next === null || next === amountMinor ? [] : [{ metal, pricePerGramMinor: Math.round(next) }];
  });
  const isBroken = Object.values(written).includes(null);
  const key = JSON.stringify(changed);
  useUnsavedWarning(changed.length > 0 || isBroken);

  const preview = useAction(async (effectiveFrom: string | null) => {
    setDoubts([]);
    const { previewMetalRates: answer } = await ask(PreviewMetalRatesDocument, { rates: changed, effectiveFrom });
    if (answer.__typename !== 'PriceChangePreview') return failureOf(answer);
    setTried({ key, preview: answer });
    return null;
  });
  const publish = useAction(async (publication: Publication) => {
    const content = { rates: changed, basedOnVersion: newestVersion, ...publication };
    const { setMetalRates: answer } = await ask(SetMetalRatesDocument, {
      input: { ...content, idempotencyKey: intention.keyFor(content) },
    });
    intention.settle();
    if (answer.__typename === 'FiguresToConfirm') {
      setDoubts(answer.figures.map(({ path, before, after }) => doubtOf(path, before, after)));
      return null;
    }
    if (answer.__typename !== 'MetalRatesSet') return failureOf(answer);
    toast({ title: t('publication.done', { version: answer.rates.version }), tone: 'good' });
    setDoubts([]);
    setWritten({});
    setTried(null);
    router.refresh();
    return null;
  });
  const current = tried?.key === key ? tried.preview : null;
  return (
    <div className="grid gap-6">
      <div className="grid gap-3">
        {inForce.rates.map(({ metal, pricePerGram }) => {
          const value = minorOf(metal, pricePerGram.amountMinor);
          return (
            <div key={metal} className="grid grid-cols-[minmax(0,1fr)_9rem] items-center gap-4" data-metal={metal}>
              <span className="grid">
                {t(`metals.${metal}`)}
                <span className="caption">
                  {t.rich('rates.now', { price: () => <Price amount={pricePerGram} locale={locale} /> })}
                </span>
              </span>
              <FigureField
                label={t('rates.of', { metal: t(`metals.${metal}`) })}
                kind="money"
                value={value ?? pricePerGram.amountMinor}
                changed={value !== pricePerGram.amountMinor}
                onChange={(minor) => {
                  setDoubts([]);
                  setWritten((before) => ({ ...before, [metal]: minor }));
                }}
              />
            </div>
          );
        })}
      </div>
      {current === null && <FailureNote failure={preview.failure} />}
      {current === null ? (
        <Button
          variant="secondary"
          className="w-fit"
          disabled={changed.length === 0 || isBroken}
          pending={preview.pending}
          onClick={() => preview.run(null)}
          data-testid="preview"
        >
          {t('tryIt')}
        </Button>
      ) : (
        <div className="grid gap-6 border-t border-ink pt-5">
          <ChangePreview preview={current} />
          <PublicationForm
            pending={publish.pending}
            failure={publish.failure ?? preview.failure}
            doubts={doubts}
            onMoment={(effectiveFrom) => preview.run(effectiveFrom)}
            onPublish={(publication) => publish.run(publication)}
            onReadAgain={() => {
              publish.clear();
              setTried(null);
              router.refresh();
            }}
          />
        </div>
      )}
    </div>
  );
}
