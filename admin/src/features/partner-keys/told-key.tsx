'use client';

import { Button } from '@alexandrite/ui/button';
import { Field, Textarea } from '@alexandrite/ui/field';
import { useToast } from '@alexandrite/ui/toast';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';

export interface ToldKeyProps {
  readonly name: string;
  /** What the partner sends; null when it is told no more. */
  readonly secret: string | null;
  readonly onDone: () => void;
}

/** A key that was just made, to be handed over: it is seen here and never again. */
export function ToldKey({ name, secret, onDone }: ToldKeyProps): ReactNode {
  const t = useTranslations('partnerKeys');
  const toast = useToast();
  const copy = async () => {
    if (secret === null) return;
    await navigator.clipboard.writeText(secret);
    toast({ title: t('copied'), tone: 'good' });
  };
  if (secret === null) {
    return (
      <p className="text-ink-soft" role="status">
        {t('toldNoMore', { name })}
      </p>
    );
  }
  return (
    <div className="grid gap-4 border-y border-ink py-5" role="status" data-testid="told-key">
      <Field label={t('told', { name })} hint={t('toldHint')}>
        <Textarea
          readOnly
          rows={4}
          value={secret}
          onFocus={(event) => event.currentTarget.select()}
          className="font-mono text-small break-all"
          data-testid="secret"
        />
      </Field>
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => void copy()} data-testid="copy">
          {t('copy')}
        </Button>
        <Button variant="quiet" onClick={onDone} data-testid="put-away">
          {t('putAway')}
        </Button>
      </div>
    </div>
  );
}
