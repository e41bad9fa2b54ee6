'use client';

import { formatMoney, Price } from '@alexandrite/ui/price';
import { ChevronDown } from 'lucide-react';
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { QuoteStateFragment } from '../../../gql/graphql.ts';
import { readInput } from './price-input.ts';

type Line = QuoteStateFragment['breakdown'][number];

/** What a price is made of. Each line opens to the figures and the rule behind it. */
export function PriceBreakdown({ quote }: { readonly quote: QuoteStateFragment }): ReactNode {
  const t = useTranslations('madeToOrder');
  const locale = useLocale();
  return (
    <section>
      <h2 className="mb-5 font-display text-title">{t('breakdown')}</h2>
      <ul className="border-t border-hairline" data-testid="quote-breakdown">
        {quote.breakdown.map((line) => (
          <li key={`${line.kind} ${line.rule.id}`} className="border-b border-hairline" data-kind={line.kind}>
            <details className="group">
              <summary className="flex cursor-pointer list-none items-baseline gap-x-4 py-3 [&::-webkit-details-marker]:hidden">
                <span className="grid flex-1">
                  <span>{line.label}</span>
                  <span className="caption">{line.basis}</span>
                </span>
                <Price amount={line.amount} locale={locale} className="figures" />
                <ChevronDown
                  aria-label={t('details')}
                  className="size-4 shrink-0 self-center text-ink-faint transition-transform group-open:rotate-180"
                />
              </summary>
              <LineBasis line={line} />
            </details>
          </li>
        ))}
      </ul>
      <p className="caption mt-3">{t('versions', { rules: quote.rulesVersion, rates: quote.metalRatesVersion })}</p>
    </section>
  );
}

function LineBasis({ line }: { readonly line: Line }): ReactNode {
  const t = useTranslations('madeToOrder');
  const text = useInputText();
  return (
    <div className="bg-sunk px-4 py-3 text-small" data-testid="line-basis">
      <dl className="grid gap-1">
        {line.inputs.map((input) => (
          <div key={input.name} className="flex items-baseline justify-between gap-6">
            <dt className="text-ink-soft">{input.label}</dt>
            <dd className="figures text-right">{text(input)}</dd>
          </div>
        ))}
      </dl>
      <p className="caption mt-2 break-words">{t('rule', { id: line.rule.id, version: line.rule.version })}</p>
    </div>
  );
}

/** Figures with their units, in the visitor's language. */
function useInputText(): (input: Line['inputs'][number]) => string {
  const t = useTranslations('madeToOrder');
  const locale = useLocale();
  const format = useFormatter();
  const money = (amountMinor: number) => formatMoney({ amountMinor, currency: 'RUB' }, locale);
  return (input) => {
    const read = readInput(input);
    switch (read.kind) {
      case 'money': {
        const price = money(read.amountMinor);
        return read.per === null ? price : t(`rates.${read.per}`, { price });
      }
      case 'share':
        return format.number(read.share, { style: 'percent', maximumFractionDigits: 2 });
      case 'measure':
        return t(`inMeasure.${read.unit}`, { value: format.number(read.value, { maximumFractionDigits: 3 }) });
      case 'other':
        return `${format.number(read.value, { maximumFractionDigits: 3 })} ${read.unit}`;
    }
  };
}
