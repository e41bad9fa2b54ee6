'use client';

import { returnAddress } from '@alexandrite/app-kit/return-address';
import { clsx } from 'clsx';
import { locales } from '@alexandrite/contracts/locale';
import { useLocale, useTranslations } from 'next-intl';
import { useSearchParams } from 'next/navigation';
import { Suspense } from 'react';
import type { ReactNode } from 'react';
import { Link, usePathname } from '../lib/i18n/navigation.ts';

const names = { ru: 'Русский', en: 'English' };

/** The same page in the other language. */
export function LanguageSwitch({ className }: { readonly className?: string }): ReactNode {
  return (
    <Suspense>
      <Switch className={className ?? 'flex'} />
    </Suspense>
  );
}

function Switch({ className }: { readonly className: string }): ReactNode {
  const t = useTranslations('nav');
  const current = useLocale();
  const here = usePathname();
  const search = useSearchParams().toString();
  return (
    <div role="group" aria-label={t('language')} className={clsx('items-center', className)}>
      {locales.map((locale) => (
        <Link
          key={locale}
          href={returnAddress(search === '' ? here : `${here}?${search}`) ?? '/'}
          locale={locale}
          hrefLang={locale}
          lang={locale}
          title={names[locale]}
          {...(locale === current && { 'aria-current': 'true' })}
          className={clsx(
            'grid min-h-11 min-w-9 place-items-center text-small uppercase',
            locale === current ? 'text-ink' : 'text-ink-faint hover:text-ink',
          )}
        >
          <span aria-hidden>{locale}</span>
          <span className="sr-only">{names[locale]}</span>
        </Link>
      ))}
    </div>
  );
}
