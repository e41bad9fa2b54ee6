'use client';

import { pictureIn, sizeText } from '@alexandrite/app-kit/piece-words';
import { metalColor, storedSource } from '@alexandrite/ui/model-viewer';
import { Price } from '@alexandrite/ui/price';
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { LinePicture } from '../../../ui/piece/line-picture.tsx';
import { ModelProblems } from '../../../ui/piece/model-problems.tsx';
import { stonesText } from '../../../ui/piece/stones-text.ts';
import { useMetalName } from '../../../ui/piece/use-metal-name.ts';
import { Breakdown } from './breakdown.tsx';
import { OrderModel } from './order-model.tsx';
import type { Order } from '../read-orders.ts';

type Line = Order['lines'][number];

/** One line: the piece, what was chosen or measured, and its price with what it is made of. */
export function OrderLine({ line }: { readonly line: Line }): ReactNode {
  const t = useTranslations('orders');
  const locale = useLocale();
  const facts = useLineFacts(line);
  const { quote, product } = line;
  return (
    <li
      className="grid grid-cols-[3.5rem_minmax(0,1fr)] gap-x-4 border-b border-hairline py-4"
      data-testid="order-line"
    >
      <LinePicture
        photo={pictureIn(product, line.metal)}
        color={quote?.material.color ?? metalColor(line.metal ?? product?.metals[0] ?? '')}
      />
      <div className="grid gap-2">
        <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
          <p className="text-lead leading-snug">
            {line.title}
            {line.quantity > 1 && <span className="figures font-medium"> × {line.quantity}</span>}
          </p>
          {line.price && <Price amount={line.price} locale={locale} />}
        </div>
        {facts.map((fact) => (
          <p key={fact} className="text-small text-ink-soft">
            {fact}
          </p>
        ))}
        {quote && <ModelProblems problems={quote.problems} />}
        {quote?.model && storedSource(quote.model) && <OrderModel quote={quote} model={quote.model} />}
        {quote && quote.breakdown.length > 0 && <Breakdown lines={quote.breakdown} />}
        {quote?.model?.fileUrl && (
          <p className="text-small">
            <a
              href={quote.model.fileUrl}
              download={quote.model.fileName}
              className="underline decoration-hairline-strong underline-offset-4 hover:decoration-day"
            >
              {t('download', { name: quote.model.fileName })}
            </a>
          </p>
        )}
      </div>
    </li>
  );
}

/** What is worth saying of a line: metal and size, or what was measured in its model. */
function useLineFacts({ metal, size, quote, product }: Line): readonly string[] {
  const t = useTranslations('work');
  const orders = useTranslations('orders');
  const locale = useLocale();
  const format = useFormatter();
  const metalName = useMetalName();
  const amount = (value: number) => format.number(value, { maximumFractionDigits: 2 });
  const usual = product?.metals[0];
  const chosen = metal ?? usual ?? null;
  const box = quote?.geometry?.boundingBox.size;
  const mass = quote?.massGrams ?? null;
  const days = quote?.leadTimeDays ?? null;
  const engraving = quote?.engraving ?? null;
  const rows = [
    [
      quote?.material.name ?? (chosen === null ? null : metalName(chosen)),
      quote?.finish.name ?? null,
      size === null ? null : t('size', { size: sizeText(size, locale) }),
    ],
    [
      quote ? stonesText(quote.stones) : null,
      engraving === null ? null : t('engraved', { text: engraving }),
      quote?.express === true ? t('express') : null,
    ],
    [
      mass === null ? null : t('grams', { mass: amount(mass) }),
      quote?.geometry ? t('mm3', { volume: amount(quote.geometry.volumeMm3) }) : null,
      box ? t('millimetres', { x: amount(box.x), y: amount(box.y), z: amount(box.z) }) : null,
      days === null ? null : orders('leadTime', { days }),
    ],
  ];
  return rows.map((row) => row.filter((fact) => fact !== null).join(' · ')).filter((text) => text !== '');
}
