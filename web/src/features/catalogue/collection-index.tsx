'use client';

import { clsx } from 'clsx';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Link } from '../../lib/i18n/navigation.ts';
import { Photo } from '../../ui/photo.tsx';
import type { CoveredCollection } from './covers.ts';

/** The collections as a table of contents; beside it the picture of the one that is looked at. */
export function CollectionIndex({ collections }: { readonly collections: readonly CoveredCollection[] }): ReactNode {
  const t = useTranslations('home');
  const [seen, setSeen] = useState(collections[0]?.slug);
  return (
    <section className="shell grid gap-10 py-20 lg:grid-cols-2 lg:gap-20 lg:py-28">
      <div className="relative hidden aspect-[4/5] max-h-160 overflow-hidden lg:block">
        {collections.map(
          ({ slug, cover }) =>
            cover && (
              <Photo
                key={slug}
                photo={cover}
                decorative
                className={clsx(
                  'absolute inset-0 size-full transition-opacity duration-700 ease-settle',
                  slug !== seen && 'opacity-0',
                )}
              />
            ),
        )}
      </div>
      <div className="grid content-center">
        <h2 className="caption mb-4">{t('collections')}</h2>
        <ul className="border-t border-hairline">
          {collections.map((collection) => (
            <li key={collection.slug} className="border-b border-hairline">
              <Link
                href={`/catalogue?collection=${collection.slug}`}
                onPointerEnter={() => setSeen(collection.slug)}
                onFocus={() => setSeen(collection.slug)}
                className="group grid grid-cols-[4.5rem_1fr] items-center gap-x-5 py-5 lg:grid-cols-1"
              >
                {collection.cover && (
                  <Photo photo={collection.cover} decorative className="row-span-2 size-18 lg:hidden" />
                )}
                <span className="flex items-baseline justify-between gap-6">
                  <span
                    className={clsx(
                      'font-display text-title transition-colors duration-500',
                      collection.slug === seen && 'lg:text-day',
                    )}
                  >
                    {collection.name}
                  </span>
                  <span className="caption figures shrink-0">{t('pieces', { count: collection.productCount })}</span>
                </span>
                <span className="max-w-lg text-ink-soft max-lg:text-small">{collection.description}</span>
              </Link>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
