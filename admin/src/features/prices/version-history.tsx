'use client';

import { Badge, type Tone } from '@alexandrite/ui/badge';
import { Button } from '@alexandrite/ui/button';
import { DateTime } from '@alexandrite/ui/date-time';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { PriceVersionStanding } from '../../gql/graphql.ts';
import { useAction } from '../../lib/use-action.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import { Section } from '../../ui/section.tsx';
import type { RulesVersion, Versions } from './versions.ts';

const tones: Readonly<Record<PriceVersionStanding, Tone>> = { SCHEDULED: 'waiting', IN_FORCE: 'done', PAST: 'off' };

export interface VersionHistoryProps<T extends RulesVersion> {
  readonly versions: Versions<T>;
  /** Reads what follows a cursor. */
  readonly readMore: (after: string) => Promise<Versions<T>>;
  /** What the version says. */
  readonly figures: (version: T) => ReactNode;
}

/** All versions, newest first: from when on, who, why, and what they say. */
export function VersionHistory<T extends RulesVersion>(props: VersionHistoryProps<T>): ReactNode {
  const { versions, readMore, figures } = props;
  const t = useTranslations('prices.history');
  const orders = useTranslations('orders');
  const locale = useLocale();
  const [list, setList] = useState(versions);
  const [read, setRead] = useState(versions);
  if (read !== versions) {
    setRead(versions);
    setList(versions);
  }
  const more = useAction(async () => {
    const next = await readMore(list.pageInfo.endCursor ?? '');
    setList((now) => ({ nodes: [...now.nodes, ...next.nodes], pageInfo: next.pageInfo }));
    return null;
  });
  return (
    <Section title={t('title')} testId="version-history">
      <ol className="border-t border-hairline">
        {list.nodes.map((version) => (
          <li
            key={version.version}
            className="grid gap-1.5 border-b border-hairline py-3.5"
            data-version={version.version}
          >
            <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <span className="font-medium">{t('version', { version: version.version })}</span>
              <Badge tone={tones[version.standing]}>{t(`standing.${version.standing}`)}</Badge>
              <span className="text-small text-ink-soft">
                {t.rich('since', {
                  date: () => <DateTime value={version.effectiveFrom} locale={locale} style="moment" />,
                })}
              </span>
            </p>
            <p className="text-small text-ink-soft">
              {t.rich('by', {
                who: version.publishedBy ?? t('house'),
                date: () => <DateTime value={version.publishedAt} locale={locale} style="moment" />,
              })}
            </p>
            {version.note !== '' && <p>{version.note}</p>}
            {figures(version)}
          </li>
        ))}
      </ol>
      {list.pageInfo.hasNextPage && (
        <div className="grid justify-items-start gap-2">
          <Button variant="secondary" size="sm" pending={more.pending} onClick={() => more.run()} data-testid="more">
            {orders('more')}
          </Button>
          <FailureNote failure={more.failure} />
        </div>
      )}
    </Section>
  );
}
