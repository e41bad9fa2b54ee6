'use client';

import { Button } from '@alexandrite/ui/button';
import { Field, Input } from '@alexandrite/ui/field';
import { useToast } from '@alexandrite/ui/toast';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';

export interface ToldPasswordProps {
  readonly name: string;
  /** null when it is told no more. */
  readonly password: string | null;
  readonly onDone: () => void;
}

/** A password that was just given, to be handed over: it is seen here and never again. */
export function ToldPassword({ name, password, onDone }: ToldPasswordProps): ReactNode {
  const t = useTranslations('people');
  const toast = useToast();
  const copy = async () => {
    if (password === null) return;
    await navigator.clipboard.writeText(password);
    toast({ title: t('copied'), tone: 'good' });
  };
  return (
    <div className="grid gap-4 border-y border-ink py-5" role="status" data-testid="told-password">
      {password === null ? (
        <p className="text-ink-soft">{t('toldNoMore', { name })}</p>
      ) : (
        <Field label={t('told', { name })} hint={t('toldHint')}>
          <Input
            readOnly
            value={password}
            onFocus={(event) => event.currentTarget.select()}
            className="font-mono"
            data-testid="first-password"
          />
        </Field>
      )}
      <div className="flex flex-wrap gap-2">
        {password !== null && <Button onClick={() => void copy()}>{t('copy')}</Button>}
        <Button variant="quiet" onClick={onDone} data-testid="put-away">
          {t('putAway')}
        </Button>
      </div>
    </div>
  );
}
