'use client';

import { Button } from '@alexandrite/ui/button';
import { Select } from '@alexandrite/ui/field';
import { formatMoney } from '@alexandrite/ui/price';
import { Plus, X } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { QuantityInput } from '../../../ui/quantity-input.tsx';
import { mostStones, withMoreStones, withStonesAt, type PieceOrder, type Stone } from './choice.ts';

export interface StoneChoiceProps {
  readonly stones: readonly Stone[];
  readonly order: PieceOrder;
  readonly onChange: (order: PieceOrder) => void;
}

/** Which stones are set, and how many in each piece. */
export function StoneChoice({ stones, order, onChange }: StoneChoiceProps): ReactNode {
  const t = useTranslations('madeToOrder');
  const locale = useLocale();
  if (stones.length === 0) return null;
  const isTaken = (id: string) => order.stones.some(({ stoneId }) => stoneId === id);
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-2 text-small text-ink-soft">{t('stones')}</legend>
      {order.stones.map((chosen, index) => (
        <div key={chosen.stoneId} className="flex flex-wrap items-center gap-2" data-testid="stones-row">
          <Select
            aria-label={t('stoneKind')}
            className="min-w-0 flex-[1_1_12rem]"
            value={chosen.stoneId}
            onChange={({ target }) => onChange(withStonesAt(order, index, { ...chosen, stoneId: target.value }))}
          >
            {stones.map(({ id, name, price }) => (
              <option key={id} value={id} disabled={id !== chosen.stoneId && isTaken(id)}>
                {t('stoneOption', { name, price: formatMoney(price, locale) })}
              </option>
            ))}
          </Select>
          <QuantityInput
            label={t('stoneCount')}
            value={chosen.count}
            most={mostStones}
            onChange={(count) => onChange(withStonesAt(order, index, { ...chosen, count }))}
          />
          <button
            type="button"
            aria-label={t('removeStones', { name: stones.find(({ id }) => id === chosen.stoneId)?.name ?? '' })}
            className="grid size-11 place-items-center text-ink-soft hover:text-ink"
            onClick={() => onChange(withStonesAt(order, index, null))}
          >
            <X aria-hidden className="size-4" strokeWidth={1.4} />
          </button>
        </div>
      ))}
      {order.stones.length < stones.length && (
        <Button
          variant="secondary"
          size="sm"
          className="w-fit"
          icon={<Plus aria-hidden className="size-4" strokeWidth={1.6} />}
          onClick={() => onChange(withMoreStones(order, stones))}
          data-testid="add-stones"
        >
          {order.stones.length === 0 ? t('addStones') : t('addMoreStones')}
        </Button>
      )}
    </fieldset>
  );
}
