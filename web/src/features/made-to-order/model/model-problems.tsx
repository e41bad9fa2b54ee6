'use client';

import { Button } from '@alexandrite/ui/button';
import { gravestFirst, hasPlace } from '@alexandrite/ui/model-viewer';
import { clsx } from 'clsx';
import { CircleCheck, Eye, LocateFixed, OctagonAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { ProblemSeverity, QuoteStateFragment } from '../../../gql/graphql.ts';

const looks = {
  BLOCKS: { box: 'border-bad bg-bad-wash', head: 'text-bad', Icon: OctagonAlert },
  WARNS: { box: 'border-warn bg-warn-wash', head: 'text-warn', Icon: Eye },
  NOTES: { box: 'border-hairline-strong bg-paper', head: 'text-ink-soft', Icon: CircleCheck },
} as const satisfies Readonly<Record<ProblemSeverity, object>>;

export type Problem = QuoteStateFragment['problems'][number];

export interface ModelProblemsProps {
  readonly problems: readonly Problem[];
  /** Code of the problem that the model is turned to. */
  readonly pointedAt: string | null;
  /** Shows a problem on the model; left out where there is no model to be seen. */
  readonly onPoint?: ((code: string) => void) | undefined;
}

/** What was found in a model, gravest first: what it is, what to do, and where. */
export function ModelProblems({ problems, pointedAt, onPoint }: ModelProblemsProps): ReactNode {
  const t = useTranslations('madeToOrder');
  if (problems.length === 0) return null;
  return (
    <section aria-label={t('problems')} data-testid="model-problems">
      <ul className="grid gap-2">
        {gravestFirst(problems).map((problem) => {
          const { code, severity, message, place } = problem;
          const { box, head, Icon } = looks[severity];
          const isShown = code === pointedAt;
          return (
            <li key={code} data-code={code} className={clsx('border-l-2 px-5 py-3.5', box)}>
              <h2 className={clsx('flex items-center gap-2 text-small font-medium', head)}>
                <Icon aria-hidden className="size-4 shrink-0" strokeWidth={1.6} />
                {t(`severity.${severity}`)}
              </h2>
              <p role={severity === 'BLOCKS' ? 'alert' : undefined} className="mt-0.5">
                {message}
              </p>
              {onPoint && hasPlace(problem) && (
                <div className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1">
                  <Button
                    variant="secondary"
                    size="sm"
                    aria-pressed={isShown}
                    icon={<LocateFixed aria-hidden className="size-4" strokeWidth={1.6} />}
                    onClick={() => onPoint(code)}
                    data-testid="show-place"
                  >
                    {isShown ? t('shownOnModel') : t('showOnModel')}
                  </Button>
                  {place?.incomplete === true && <span className="caption">{t('morePlaces')}</span>}
                </div>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
