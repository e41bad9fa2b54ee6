'use client';

import { useTranslations } from 'next-intl';
import { useTransition } from 'react';
import type { ReactNode } from 'react';
import { useRouter } from '../../lib/i18n/navigation.ts';
import { useSettledText } from '../../lib/use-settled-text.ts';
import { SearchField } from '../../ui/search-field.tsx';
import { catalogueAddress } from './catalogue-search.ts';

/** What is looked for stands in the address, so that it can be kept and sent. */
export function PieceSearch({ search }: { readonly search: string }): ReactNode {
  const t = useTranslations('catalogue');
  const router = useRouter();
  const [, startTransition] = useTransition();
  const typed = useSettledText(search, (text) =>
    startTransition(() => router.replace(catalogueAddress(text.trim()), { scroll: false })),
  );
  return (
    <div role="search" aria-label={t('search')} className="mb-4 sm:w-80">
      <SearchField typed={typed} label={t('search')} placeholder={t('searchPlaceholder')} testId="piece-search" />
    </div>
  );
}
