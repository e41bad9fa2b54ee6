'use client';

import { useTranslations } from 'next-intl';
import { useTransition } from 'react';
import type { ReactNode } from 'react';
import { useRouter } from '../../lib/i18n/navigation.ts';
import { useSettledText } from '../../lib/use-settled-text.ts';
import { ChoiceChip } from '../../ui/choice-chip.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { peopleAddress, type PeopleFilter } from './people-filter.ts';

/** Whom the list shows: it stands in the address, so that it can be kept and sent. */
export function PeopleFilters({ filter }: { readonly filter: PeopleFilter }): ReactNode {
  const t = useTranslations('people');
  const router = useRouter();
  const [, startTransition] = useTransition();
  const go = (next: PeopleFilter) => startTransition(() => router.replace(peopleAddress(next), { scroll: false }));
  const typed = useSettledText(filter.search, (text) => go({ ...filter, search: text.trim() }));
  return (
    <div role="search" aria-label={t('search')} className="mb-4 mt-10 flex flex-wrap items-center gap-2">
      {(['staff', 'partners', 'all'] as const).map((whom) => (
        <ChoiceChip
          key={whom}
          chosen={filter.whom === whom}
          onChoose={() => {
            typed.drop();
            go({ whom, search: typed.text.trim() });
          }}
          testId={`whom-${whom}`}
        >
          {t(`whom.${whom}`)}
        </ChoiceChip>
      ))}
      <div className="w-full sm:ml-auto sm:w-72">
        <SearchField typed={typed} label={t('search')} placeholder={t('searchPlaceholder')} testId="people-search" />
      </div>
    </div>
  );
}
