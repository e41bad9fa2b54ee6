'use client';

import { Button } from '@alexandrite/ui/button';
import { EmptyState } from '@alexandrite/ui/states';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { ParkedModelsDocument, type ParkedModelsQuery } from '../../gql/graphql.ts';
import { useGraph } from '../../lib/graph/graph-provider.tsx';
import { useAction } from '../../lib/use-action.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { pageSize } from './page-size.ts';
import { ParkedModelRow } from './parked-model-row.tsx';

export interface ParkedModelsViewProps {
  readonly models: ParkedModelsQuery['parkedModels'];
}

/** Models that could not be measured in any of their tries: why, and once more. */
export function ParkedModelsView({ models }: ParkedModelsViewProps): ReactNode {
  const t = useTranslations('parked');
  const orders = useTranslations('orders');
  const ask = useGraph();
  const [list, setList] = useState(models);
  const [read, setRead] = useState(models);
  if (read !== models) {
    setRead(models);
    setList(models);
  }
  const more = useAction(async () => {
    const { parkedModels } = await ask(ParkedModelsDocument, { first: pageSize, after: list.pageInfo.endCursor });
    setList((now) => ({ nodes: [...now.nodes, ...parkedModels.nodes], pageInfo: parkedModels.pageInfo }));
    return null;
  });
  const leave = (modelId: string) =>
    setList((now) => ({ ...now, nodes: now.nodes.filter(({ model }) => model.id !== modelId) }));
  return (
    <>
      <PageTitle>{t('title')}</PageTitle>
      {list.nodes.length === 0 ? (
        <EmptyState title={t('emptyTitle')} text={t('emptyText')} />
      ) : (
        <>
          <p className="mb-6 max-w-prose text-ink-soft">{t('lead')}</p>
          <ul className="border-t border-hairline" data-testid="parked-models">
            {list.nodes.map((parked) => (
              <ParkedModelRow key={parked.model.id} parked={parked} onLeave={() => leave(parked.model.id)} />
            ))}
          </ul>
        </>
      )}
      {list.pageInfo.hasNextPage && (
        <div className="mt-8 grid justify-items-center gap-3">
          <Button variant="secondary" pending={more.pending} onClick={() => more.run()} data-testid="more">
            {orders('more')}
          </Button>
          <FailureNote failure={more.failure} />
        </div>
      )}
    </>
  );
}
