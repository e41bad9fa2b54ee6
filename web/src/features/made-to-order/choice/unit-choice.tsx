'use client';

import { ChoiceCards } from '@alexandrite/ui/field';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { LengthUnit } from '../../../gql/graphql.ts';
import type { PieceOrder } from './choice.ts';
import { askedUnits, overridingUnits, type UnitStatement } from './file-unit.ts';

export interface UnitChoiceProps {
  readonly statement: UnitStatement;
  readonly onChange: (choice: Pick<PieceOrder, 'unit' | 'overrideFileUnit'>) => void;
}

/** In which unit the model was drawn: asked where its file does not say, else said, and set right by who knows. */
export function UnitChoice({ statement, onChange }: UnitChoiceProps): ReactNode {
  const t = useTranslations('madeToOrder');
  const [isOpen, setOpen] = useState(false);
  const cards = (units: readonly LengthUnit[], value: LengthUnit, choose: (unit: LengthUnit) => void) => (
    <ChoiceCards
      legend={t('unit')}
      name="unit"
      layout="chips"
      choices={units.map((unit) => ({ value: unit, label: t(`units.${unit}`) }))}
      value={value}
      onChange={choose}
    />
  );
  switch (statement.kind) {
    case 'unknown':
      return null;
    case 'asked':
      return cards(askedUnits, statement.chosen, (unit) => onChange({ unit, overrideFileUnit: false }));
    case 'stated':
    case 'overridden': {
      const { unit } = statement;
      const chosen = statement.kind === 'overridden' ? statement.chosen : unit;
      const units = [...new Set([unit, ...overridingUnits])];
      return (
        <div className="grid content-start gap-2" data-testid="file-unit" data-unit={unit}>
          <p className="text-small text-ink-soft">
            {statement.kind === 'overridden'
              ? t('unitOverridden', { unit: t(`unitsIn.${unit}`), chosen: t(`unitsIn.${chosen}`) })
              : t('unitStated', { unit: t(`unitsIn.${unit}`) })}
          </p>
          {isOpen || statement.kind === 'overridden' ? (
            cards(units, chosen, (next) =>
              onChange(
                next === unit ? { unit: null, overrideFileUnit: false } : { unit: next, overrideFileUnit: true },
              ),
            )
          ) : (
            <button type="button" className="drawn-link w-fit text-small text-day" onClick={() => setOpen(true)}>
              {t('unitWrong')}
            </button>
          )}
        </div>
      );
    }
  }
}
