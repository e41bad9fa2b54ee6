'use client';

import { Field, Input, Textarea } from '@alexandrite/ui/field';
import { formatMoney } from '@alexandrite/ui/price';
import { clsx } from 'clsx';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { Failure } from '../../lib/use-action.ts';
import { type DraftField, longestOf } from './draft.ts';
import { readRoubles } from './roubles.ts';
import type { PieceDraft } from './use-piece-draft.ts';

export interface PieceFieldsProps {
  readonly piece: PieceDraft;
  /** What the API refused, and where. */
  readonly failure: Failure | null;
  /** Something is typed: what was refused may be mended. */
  readonly onType: () => void;
}

/** Everything that is edited of a piece; each text in both languages beside each other. */
export function PieceFields({ piece, failure, onType }: PieceFieldsProps): ReactNode {
  const t = useTranslations('catalogue');
  const locale = useLocale();
  const { draft, changed, faultIn, type, leave } = piece;
  const errorOf = (field: DraftField) => {
    const fault = faultIn(field);
    if (fault) return t(`faults.${fault}`, { most: longestOf(field) ?? 0 });
    return failure?.field === field ? failure.message : undefined;
  };
  const control = (field: DraftField) => ({
    name: field,
    value: draft[field],
    onChange: ({ target }: { target: { value: string } }) => {
      type(field, target.value);
      onType();
    },
    onBlur: () => leave(field),
    className: clsx(changed.includes(field) && errorOf(field) === undefined && 'border-day! bg-day-wash!'),
  });
  const price = readRoubles(draft.price);
  return (
    <div className="grid gap-x-6 gap-y-5 sm:grid-cols-2">
      <Field label={t('fields.nameRu')} error={errorOf('nameRu')}>
        <Input {...control('nameRu')} lang="ru" autoComplete="off" />
      </Field>
      <Field label={t('fields.nameEn')} error={errorOf('nameEn')}>
        <Input {...control('nameEn')} lang="en" autoComplete="off" />
      </Field>
      <Field label={t('fields.descriptionRu')} error={errorOf('descriptionRu')}>
        <Textarea {...control('descriptionRu')} rows={7} lang="ru" />
      </Field>
      <Field label={t('fields.descriptionEn')} error={errorOf('descriptionEn')}>
        <Textarea {...control('descriptionEn')} rows={7} lang="en" />
      </Field>
      <Field
        label={t('fields.price')}
        // As it is understood: a point too many would be a price a hundred times as high.
        hint={price === null ? t('priceHint') : formatMoney({ amountMinor: price, currency: 'RUB' }, locale)}
        error={errorOf('price')}
      >
        <Input
          {...control('price')}
          inputMode="decimal"
          autoComplete="off"
          className={clsx(control('price').className, 'figures')}
        />
      </Field>
      <Field label={t('fields.leadTimeDays')} hint={t('leadTimeHint')} error={errorOf('leadTimeDays')}>
        <Input
          {...control('leadTimeDays')}
          inputMode="numeric"
          autoComplete="off"
          className={clsx(control('leadTimeDays').className, 'figures')}
        />
      </Field>
    </div>
  );
}
