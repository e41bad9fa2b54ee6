'use client';

import { ShoppingBag } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Link } from '../../lib/i18n/navigation.ts';
import { countPieces } from './bag.ts';
import { useBag } from './bag-provider.tsx';

/** The way to the bag, with how many pieces are in it. */
export function BagButton(): ReactNode {
  const t = useTranslations('nav');
  const count = countPieces(useBag().bag);
  return (
    <Link
      href="/bag"
      aria-label={t('bagCount', { count })}
      className="relative grid size-11 place-items-center hover:text-day"
    >
      <ShoppingBag aria-hidden className="size-5" strokeWidth={1.4} />
      {count > 0 && (
        <span
          aria-hidden
          className="figures absolute right-0.5 top-1 grid h-4.5 min-w-4.5 place-items-center rounded-full bg-day px-1 text-[0.6875rem] leading-none text-paper"
        >
          {count}
        </span>
      )}
    </Link>
  );
}
