'use client';

import { Input, Select } from '@alexandrite/ui/field';
import { Search } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState, useTransition, type ReactNode } from 'react';
import { useRouter } from '../../lib/i18n/navigation.ts';
import { ChoiceChip } from '../../ui/choice-chip.tsx';
import { channels, ordersAddress, readFilter, statuses, views, type OrdersFilter } from './orders-filter.ts';

export interface OrdersFiltersProps {
  readonly filter: OrdersFilter;
  /** How many wait for a decision, in words: `7`, `100+`. */
  readonly awaiting: string;
}

/** Somebody who types is left to finish, in milliseconds. */
const typingMs = 300;

/** Narrows the list. What is chosen stands in the address, so that it can be kept and sent. */
export function OrdersFilters({ filter, awaiting }: OrdersFiltersProps): ReactNode {
  const t = useTranslations('orders');
  const router = useRouter();
  const [, startTransition] = useTransition();
  const [typed, setTyped] = useState(filter.number);
  const typing = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(typing.current), []);
  const choose = (change: Partial<Record<keyof OrdersFilter, string | null>>) => {
    clearTimeout(typing.current);
    const { view, status, channel, number } = { ...filter, number: typed, ...change };
    const next = readFilter({
      view: view ?? undefined,
      status: status ?? undefined,
      channel: channel ?? undefined,
      number: number ?? undefined,
    });
    startTransition(() => router.replace(ordersAddress(next), { scroll: false }));
  };
  const type = (text: string) => {
    setTyped(text);
    clearTimeout(typing.current);
    typing.current = setTimeout(() => choose({ number: text }), typingMs);
  };
  return (
    <div
      role="search"
      aria-label={t('filters')}
      className="mb-2 grid grid-cols-2 gap-2 md:flex md:flex-wrap md:items-center"
    >
      <div className="col-span-2 flex gap-2 overflow-x-auto py-1">
        <ChoiceChip chosen={filter.view === null} onChoose={() => choose({ view: null })} testId="filter-all">
          {t('all')}
        </ChoiceChip>
        {views.map((view) => (
          <ChoiceChip
            key={view}
            chosen={filter.view === view}
            onChoose={() => choose({ view: filter.view === view ? null : view })}
            {...(view === 'awaiting' && { count: awaiting, urgent: awaiting !== '0' })}
            testId={`filter-${view}`}
          >
            {t(`views.${view}`)}
          </ChoiceChip>
        ))}
      </div>
      <Select
        aria-label={t('statusLabel')}
        value={filter.status ?? ''}
        onChange={(event) => choose({ status: event.target.value })}
        className="md:ml-auto md:w-56"
      >
        <option value="">{t('anyStatus')}</option>
        {statuses.map((status) => (
          <option key={status} value={status}>
            {t(`status.${status}`)}
          </option>
        ))}
      </Select>
      <Select
        aria-label={t('channelLabel')}
        value={filter.channel ?? ''}
        onChange={(event) => choose({ channel: event.target.value })}
        className="md:w-44"
      >
        <option value="">{t('anyChannel')}</option>
        {channels.map((channel) => (
          <option key={channel} value={channel}>
            {t(`channel.${channel}`)}
          </option>
        ))}
      </Select>
      <span className="relative col-span-2 block md:w-52">
        <Search
          aria-hidden
          className="pointer-events-none absolute left-3 top-1/2 size-4 -translate-y-1/2 text-ink-faint"
          strokeWidth={1.6}
        />
        <Input
          type="search"
          aria-label={t('numberLabel')}
          placeholder={t('numberPlaceholder')}
          value={typed}
          onChange={(event) => type(event.target.value)}
          className="figures pl-9"
          data-testid="number-search"
        />
      </span>
    </div>
  );
}
