'use client';

import { useLocale, useTranslations } from 'next-intl';
import { valueAt, type Json } from './document.ts';
import type { FigureKind } from './figures.ts';
import { meaningOf } from './topics.ts';

/** What a path is called: row and field; the path itself for what is edited nowhere here. */
export function useFigureName(document: Json): (path: string) => { name: string; kind: FigureKind | null } {
  const t = useTranslations('prices');
  const locale = useLocale();
  return (path) => {
    const meaning = meaningOf(path);
    if (!meaning) return { name: path, kind: null };
    const { topic, field, row } = meaning;
    const rowName =
      row === null ? undefined : (valueAt(document, `${row}.name.${locale}`) ?? valueAt(document, `${row}.region`));
    const parts = [t(`topics.${topic}`), typeof rowName === 'string' ? rowName : null, t(`fields.${field.label}`)];
    return { name: parts.filter((part) => part !== null).join(', '), kind: field.kind };
  };
}
