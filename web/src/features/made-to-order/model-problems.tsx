'use client';

import { clsx } from 'clsx';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { QuoteStateFragment } from '../../gql/graphql.ts';

const looks = {
  BLOCKS: 'border-bad bg-bad-wash [&_h3]:text-bad',
  WARNS: 'border-warn bg-warn-wash [&_h3]:text-warn',
  NOTES: 'border-hairline-strong bg-paper [&_h3]:text-ink-soft',
};

/** What was found in a model, in words: what it is and what to do. */
export function ModelProblems({ problems }: { readonly problems: QuoteStateFragment['problems'] }): ReactNode {
  const t = useTranslations('madeToOrder');
  if (problems.length === 0) return null;
  return (
    <section aria-label={t('problems')} className="grid gap-2" data-testid="model-problems">
      {problems.map((problem) => (
        <div
          key={problem.code}
          role={problem.severity === 'BLOCKS' ? 'alert' : undefined}
          data-code={problem.code}
          className={clsx('border-l-2 px-5 py-3.5', looks[problem.severity])}
        >
          <h3 className="text-small font-medium">{t(`severity.${problem.severity}`)}</h3>
          <p>{problem.message}</p>
        </div>
      ))}
    </section>
  );
}
