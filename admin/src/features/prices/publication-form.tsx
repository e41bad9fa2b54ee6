'use client';

import { Button } from '@alexandrite/ui/button';
import { Field, Input, Textarea } from '@alexandrite/ui/field';
import { useTranslations } from 'next-intl';
import type { ReactNode, SubmitEvent } from 'react';
import { textOf } from '../../lib/text-of.ts';
import type { Failure } from '../../lib/use-action.ts';
import { momentOf } from './versions.ts';

/** From when on, and why. */
export interface Publication {
  /** ISO 8601; null: at once. */
  readonly effectiveFrom: string | null;
  readonly note: string;
}

export interface PublicationFormProps {
  readonly pending: boolean;
  readonly failure: Failure | null;
  readonly onPublish: (publication: Publication) => void;
  /** Reads again what somebody else published meanwhile. */
  readonly onReadAgain: () => void;
}

/** The last step: from when on, why, and publish. */
export function PublicationForm({ pending, failure, onPublish, onReadAgain }: PublicationFormProps): ReactNode {
  const t = useTranslations('prices.publication');
  const decision = useTranslations('decision');
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    onPublish({ effectiveFrom: momentOf(textOf(form, 'effectiveFrom')), note: textOf(form, 'note') });
  };
  const isConflict = failure?.field === 'basedOnVersion';
  const errorOf = (field: string) => (failure?.field === field ? failure.message : undefined);
  const isElsewhere = failure !== null && failure.field !== 'effectiveFrom' && failure.field !== 'note';
  return (
    <form onSubmit={submit} className="grid gap-4 sm:max-w-lg">
      <Field
        label={t('effectiveFrom')}
        hint={t('effectiveFromHint')}
        optionalLabel={decision('optional')}
        error={errorOf('effectiveFrom')}
      >
        <Input type="datetime-local" name="effectiveFrom" />
      </Field>
      <Field label={t('note')} hint={t('noteHint')} error={errorOf('note')}>
        <Textarea name="note" maxLength={500} required />
      </Field>
      {isElsewhere && (
        <div role="alert" className="grid justify-items-start gap-2 text-small text-bad" data-testid="failure">
          {failure.message}
          {isConflict && (
            <Button variant="secondary" size="sm" onClick={onReadAgain} data-testid="read-again">
              {t('readAgain')}
            </Button>
          )}
        </div>
      )}
      <Button type="submit" pending={pending} className="w-fit" data-testid="publish">
        {t('publish')}
      </Button>
    </form>
  );
}
