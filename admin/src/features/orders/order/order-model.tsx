'use client';

import { Button } from '@alexandrite/ui/button';
import { Dialog } from '@alexandrite/ui/dialog';
import { metalLook, ModelViewer, storedSource } from '@alexandrite/ui/model-viewer';
import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { LineQuoteFragment } from '../../../gql/graphql.ts';
import { ModelProblems } from '../../../ui/piece/model-problems.tsx';
import { useQuotePlaces } from '../../../ui/piece/use-quote-places.ts';
import { useViewerLabels } from '../../../ui/use-viewer-labels.ts';

export interface OrderModelProps {
  readonly quote: LineQuoteFragment;
  readonly model: NonNullable<LineQuoteFragment['model']>;
}

/** The customer's model with what was found marked on it, opened by who decides on the order. */
export function OrderModel({ quote, model }: OrderModelProps): ReactNode {
  const t = useTranslations('problems');
  const nav = useTranslations('nav');
  return (
    <Dialog
      title={model.fileName}
      closeLabel={nav('close')}
      trigger={
        <Button variant="secondary" size="sm" className="w-fit" data-testid="look-at-model">
          {t('open')}
        </Button>
      }
    >
      <Model quote={quote} model={model} />
    </Dialog>
  );
}

function Model({ quote, model }: OrderModelProps): ReactNode {
  const t = useTranslations('viewer');
  const labels = useViewerLabels();
  // Every push signs the address anew; the model behind it stays the same and must not be loaded again.
  const [source] = useState(() => storedSource(model));
  const look = useMemo(() => metalLook(quote.material.color), [quote.material.color]);
  const places = useQuotePlaces(quote.problems.length > 0 ? quote.id : null);
  return (
    <div className="grid gap-4">
      {source && (
        <ModelViewer
          className="aspect-4/3 bg-sunk"
          source={source}
          look={look}
          description={t('description', { name: model.fileName })}
          labels={labels}
          places={places.places}
          millimetresPerUnit={places.millimetresPerUnit}
          pointedAt={places.pointedAt}
        />
      )}
      <ModelProblems problems={quote.problems} places={source ? places : undefined} />
    </div>
  );
}
