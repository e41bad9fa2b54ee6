'use client';

import { Select } from '@alexandrite/ui/field';
import { clsx } from 'clsx';
import { useTranslations } from 'next-intl';
import { useTransition } from 'react';
import type { ReactNode } from 'react';
import type { CollectionsQuery } from '../../gql/graphql.ts';
import { Link, useRouter } from '../../lib/i18n/navigation.ts';
import { addressOf, choiceFrom, productKinds, productMetals, productSorts, type CatalogueChoice } from './filter.ts';

export interface FiltersProps {
  readonly choice: CatalogueChoice;
  readonly collections: CollectionsQuery['collections'];
}

/** What to show in the catalogue. Every choice is an address of its own, which can be sent to a friend. */
export function Filters({ choice, collections }: FiltersProps): ReactNode {
  const t = useTranslations('catalogue');
  const kinds = useTranslations('kinds');
  const metals = useTranslations('metals');
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const go = (name: 'metal' | 'collection' | 'sort', value: string) => {
    // Read like an address: a list of the page is not trusted more than one.
    const next = choiceFrom({ ...asSearch(choice), [name]: value });
    startTransition(() => router.push(addressOf(next), { scroll: false }));
  };
  return (
    <div
      role="search"
      aria-label={t('filters')}
      aria-busy={pending}
      className="mb-10 flex flex-wrap items-center justify-between gap-x-10 gap-y-4 border-y border-hairline py-3"
    >
      <nav aria-label={t('kind')} className="-mx-5 flex gap-6 overflow-x-auto px-5 sm:mx-0 sm:px-0">
        {[null, ...productKinds].map((kind) => (
          <Link
            key={kind ?? 'all'}
            href={addressOf({ ...choice, kind })}
            scroll={false}
            className={clsx('drawn-link my-2 shrink-0', kind === choice.kind ? 'text-ink' : 'text-ink-soft')}
            {...(kind === choice.kind && { 'aria-current': 'page' })}
          >
            {kind === null ? t('allKinds') : kinds(kind)}
          </Link>
        ))}
      </nav>
      <div className="grid w-full grid-cols-2 gap-2 sm:grid-cols-3 lg:w-auto lg:grid-cols-[13rem_13rem_14rem]">
        <Select
          aria-label={t('collection')}
          value={choice.collection ?? ''}
          onChange={(event) => go('collection', event.target.value)}
        >
          <option value="">{t('allCollections')}</option>
          {collections.map(({ slug, name }) => (
            <option key={slug} value={slug}>
              {name}
            </option>
          ))}
        </Select>
        <Select
          aria-label={t('metal')}
          value={choice.metal ?? ''}
          onChange={(event) => go('metal', event.target.value)}
        >
          <option value="">{t('allMetals')}</option>
          {productMetals.map((metal) => (
            <option key={metal} value={metal}>
              {metals(metal)}
            </option>
          ))}
        </Select>
        <Select
          aria-label={t('sort')}
          className="max-sm:col-span-2"
          value={choice.sort}
          onChange={(event) => go('sort', event.target.value)}
        >
          {productSorts.map((sort) => (
            <option key={sort} value={sort}>
              {t(`sorts.${sort}`)}
            </option>
          ))}
        </Select>
      </div>
    </div>
  );
}

const asSearch = ({ kind, metal, collection, sort }: CatalogueChoice) => ({
  ...(kind && { kind }),
  ...(metal && { metal }),
  ...(collection && { collection }),
  sort,
});
