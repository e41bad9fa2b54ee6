import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';

const tips = ['closed', 'thick', 'size'] as const;

/** What makes a model castable, for those who draw. */
export function Tips(): ReactNode {
  const t = useTranslations('madeToOrder');
  return (
    <section className="mt-24 border-t border-hairline pt-12">
      <h2 className="mb-8 font-display text-title">{t('tipsTitle')}</h2>
      <ul className="grid gap-x-12 gap-y-8 md:grid-cols-3">
        {tips.map((tip) => (
          <li key={tip} className="grid content-start gap-1.5">
            <h3 className="font-display text-subtitle">{t(`tips.${tip}.title`)}</h3>
            <p className="text-ink-soft">{t(`tips.${tip}.text`)}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
