'use client';

import { Field, Input } from '@alexandrite/ui/field';
import { useTranslations } from 'next-intl';
import { useEffect, useEffectEvent, useState } from 'react';
import type { ReactNode } from 'react';
import { mostLetters } from './choice.ts';

export interface EngravingFieldProps {
  readonly value: string;
  readonly onChange: (text: string) => void;
}

/** Somebody who writes pauses between words: a price is asked for when they seem to be done. */
const pauseMs = 700;

/** What is engraved, with the count of its letters. */
export function EngravingField({ value, onChange }: EngravingFieldProps): ReactNode {
  const t = useTranslations('madeToOrder');
  const [text, setText] = useState(value);
  const tell = useEffectEvent(() => {
    if (text !== value) onChange(text);
  });
  useEffect(() => {
    const timer = setTimeout(() => tell(), pauseMs);
    return () => clearTimeout(timer);
  }, [text]);
  const count = Array.from(text.trim()).length;
  return (
    <Field
      label={t('engraving')}
      hint={
        <span className="flex flex-wrap justify-between gap-x-4">
          {t('engravingHint')}
          <span className="figures">{t('letters', { count, most: mostLetters })}</span>
        </span>
      }
    >
      <Input
        name="engraving"
        maxLength={mostLetters}
        value={text}
        onChange={({ target }) => setText(target.value)}
        onBlur={() => text !== value && onChange(text)}
        autoComplete="off"
      />
    </Field>
  );
}
