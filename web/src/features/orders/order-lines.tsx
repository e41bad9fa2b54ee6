'use client';

import { pictureIn, sizeText } from '@alexandrite/app-kit/piece-words';
import { metalColor } from '@alexandrite/ui/model-viewer';
import { Price } from '@alexandrite/ui/price';
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Link } from '../../lib/i18n/navigation.ts';
import { LinePicture } from '../../ui/line-picture.tsx';
import { useMetalName } from '../../ui/use-metal-name.ts';
import { useQuoteExtras } from '../../ui/use-quote-extras.ts';
import type { Order } from './read-orders.ts';

type Line = Order['lines'][number];

/** What is ordered, and what it costs. */
export function OrderLines({ order }: { readonly order: Order }): ReactNode {
  const t = useTranslations('orders');
  const locale = useLocale();
  return (
    <section>
      <h2 className="mb-4 font-display text-title">{t('lines')}</h2>
      <ul className="border-t border-hairline">
        {order.lines.map((line) => (
          <OrderLine key={line.id} line={line} />
        ))}
      </ul>
      <p className="flex items-baseline justify-between gap-4 pt-4">
        <span>{t('total')}</span>
        {order.total ? (
          <Price amount={order.total} locale={locale} className="text-subtitle" data-testid="order-total" />
        ) : (
          <span className="animate-breathe text-ink-faint">{t('priceUnknown')}</span>
        )}
      </p>
    </section>
  );
}

function OrderLine({ line }: { readonly line: Line }): ReactNode {
  const t = useTranslations('orders');
  const locale = useLocale();
  const facts = useLineFacts(line);
  return (
    <li className="grid grid-cols-[5rem_1fr_auto] gap-5 border-b border-hairline py-5 sm:grid-cols-[7rem_1fr_auto]">
      <LinePicture
        photo={pictureIn(line.product, line.metal)}
        color={line.quote?.material.color ?? metalColor(line.metal ?? '')}
        className="size-20 sm:size-28"
      />
      <div className="grid content-start gap-1">
        <p className="font-display text-subtitle leading-tight">
          {line.product ? (
            <Link href={`/catalogue/${line.product.slug}`} className="drawn-link">
              {line.title}
            </Link>
          ) : (
            line.title
          )}
        </p>
        {facts.map((fact) => (
          <p key={fact} className="text-small leading-snug text-ink-soft">
            {fact}
          </p>
        ))}
      </div>
      <div className="figures text-right">
        {line.price && <Price amount={line.price} locale={locale} />}
        {line.quantity > 1 && <p className="caption">{t('pieces', { count: line.quantity })}</p>}
      </div>
    </li>
  );
}

/** What is worth saying of a line: metal and size, or what was measured in its model. */
function useLineFacts({ metal, size, product, quote }: Line): readonly string[] {
  const t = useTranslations('orders');
  const made = useTranslations('madeToOrder');
  const locale = useLocale();
  const format = useFormatter();
  const metalName = useMetalName();
  const extras = useQuoteExtras();
  const amount = (value: number) => format.number(value, { maximumFractionDigits: 2 });
  const facts = [
    // Each line is one or the other: whoever knows of it does not answer.
    product === null && quote === null ? t('detailsMissing') : null,
    metal === null ? null : metalName(metal),
    size === null ? null : t('size', { size: sizeText(size, locale) }),
    quote?.material.name ?? null,
    quote?.finish.name ?? null,
    ...extras(quote),
    quote?.geometry ? `${t('volume')} ${amount(quote.geometry.volumeMm3)} ${made('mm3')}` : null,
    typeof quote?.massGrams === 'number' ? `${t('mass')} ${made('grams', { mass: amount(quote.massGrams) })}` : null,
  ];
  return facts.filter((fact) => fact !== null);
}
