'use client';

import { Button } from '@alexandrite/ui/button';
import { Dialog } from '@alexandrite/ui/dialog';
import { markedPlaces } from '@alexandrite/ui/model-viewer';
import { ErrorState } from '@alexandrite/ui/states';
import { useTranslations } from 'next-intl';
import { useEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { ChoicePanel } from './choice/choice-panel.tsx';
import { usualOrder, type Material, type Stone } from './choice/choice.ts';
import { unitStatement } from './choice/file-unit.ts';
import { ModelProblems, type Problem } from './model/model-problems.tsx';
import { ModelStage, stageId } from './model/model-stage.tsx';
import { PricePanel } from './quote/price-panel.tsx';
import { QuoteDetails } from './quote/quote-details.tsx';
import { useModelSource, type UploadedModel } from './model/use-model-source.ts';
import { useQuote } from './quote/use-quote.ts';
import { useUpload } from './model/use-upload.ts';

export interface MadeToOrderViewProps {
  readonly materials: readonly Material[];
  readonly stones: readonly Stone[];
  readonly signedIn: boolean;
  /** A model that was uploaded before: the page was loaded again. */
  readonly uploaded: UploadedModel | null;
  /** Signing in without leaving the page: the file would be lost. */
  readonly signIn: (onSignedIn: () => void) => ReactNode;
  /** Ordering at the price of a quote. */
  readonly order: (quoteId: string) => ReactNode;
}

const noProblems: readonly Problem[] = [];

/** From a file to its price: shown at once, sent, measured, priced, and priced again with every other choice. */
export function MadeToOrderView({
  materials,
  stones,
  signedIn,
  uploaded,
  signIn,
  order: orderAt,
}: MadeToOrderViewProps): ReactNode {
  const t = useTranslations('madeToOrder');
  const nav = useTranslations('nav');
  const [file, setFile] = useState<File | null>(null);
  const [askedIn, setAskedIn] = useState(false);
  const [order, setOrder] = useState(() => usualOrder(materials));
  const { upload, send } = useUpload(uploaded?.id ?? null, () => setAskedIn(true));
  const { quote, measured, failure, again, replace } = useQuote(upload.modelId, order);
  const geometry = measured?.geometry ?? null;
  const model = useModelSource(uploaded, upload.modelId, geometry !== null);
  // An object, so that the same place can be shown again.
  const [pointedAt, setPointedAt] = useState<{ readonly id: string } | null>(null);
  const problems = measured?.problems ?? noProblems;
  const shownCode = pointedAt?.id ?? null;
  const places = useMemo(() => markedPlaces(problems, shownCode), [problems, shownCode]);
  const material = materials.find(({ id }) => id === order.materialId);

  const take = (next: File) => {
    setFile(next);
    setPointedAt(null);
    model.take(next);
    // What the last file was wrong about, this one may be right about.
    setOrder((now) => ({ ...now, unit: now.overrideFileUnit ? null : now.unit, overrideFileUnit: false }));
    if (signedIn) void send(next);
    else setAskedIn(true);
  };
  const point = (code: string) => {
    setPointedAt({ id: code });
    // On a phone the model is above what is read.
    document.getElementById(stageId)?.scrollIntoView({ block: 'nearest' });
  };
  const sendFile = () => {
    setAskedIn(false);
    if (file) void send(file);
  };
  useEffect(() => {
    if (upload.modelId !== null) window.history.replaceState(null, '', `?model=${upload.modelId}`);
  }, [upload.modelId]);

  // There is a file, and nothing is happening to it.
  const isWaiting = file !== null && upload.modelId === null && upload.progress === null && upload.failure === null;
  const fileName = file?.name ?? uploaded?.fileName ?? null;
  return (
    <div className="grid gap-14">
      <div className="grid gap-10 lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)] lg:gap-16">
        <ModelStage
          fileName={fileName}
          source={model.source}
          awaitsPreview={model.awaitsPreview}
          color={material?.color ?? ''}
          finishId={order.finishId}
          places={places}
          millimetresPerUnit={geometry?.millimetresPerUnit ?? 1}
          pointedAt={pointedAt}
          onFile={take}
          onFailed={model.giveUp}
        />
        <div className="grid content-start gap-8">
          <ChoicePanel
            materials={materials}
            stones={stones}
            order={order}
            unit={unitStatement(fileName, geometry, order)}
            discount={quote?.breakdown.find(({ kind }) => kind === 'QUANTITY_DISCOUNT')?.amount ?? null}
            onChange={setOrder}
          />
          {upload.failure !== null && (
            <ErrorState
              title={upload.failure}
              action={
                file && (
                  <Button variant="secondary" size="sm" onClick={sendFile}>
                    {t('retry')}
                  </Button>
                )
              }
            />
          )}
          {failure !== null && (
            <ErrorState
              title={failure}
              action={
                <Button variant="secondary" size="sm" onClick={again}>
                  {t('again')}
                </Button>
              }
            />
          )}
          {isWaiting && (
            <Button size="lg" wide onClick={signedIn ? sendFile : () => setAskedIn(true)}>
              {signedIn ? t('ask') : t('signInTitle')}
            </Button>
          )}
          <PricePanel upload={upload} quote={quote} order={quote && orderAt(quote.id)} onRepriced={replace} />
          <ModelProblems problems={problems} pointedAt={shownCode} onPoint={model.source ? point : undefined} />
        </div>
      </div>
      {measured && <QuoteDetails quote={measured} isOld={quote !== measured} />}
      <Dialog
        open={askedIn}
        onOpenChange={setAskedIn}
        title={t('signInTitle')}
        description={t('signInText')}
        closeLabel={nav('close')}
      >
        {signIn(sendFile)}
      </Dialog>
    </div>
  );
}
