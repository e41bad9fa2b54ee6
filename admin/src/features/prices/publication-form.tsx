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
  /** Whether far figures were shown and are meant. */
  readonly confirmed: boolean;
}

/** A figure far from what it was, in words. */
export interface Doubt {
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

export interface PublicationFormProps {
  readonly pending: boolean;
  readonly failure: Failure | null;
  /** Figures that have to be confirmed; none until the API asks about some. */
  readonly doubts: readonly Doubt[];
  /** Another moment to take effect was chosen: what is in force then may be something else. */
  readonly onMoment: (effectiveFrom: string | null) => void;
  readonly onPublish: (publication: Publication) => void;
  /** Reads again what somebody else published meanwhile. */
  readonly onReadAgain: () => void;
}

/** The last step: from when on, why, and publish. */
export function PublicationForm({
  pending,
  failure,
  doubts,
  onMoment,
  onPublish,
  onReadAgain,
}: PublicationFormProps): ReactNode {
  const t = useTranslations('prices.publication');
  const decision = useTranslations('decision');
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const effectiveFrom = momentOf(textOf(form, 'effectiveFrom'));
    onPublish({ effectiveFrom, note: textOf(form, 'note'), confirmed: doubts.length > 0 });
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
        <Input
          type="datetime-local"
          name="effectiveFrom"
          onBlur={({ currentTarget }) => onMoment(momentOf(currentTarget.value))}
        />
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
      {doubts.length > 0 && (
        <div role="alert" className="grid gap-2 bg-warn-wash px-4 py-2.5 text-small text-warn" data-testid="doubts">
          <p>{t('doubts')}</p>
          <ul className="grid gap-1">
            {doubts.map(({ name, before, after }) => (
              <li key={name} className="figures">
                {t('doubt', { name, before, after })}
              </li>
            ))}
          </ul>
        </div>
      )}
      <Button type="submit" pending={pending} className="w-fit" data-testid="publish">
        {t(doubts.length > 0 ? 'publishAnyway' : 'publish')}
      </Button>
    </form>
  );
}
