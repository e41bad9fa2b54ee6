'use client';

import { pictureIn, sizeText } from '@alexandrite/app-kit/piece-words';
import { Facts } from '@alexandrite/ui/facts';
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { ModelProblems } from '../../../ui/piece/model-problems.tsx';
import { useQuotePlaces } from '../../../ui/piece/use-quote-places.ts';
import { useMetalName } from '../../../ui/piece/use-metal-name.ts';
import { stonesText } from '../../../ui/piece/stones-text.ts';
import { LineModel } from './line-model.tsx';
import { chosenFor, colorOf, massOf } from './use-line-facts.ts';
import type { WorkOrder } from '../work-order.ts';

export interface WorkLineProps {
  readonly workOrder: WorkOrder;
  /** Place of the line in it. */
  readonly index: number;
  readonly line: WorkOrder['lines'][number];
}

/** One thing to make: its model in 3D, and everything that has to be known at the bench. */
export function WorkLine({ workOrder, index, line }: WorkLineProps): ReactNode {
  const t = useTranslations('work');
  const chosen = chosenFor(workOrder, index);
  const facts = useMakingFacts(line, chosen);
  const { quote } = line;
  const places = useQuotePlaces(quote && quote.problems.length > 0 ? quote.id : null);
  return (
    <section className="grid gap-x-8 gap-y-5 md:grid-cols-[minmax(0,7fr)_minmax(0,5fr)]" data-testid="work-line">
      <LineModel
        line={line}
        color={colorOf(line, chosen)}
        photo={chosen.isKnown ? pictureIn(line.product, chosen.metal) : undefined}
        places={places}
      />
      <div className="grid content-start gap-4">
        <div>
          <h2 className="font-display text-subtitle">{line.title}</h2>
          <p className="figures text-lead">{t('pieces', { count: line.quantity })}</p>
        </div>
        <Facts facts={facts} />
        {quote && <ModelProblems problems={quote.problems} places={places} />}
        {line.model?.fileUrl && (
          <p className="text-small">
            <a
              href={line.model.fileUrl}
              download={line.model.fileName}
              className="underline decoration-hairline-strong underline-offset-4 hover:decoration-day"
            >
              {t('download', { name: line.model.fileName })}
            </a>
          </p>
        )}
      </div>
    </section>
  );
}

/** Material, finish, size and measures of a line. */
function useMakingFacts(line: WorkLineProps['line'], chosen: ReturnType<typeof chosenFor>) {
  const t = useTranslations('work');
  const locale = useLocale();
  const format = useFormatter();
  const metalName = useMetalName();
  const amount = (value: number) => format.number(value, { maximumFractionDigits: 2 });
  const { quote, product } = line;
  const box = quote?.geometry?.boundingBox.size;
  const mass = massOf(line, chosen);
  const wall = quote?.geometry?.thinnestWallMm ?? null;
  const values = {
    material: quote?.material.name ?? (chosen.metal === null ? null : metalName(chosen.metal)),
    choice: chosen.isKnown ? null : t('choiceUnknown'),
    finish: quote?.finish.name ?? null,
    size: chosen.size === null ? null : sizeText(chosen.size, locale),
    stones: quote ? stonesText(quote.stones) : product && product.stones.length > 0 ? product.stones.join('; ') : null,
    engraving: quote?.engraving ?? null,
    express: quote?.express === true ? t('express') : null,
    mass: mass === null ? null : t('grams', { mass: amount(mass) }),
    measures: box ? t('millimetres', { x: amount(box.x), y: amount(box.y), z: amount(box.z) }) : null,
    volume: quote?.geometry ? t('mm3', { volume: amount(quote.geometry.volumeMm3) }) : null,
    area: quote?.geometry ? t('mm2', { area: amount(quote.geometry.areaMm2) }) : null,
    wall: wall === null ? null : t('mm', { length: amount(wall) }),
    triangles: quote?.geometry ? amount(quote.geometry.triangleCount) : null,
  };
  const shown = [
    'material',
    'choice',
    'finish',
    'size',
    'stones',
    'engraving',
    'express',
    'mass',
    'measures',
    'volume',
    'area',
    'wall',
    'triangles',
  ] as const;
  return shown.flatMap((key) => {
    const value = values[key];
    return value === null ? [] : [{ key, label: t(`facts.${key}`), value, testId: `fact-${key}` }];
  });
}
