'use client';

import { ChoiceCards } from '@alexandrite/ui/field';
import { formatMoney } from '@alexandrite/ui/price';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { QuantityInput } from '../../../ui/quantity-input.tsx';
import { mostPieces, withMaterial, type Material, type PieceOrder, type Stone } from './choice.ts';
import { Extras } from './extras.tsx';
import type { UnitStatement } from './file-unit.ts';
import { UnitChoice } from './unit-choice.tsx';

export interface ChoicePanelProps {
  readonly materials: readonly Material[];
  readonly stones: readonly Stone[];
  readonly order: PieceOrder;
  readonly unit: UnitStatement;
  /** What so many pieces take off the price, negative; null when nothing. */
  readonly discount: { readonly amountMinor: number; readonly currency: string } | null;
  readonly onChange: (order: PieceOrder) => void;
}

/** In what, how, with what, and how many. */
export function ChoicePanel({ materials, stones, order, unit, discount, onChange }: ChoicePanelProps): ReactNode {
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
          {discount && (
            <span className="caption" data-testid="quantity-discount">
              {t('quantityDiscount', { amount: formatMoney(discount, locale) })}
            </span>
          )}
        </div>
        <UnitChoice statement={unit} onChange={(choice) => onChange({ ...order, ...choice })} />
      </div>
      <Extras stones={stones} order={order} onChange={onChange} />
    </div>
  );
}
