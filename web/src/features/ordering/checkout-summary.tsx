'use client';

import { pictureIn, sizeText } from '@alexandrite/app-kit/piece-words';
import { metalColor } from '@alexandrite/ui/model-viewer';
import { Price } from '@alexandrite/ui/price';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { LinePicture } from '../../ui/line-picture.tsx';
import { useMetalName } from '../../ui/use-metal-name.ts';
import { useQuoteExtras } from '../../ui/use-quote-extras.ts';
import type { StartedOrder } from './read-checkout.ts';

/** What is being ordered, and its total. */
export function CheckoutSummary({ order }: { readonly order: StartedOrder }): ReactNode {
  const t = useTranslations('checkout');
  const locale = useLocale();
  return (
    <section>
      <h2 className="mb-4 font-display text-subtitle">{t('summary')}</h2>
      <ul className="border-t border-hairline">
        {order.lines.map((line) => (
          <SummaryLine key={line.id} line={line} />
        ))}
      </ul>
      <p className="flex items-baseline justify-between gap-4 pt-4">
        <span>{t('total')}</span>
        {order.total ? (
          <Price amount={order.total} locale={locale} className="text-subtitle" data-testid="checkout-total" />
        ) : (
          <span className="animate-breathe text-ink-faint">{t('totalPending')}</span>
        )}
      </p>
    </section>
  );
}

function SummaryLine({ line }: { readonly line: StartedOrder['lines'][number] }): ReactNode {
  const orders = useTranslations('orders');
  const product = useTranslations('product');
  const locale = useLocale();
  const metalName = useMetalName();
  const extras = useQuoteExtras();
  const facts = [
    line.metal === null ? null : metalName(line.metal),
    line.size === null ? null : orders('size', { size: sizeText(line.size, locale) }),
    line.quote?.material.name ?? null,
    line.quote?.finish.name ?? null,
    ...extras(line.quote),
    typeof line.quote?.leadTimeDays === 'number' ? product('leadTimeDays', { days: line.quote.leadTimeDays }) : null,
  ];
  return (
    <li className="grid grid-cols-[4.5rem_1fr_auto] gap-4 border-b border-hairline py-4">
      <LinePicture
        photo={pictureIn(line.product, line.metal)}
        color={line.quote?.material.color ?? metalColor(line.metal ?? '')}
      />
      <div>
        <p>{line.title}</p>
        {facts.filter(Boolean).map((fact) => (
          <p key={fact} className="caption">
            {fact}
          </p>
        ))}
      </div>
      <div className="figures text-right">
        {line.price && <Price amount={line.price} locale={locale} />}
        {line.quantity > 1 && <p className="caption">{orders('pieces', { count: line.quantity })}</p>}
      </div>
    </li>
  );
}
