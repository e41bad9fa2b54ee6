'use client';

import { Checkbox, Field, Select } from '@alexandrite/ui/field';
import { ChevronDown } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { regions, type PieceOrder, type Stone } from './choice.ts';
import { EngravingField } from './engraving-field.tsx';
import { StoneChoice } from './stone-choice.tsx';

export interface ExtrasProps {
  readonly stones: readonly Stone[];
  readonly order: PieceOrder;
  readonly onChange: (order: PieceOrder) => void;
}

/** What few pieces have: stones, an engraving, haste, a journey. Folded away until somebody wants it, and summed up when closed. */
export function Extras({ stones, order, onChange }: ExtrasProps): ReactNode {
  const t = useTranslations('madeToOrder');
  const countries = useTranslations('checkout.countries');
  const [isOpen, setOpen] = useState(false);
  const stoneCount = order.stones.reduce((sum, { count }) => sum + count, 0);
  const chosen = [
    stoneCount === 0 ? null : t('stonesChosen', { count: stoneCount }),
    order.engraving.trim() === '' ? null : t('engravingChosen', { text: order.engraving.trim() }),
    order.express ? t('expressChosen') : null,
    order.taxRegion === regions[0] ? null : countries(order.taxRegion),
  ].filter((part) => part !== null);
  return (
    <details
      className="group border-y border-hairline"
      open={isOpen}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
      data-testid="extras"
    >
      <summary className="flex min-h-12 cursor-pointer list-none items-center justify-between gap-4 py-2 [&::-webkit-details-marker]:hidden">
        <span className="grid leading-snug">
          {t('extras')}
          {chosen.length > 0 && <span className="caption">{chosen.join(' · ')}</span>}
        </span>
        <ChevronDown
          aria-hidden
          className="size-4 shrink-0 text-ink-faint transition-transform group-open:rotate-180"
        />
      </summary>
      <div className="grid gap-6 pt-2 pb-5">
        <StoneChoice stones={stones} order={order} onChange={onChange} />
        <EngravingField value={order.engraving} onChange={(engraving) => onChange({ ...order, engraving })} />
        <Checkbox
          name="express"
          checked={order.express}
          onChange={({ target }) => onChange({ ...order, express: target.checked })}
        >
          {t('express')}
        </Checkbox>
        <Field label={t('region')} hint={t('regionHint')}>
          <Select
            value={order.taxRegion}
            onChange={({ target }) => {
              const taxRegion = regions.find((region) => region === target.value);
              if (taxRegion) onChange({ ...order, taxRegion });
            }}
          >
            {regions.map((region) => (
              <option key={region} value={region}>
                {countries(region)}
              </option>
            ))}
          </Select>
        </Field>
      </div>
    </details>
  );
}
