'use client';

import { Button } from '@alexandrite/ui/button';
import { gravestFirst } from '@alexandrite/ui/model-viewer';
import { clsx } from 'clsx';
import { CircleCheck, Eye, LocateFixed, OctagonAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { ProblemSeverity } from '../../gql/graphql.ts';
import type { QuotePlaces } from './use-quote-places.ts';

export interface ModelProblemsProps {
  readonly problems: readonly {
    readonly code: string;
    readonly severity: ProblemSeverity;
    readonly message: string;
  }[];
  /** Where they are; left out where no model is shown. */
  readonly places?: QuotePlaces | undefined;
}

const looks = {
  BLOCKS: { box: 'border-l-2 border-bad bg-bad-wash', head: 'text-bad', Icon: OctagonAlert },
  WARNS: { box: 'border-l-2 border-warn bg-warn-wash', head: 'text-warn', Icon: Eye },
  NOTES: { box: 'bg-sunk text-ink-soft', head: '', Icon: CircleCheck },
} as const satisfies Readonly<Record<ProblemSeverity, object>>;

/** What was found in a model, gravest first: what a person has to look at stands out. */
export function ModelProblems({ problems, places }: ModelProblemsProps): ReactNode {
  const t = useTranslations('problems');
  if (problems.length === 0) return null;
  return (
    <ul className="grid gap-1.5" data-testid="model-problems">
      {gravestFirst(problems).map(({ code, severity, message }) => {
        const { box, head, Icon } = looks[severity];
        const isShown = places?.pointedAt?.id === code;
        return (
          <li key={code} data-code={code} className={clsx('grid gap-1 px-3 py-2 text-small', box)}>
            <p>
              <span className={clsx('mr-2 inline-flex items-center gap-1.5 font-medium', head)}>
                <Icon aria-hidden className="size-3.5 shrink-0" strokeWidth={1.8} />
                {t(`severity.${severity}`)}.
              </span>
              {message}
            </p>
            {places?.placed.has(code) === true && (
              <Button
                variant="quiet"
                size="sm"
                className="-ml-2 w-fit"
                aria-pressed={isShown}
                icon={<LocateFixed aria-hidden className="size-3.5" strokeWidth={1.8} />}
                onClick={() => places.point(code)}
                data-testid="show-place"
              >
                {isShown ? t('shown') : t('show')}
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
