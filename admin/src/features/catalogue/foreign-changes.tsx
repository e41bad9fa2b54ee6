'use client';

import { DateTime } from '@alexandrite/ui/date-time';
import { useLocale, useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import type { DraftField } from './draft.ts';
import type { ForeignChange } from './merge.ts';
import type { Meeting } from './use-piece-draft.ts';

export interface ForeignChangesProps {
  readonly meeting: Meeting;
  /** True when saving was tried before everything was chosen. */
  readonly isUnfinished: boolean;
  readonly onChoose: (change: ForeignChange, whose: 'mine' | 'theirs') => void;
}

const isRussian = (field: DraftField) => field.endsWith('Ru');
const isEnglish = (field: DraftField) => field.endsWith('En');

/** What somebody else changed meanwhile, beside what was typed here; where both wrote, one is chosen. */
export function ForeignChanges({ meeting, isUnfinished, onChoose }: ForeignChangesProps): ReactNode {
  const t = useTranslations('catalogue');
  const locale = useLocale();
  const title = useRef<HTMLHeadingElement>(null);
  const { theirs, changes, chosen } = meeting;
  const who = theirs.changedBy ?? t('somebody');
  // Comes while the focus is on the button that saves, far below.
  useEffect(() => title.current?.focus(), [theirs]);
  const contested = changes.filter(({ mine }) => mine !== null);
  return (
    <section className="grid gap-4 border-l-2 border-warn bg-warn-wash px-5 py-5 sm:px-6" data-testid="foreign-changes">
      <div className="grid gap-1">
        <h2 ref={title} tabIndex={-1} className="font-display text-subtitle">
          {t.rich('meeting.title', {
            who,
            date: () => <DateTime value={theirs.changedAt ?? ''} locale={locale} style="moment" />,
          })}
        </h2>
        <p className="max-w-prose text-ink-soft">
          {contested.length > 0 ? t('meeting.choose') : t('meeting.nothingContested')}
        </p>
      </div>
      {changes.map((change) => (
        <fieldset key={change.field} className="grid gap-2" data-field={change.field}>
          <legend className="mb-1 text-small text-ink-soft">{t(`fields.${change.field}`)}</legend>
          {change.mine === null ? (
            <Said words={t('meeting.taken')} text={change.theirs} field={change.field} />
          ) : (
            <div className="grid gap-2 sm:grid-cols-2">
              {(['mine', 'theirs'] as const).map((whose) => (
                <label
                  key={whose}
                  className="flex items-start gap-3 rounded-edge border border-hairline-strong bg-paper px-3.5 py-3 has-checked:border-ink has-checked:bg-white has-focus-visible:outline-2 has-focus-visible:outline-offset-3 has-focus-visible:outline-day"
                >
                  <input
                    type="radio"
                    name={`whose-${change.field}`}
                    checked={chosen[change.field] === whose}
                    onChange={() => onChoose(change, whose)}
                    className="mt-1 size-4 shrink-0 accent-day"
                    data-testid={`${whose}-${change.field}`}
                  />
                  <Said
                    words={whose === 'mine' ? t('meeting.mine') : who}
                    text={whose === 'mine' ? (change.mine ?? '') : change.theirs}
                    field={change.field}
                  />
                </label>
              ))}
            </div>
          )}
          <Said words={t('meeting.before')} text={change.before} field={change.field} faint />
        </fieldset>
      ))}
      {isUnfinished && (
        <p role="alert" className="text-small text-bad">
          {t('meeting.unfinished')}
        </p>
      )}
    </section>
  );
}

interface SaidProps {
  readonly words: string;
  readonly text: string;
  readonly field: DraftField;
  readonly faint?: boolean;
}

/** What a field says in one version of it. */
function Said({ words, text, field, faint = false }: SaidProps): ReactNode {
  const language = isRussian(field) ? 'ru' : isEnglish(field) ? 'en' : undefined;
  return (
    <span className={faint ? 'text-small text-ink-faint' : 'grid min-w-0'}>
      <span className="caption">{words}</span>{' '}
      <span className="whitespace-pre-line break-words" lang={language}>
        {field === 'price' ? `${text} ₽` : text}
      </span>
    </span>
  );
}
