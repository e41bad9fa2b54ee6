'use client';

import { ChoiceCards } from '@alexandrite/ui/field';
import { formatMoney } from '@alexandrite/ui/price';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { QuantityInput } from '../../ui/quantity-input.tsx';
import { lengthUnits, mostPieces, withMaterial, type Material, type PieceOrder } from './choice.ts';

export interface ChoicePanelProps {
  readonly materials: readonly Material[];
  readonly order: PieceOrder;
  readonly onChange: (order: PieceOrder) => void;
}

/** In what, how, and how many. */
export function ChoicePanel({ materials, order, onChange }: ChoicePanelProps): ReactNode {
  const t = useTranslations('madeToOrder');
  const locale = useLocale();
  const material = materials.find(({ id }) => id === order.materialId);
  return (
    <div className="grid gap-6">
      <ChoiceCards
        legend={t('material')}
        name="material"
        className="max-sm:[&>div]:grid-cols-1"
        choices={materials.map(({ id, name, color, pricePerGram }) => ({
          value: id,
          label: name,
          color,
          note: t('perGram', { price: formatMoney(pricePerGram, locale) }),
        }))}
        value={order.materialId}
        onChange={(id) => {
          const next = materials.find((candidate) => candidate.id === id);
          if (next) onChange(withMaterial(order, next));
        }}
      />
      <ChoiceCards
        legend={t('finish')}
        name="finish"
        layout="chips"
        choices={(material?.finishes ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        value={order.finishId}
        onChange={(finishId) => onChange({ ...order, finishId })}
      />
      <div className="flex flex-wrap gap-x-10 gap-y-6">
        <div className="grid content-start gap-2">
          <span aria-hidden className="text-small text-ink-soft">
            {t('quantity')}
          </span>
          <QuantityInput
            label={t('quantity')}
            value={order.quantity}
            most={mostPieces}
            onChange={(quantity) => onChange({ ...order, quantity })}
          />
        </div>
        <ChoiceCards
          legend={t('unit')}
          name="unit"
          layout="chips"
          choices={lengthUnits.map((unit) => ({ value: unit, label: t(`units.${unit}`) }))}
          value={order.unit}
          onChange={(unit) => onChange({ ...order, unit })}
        />
      </div>
    </div>
  );
}
