'use client';

import { Price } from '@alexandrite/ui/price';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { MetalRatesDocument } from '../../gql/graphql.ts';
import { useGraph } from '../../lib/graph/graph-provider.tsx';
import { Section } from '../../ui/section.tsx';
import { pageSize } from './page-size.ts';
import { RatesForm } from './rates-form.tsx';
import { VersionHistory } from './version-history.tsx';
import type { RatesVersion, Versions } from './versions.ts';

export interface RatesViewProps {
  readonly inForce: RatesVersion;
  readonly history: Versions<RatesVersion>;
}

/** What the metals cost: now, next, and before. */
export function RatesView({ inForce, history }: RatesViewProps): ReactNode {
  const t = useTranslations('prices.rates');
  const ask = useGraph();
  const newestVersion = history.nodes[0]?.version ?? inForce.version;
  const isScheduled = history.nodes.some(({ standing }) => standing === 'SCHEDULED');
  return (
    <div className="grid gap-x-16 gap-y-12 lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
      <Section title={t('title')}>
        <p className="text-small text-ink-soft">{t('lead')}</p>
        {isScheduled && <p className="bg-warn-wash px-4 py-2.5 text-small text-warn">{t('scheduled')}</p>}
        <RatesForm inForce={inForce} newestVersion={newestVersion} />
      </Section>
      <VersionHistory
        versions={history}
        readMore={async (after) => (await ask(MetalRatesDocument, { first: pageSize, after })).metalRateHistory}
        figures={({ rates }) => <Rates rates={rates} />}
      />
    </div>
  );
}

function Rates({ rates }: Pick<RatesVersion, 'rates'>): ReactNode {
  const metals = useTranslations('prices.metals');
  const locale = useLocale();
  return (
    <dl className="flex flex-wrap gap-x-6 gap-y-1 text-small">
      {rates.map(({ metal, pricePerGram }) => (
        <div key={metal} className="flex gap-1.5">
          <dt className="text-ink-faint">{metals(metal)}</dt>
          <dd className="figures">
            <Price amount={pricePerGram} locale={locale} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
