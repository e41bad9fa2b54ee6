'use client';

import { Input } from '@alexandrite/ui/field';
import { clsx } from 'clsx';
import { useLocale, useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { figureText, readFigure, type FigureKind } from './figures.ts';

export interface FigureFieldProps {
  /** What it is: read out, for it stands in a table. */
  readonly label: string;
  readonly kind: FigureKind;
  readonly value: number;
  /** Null: what is written is no number. */
  readonly onChange: (value: number | null) => void;
  readonly changed?: boolean | undefined;
  /** What is wrong with it. */
  readonly fault?: string | undefined;
  readonly path?: string | undefined;
}

/** A figure with its unit. What is written stays as it was written; what it means is told at once. */
export function FigureField(props: FigureFieldProps): ReactNode {
  const { label, kind, value, onChange, changed = false, fault, path } = props;
  const t = useTranslations('prices');
  const locale = useLocale();
  const id = useId();
  const [text, setText] = useState(() => figureText(value, kind, locale));
  const read = readFigure(text, kind);
  // The value was changed elsewhere: by another version, or by taking back what was written.
  const [known, setKnown] = useState(value);
  if (known !== value) {
    setKnown(value);
    if (read !== value) setText(figureText(value, kind, locale));
  }
  const wrong = read === null ? t('noNumber') : fault;
  return (
    <span className="grid justify-items-stretch gap-1">
      <span className="relative block">
        <Input
          aria-label={label}
          aria-invalid={wrong !== undefined || undefined}
          aria-describedby={wrong === undefined ? undefined : id}
          inputMode="decimal"
          autoComplete="off"
          value={text}
          data-path={path}
          onChange={({ target }) => {
            setText(target.value);
            const next = readFigure(target.value, kind);
            if (next !== null) setKnown(next);
            onChange(next);
          }}
          className={clsx(
            'figures min-w-24 text-right',
            kind !== 'number' && 'pr-8',
            changed && 'border-day! bg-day-wash!',
          )}
        />
        {kind !== 'number' && (
          <span aria-hidden className="pointer-events-none absolute right-3 top-1/2 -translate-y-1/2 text-ink-faint">
            {kind === 'money' ? '₽' : '%'}
          </span>
        )}
      </span>
      {wrong !== undefined && (
        <span id={id} role="alert" className="text-micro text-bad">
          {wrong}
        </span>
      )}
    </span>
  );
}
