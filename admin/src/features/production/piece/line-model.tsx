'use client';

import { metalLook, ModelViewer, storedSource, type ModelSource } from '@alexandrite/ui/model-viewer';
import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { PhotoFragment } from '../../../gql/graphql.ts';
import { LinePicture } from '../../../ui/piece/line-picture.tsx';
import type { QuotePlaces } from '../../../ui/piece/use-quote-places.ts';
import { useViewerLabels } from '../../../ui/use-viewer-labels.ts';
import type { WorkOrder } from '../work-order.ts';

export interface LineModelProps {
  readonly line: WorkOrder['lines'][number];
  /** Colour of its metal, #rrggbb. */
  readonly color: string;
  /** Where its problems are. */
  readonly places: QuotePlaces;
  /** Its picture in that metal. */
  readonly photo: PhotoFragment | undefined;
}

/** What is to be made, in its metal, to be turned, with what was found marked on it; a picture where there is no model that can be shown. */
export function LineModel({ line, color, photo, places }: LineModelProps): ReactNode {
  const t = useTranslations('viewer');
  const labels = useViewerLabels();
  // Every push signs the address anew; the model behind it stays the same and must not be loaded again.
  const [source] = useState(() => sourceOf(line));
  const look = useMemo(() => metalLook(color, line.quote?.finish.id), [color, line.quote?.finish.id]);
  const poster = <LinePicture photo={photo} color={color} className="size-full" />;
  if (!source) return <div className="aspect-4/3 overflow-hidden bg-sunk">{poster}</div>;
  return (
    <div className="grid content-start gap-2">
      <ModelViewer
        className="aspect-4/3 bg-sunk"
        source={source}
        look={look}
        description={t('description', { name: line.title })}
        labels={labels}
        places={places.places}
        millimetresPerUnit={places.millimetresPerUnit}
        pointedAt={places.pointedAt}
        {...(line.product && { poster })}
      />
      <p className="caption">{t('hint')}</p>
    </div>
  );
}

function sourceOf({ model, product }: LineModelProps['line']): ModelSource | null {
  if (model) return storedSource(model);
  return product ? { format: 'glb', url: product.modelUrl } : null;
}
