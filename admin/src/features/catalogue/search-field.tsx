'use client';

import { Input } from '@alexandrite/ui/field';
import { Search } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState, useTransition } from 'react';
import type { ReactNode } from 'react';
import { useRouter } from '../../lib/i18n/navigation.ts';
import { catalogueAddress } from './catalogue-search.ts';

/** Somebody who types is left to finish, in milliseconds. */
const typingMs = 300;

/** What is looked for stands in the address, so that it can be kept and sent. */
export function SearchField({ search }: { readonly search: string }): ReactNode {
  const t = useTranslations('catalogue');
  const router = useRouter();
  const [, startTransition] = useTransition();
  const [typed, setTyped] = useState(search);
  const typing = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(typing.current), []);
  const look = (text: string) => {
    typing.current = undefined;
    startTransition(() => router.replace(catalogueAddress(text.trim()), { scroll: false }));
  };
  const type = (text: string) => {
    setTyped(text);
    clearTimeout(typing.current);
    typing.current = setTimeout(() => look(text), typingMs);
  };
  // Whoever clicks on a piece at once goes there, and is not called back by what was typed before.
  const leave = () => {
    if (typing.current === undefined) return;
    clearTimeout(typing.current);
    look(typed);
  };
  return (
    <div role="search" aria-label={t('search')} className="relative mb-4 block sm:w-80">
      <Search
        aria-hidden
        className="pointer-events-none absolute left-3 top-1/2 size-4 -translate-y-1/2 text-ink-faint"
        strokeWidth={1.6}
      />
      <Input
        type="search"
        aria-label={t('search')}
        placeholder={t('searchPlaceholder')}
        value={typed}
        onChange={(event) => type(event.target.value)}
        onBlur={leave}
        className="pl-9"
        data-testid="piece-search"
      />
    </div>
  );
}
