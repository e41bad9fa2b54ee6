'use client';

import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { changesOf, type Json } from './document.ts';
import { shownFigure } from './figures.ts';
import { useFigureName } from './use-figure-name.ts';

export interface ChangeListProps {
  readonly before: Json;
  readonly after: Json;
}

/** What is different between two sets of rules, figure by figure. */
export function ChangeList({ before, after }: ChangeListProps): ReactNode {
  const t = useTranslations('prices');
  const locale = useLocale();
  const nameOf = useFigureName(after);
  const changes = changesOf(before, after);
  if (changes.length === 0) return <p className="text-ink-soft">{t('noChanges')}</p>;
  return (
    <ul className="border-t border-hairline text-small" data-testid="rule-changes">
      {changes.map(({ path, before: was, after: is }) => {
        const { name, kind } = nameOf(path);
        return (
          <li
            key={path}
            className="flex flex-wrap items-baseline justify-between gap-x-6 border-b border-hairline py-2"
          >
            <span>{name}</span>
            <span className="figures">
              <del className="text-ink-faint">{shownFigure(was, kind, locale)}</del> →{' '}
              <ins className="no-underline">{shownFigure(is, kind, locale)}</ins>
            </span>
          </li>
        );
      })}
    </ul>
  );
}
