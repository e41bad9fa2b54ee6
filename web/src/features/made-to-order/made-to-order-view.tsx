'use client';

import { Button } from '@alexandrite/ui/button';
import { Dialog } from '@alexandrite/ui/dialog';
import type { ModelSource } from '@alexandrite/ui/model-viewer';
import { ErrorState } from '@alexandrite/ui/states';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { ChoicePanel } from './choice-panel.tsx';
import { usualOrder, type Material } from './choice.ts';
import { shownFormat } from './model-file.ts';
import { ModelProblems } from './model-problems.tsx';
import { ModelStage } from './model-stage.tsx';
import { PricePanel } from './price-panel.tsx';
import { QuoteDetails } from './quote-details.tsx';
import { useQuote } from './use-quote.ts';
import { useUpload } from './use-upload.ts';

export interface MadeToOrderViewProps {
  readonly materials: readonly Material[];
  readonly signedIn: boolean;
  /** A model that was uploaded before: the page was loaded again. */
  readonly uploaded: { readonly id: string; readonly fileName: string; readonly fileUrl: string | null } | null;
  /** Signing in without leaving the page: the file would be lost. */
  readonly signIn: (onSignedIn: () => void) => ReactNode;
  /** Ordering at the price of a quote. */
  readonly order: (quoteId: string) => ReactNode;
}

/** From a file to its price: shown at once, sent, measured, priced, and priced again with every other choice. */
export function MadeToOrderView({
  materials,
  signedIn,
  uploaded,
  signIn,
  order: orderAt,
}: MadeToOrderViewProps): ReactNode {
  const t = useTranslations('madeToOrder');
  const nav = useTranslations('nav');
  const [file, setFile] = useState<File | null>(null);
  const [source, setSource] = useState<ModelSource | null>(() => sourceOf(uploaded));
  const [askedIn, setAskedIn] = useState(false);
  const [order, setOrder] = useState(() => usualOrder(materials));
  const { upload, send } = useUpload(uploaded?.id ?? null, () => setAskedIn(true));
  const { quote, failure, again } = useQuote(upload.modelId, order);
  const material = materials.find(({ id }) => id === order.materialId);

  const take = (next: File) => {
    setFile(next);
    setSource(null);
    const format = shownFormat(next.name);
    if (format) void next.arrayBuffer().then((bytes) => setSource({ format, bytes }));
    if (signedIn) void send(next);
    else setAskedIn(true);
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
          source={source}
          color={material?.color ?? ''}
          finishId={order.finishId}
          onFile={take}
        />
        <div className="grid content-start gap-8">
          <ChoicePanel materials={materials} order={order} onChange={setOrder} />
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
          <PricePanel upload={upload} quote={quote} order={quote && orderAt(quote.id)} onAgain={again} />
          {quote && <ModelProblems problems={quote.problems} />}
        </div>
      </div>
      {quote && <QuoteDetails quote={quote} />}
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

function sourceOf(uploaded: MadeToOrderViewProps['uploaded']): ModelSource | null {
  if (!uploaded?.fileUrl) return null;
  const format = shownFormat(uploaded.fileName);
  return format && { format, url: uploaded.fileUrl };
}
