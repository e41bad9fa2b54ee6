'use client';

import { Select } from '@alexandrite/ui/field';
import { useTranslations } from 'next-intl';
import { useTransition, type ReactNode } from 'react';
import { useRouter } from '../../../lib/i18n/navigation.ts';
import { useSettledText } from '../../../lib/use-settled-text.ts';
import { ChoiceChip } from '../../../ui/choice-chip.tsx';
import { SearchField } from '../../../ui/search-field.tsx';
import { channels, ordersAddress, readFilter, statuses, views, type OrdersFilter } from './orders-filter.ts';

export interface OrdersFiltersProps {
  readonly filter: OrdersFilter;
  /** How many wait for a decision, in words: `7`, `100+`. */
  readonly awaiting: string;
}

/** Narrows the list. What is chosen stands in the address, so that it can be kept and sent. */
export function OrdersFilters({ filter, awaiting }: OrdersFiltersProps): ReactNode {
  const t = useTranslations('orders');
  const router = useRouter();
  const [, startTransition] = useTransition();
  const open = (change: Partial<Record<keyof OrdersFilter, string | null>>) => {
    const { view, status, channel, number } = { ...filter, ...change };
    const next = readFilter({
      view: view ?? undefined,
      status: status ?? undefined,
      channel: channel ?? undefined,
      number: number ?? undefined,
    });
    startTransition(() => router.replace(ordersAddress(next), { scroll: false }));
  };
  const typed = useSettledText(filter.number, (number) => open({ number }));
  const choose = (change: Partial<Record<'view' | 'status' | 'channel', string | null>>) => {
    typed.drop();
    open({ number: typed.text, ...change });
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
      <div className="col-span-2 md:w-52">
        <SearchField
          typed={typed}
          label={t('numberLabel')}
          placeholder={t('numberPlaceholder')}
          figures
          testId="number-search"
        />
      </div>
    </div>
  );
}
