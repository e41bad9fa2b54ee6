'use client';

import { Table, Td, Th } from '@alexandrite/ui/table';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Section } from '../../ui/section.tsx';
import { ChangeList } from './change-list.tsx';
import { listAt, valueAt, type Json } from './document.ts';
import { shownFigure } from './figures.ts';
import type { Rules } from './read-prices.ts';
import { topics, type Topic } from './topics.ts';

export interface RulesVersionViewProps {
  readonly rules: Rules;
  /** The version before; null for the first. */
  readonly before: Rules | null;
}

/** A version of the rules: what it changed, and all its figures. It never changes. */
export function RulesVersionView({ rules, before }: RulesVersionViewProps): ReactNode {
  const t = useTranslations('prices');
  return (
    <div className="grid gap-12">
      {before && (
        <Section title={t('changesSince', { version: before.version })}>
          <ChangeList before={before.document} after={rules.document} />
        </Section>
      )}
      {topics.map((topic) => (
        <Section key={topic.id} title={t(`topics.${topic.id}`)}>
          <TopicFigures topic={topic} document={rules.document} />
        </Section>
      ))}
    </div>
  );
}

function TopicFigures({ topic, document }: { readonly topic: Topic; readonly document: Json }): ReactNode {
  const t = useTranslations('prices');
  const locale = useLocale();
  const { rows, fields } = topic;
  if (rows === null) {
    return (
      <dl className="max-w-2xl border-t border-hairline">
        {fields.map(({ path, label, kind }) => (
          <div key={path} className="flex justify-between gap-6 border-b border-hairline py-2">
            <dt className="text-ink-soft">{t(`fields.${label}`)}</dt>
            <dd className="figures">{shownFigure(valueAt(document, path), kind, locale)}</dd>
          </div>
        ))}
      </dl>
    );
  }
  const list = listAt(document, rows.list);
  if (list.length === 0) return <p className="text-ink-soft">{t('noRows')}</p>;
  return (
    <Table caption={t(`topics.${topic.id}`)}>
      <thead>
        <tr>
          {rows.calledBy !== null && <Th>{t('row')}</Th>}
          {fields.map(({ path, label }) => (
            <Th key={path} numeric>
              {t(`fields.${label}`)}
            </Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {list.map((row, index) => (
          // Rows of a version never change their places.
          <tr key={index}>
            {rows.calledBy !== null && (
              <Td>
                {shownFigure(
                  valueAt(row, rows.calledBy === 'name' ? `name.${locale}` : rows.calledBy.editable),
                  null,
                  locale,
                )}
              </Td>
            )}
            {fields.map(({ path, kind }) => (
              <Td key={path} numeric>
                {shownFigure(valueAt(row, path), kind, locale)}
              </Td>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
