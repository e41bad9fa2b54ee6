import { Button } from '@alexandrite/ui/button';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Link } from '../../lib/i18n/navigation.ts';

/** The stone that the house is named after, and its change of colour. */
export function StoneBand(): ReactNode {
  const t = useTranslations('home');
  return (
    <section className="stone-field text-paper">
      <div className="shell grid gap-8 py-20 lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)] lg:items-end lg:gap-20 lg:py-28">
        <h2 className="max-w-[16ch] font-display text-headline">{t('stoneTitle')}</h2>
        <p className="max-w-md text-lead text-paper/85">{t('stoneText')}</p>
      </div>
    </section>
  );
}

const steps = ['model', 'price', 'date', 'watch'] as const;

/** How a file becomes a ring. */
export function Story(): ReactNode {
  const t = useTranslations('home');
  return (
    <section className="shell grid gap-12 py-20 lg:grid-cols-[minmax(0,4fr)_minmax(0,8fr)] lg:gap-20 lg:py-28">
      <div className="grid content-start justify-items-start gap-5">
        <h2 className="font-display text-headline">{t('storyTitle')}</h2>
        <p className="text-lead text-ink-soft">{t('storyLead')}</p>
        <Button asChild variant="secondary" size="lg">
          <Link href="/made-to-order">{t('toMadeToOrder')}</Link>
        </Button>
      </div>
      <ol className="grid gap-x-12 sm:grid-cols-2">
        {steps.map((step, index) => (
          <li key={step} className="grid grid-cols-[2.5rem_1fr] content-start gap-y-1.5 border-t border-hairline py-7">
            <span aria-hidden className="font-display text-subtitle text-ink-faint">
              {index + 1}
            </span>
            <h3 className="font-display text-subtitle">{t(`steps.${step}.title`)}</h3>
            <p className="col-start-2 text-ink-soft">{t(`steps.${step}.text`)}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}
