'use client';

import { Button } from '@alexandrite/ui/button';
import { EmptyState } from '@alexandrite/ui/states';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { type PartnerKeyCardFragment, PartnerKeysDocument, type PartnerKeysQuery } from '../../gql/graphql.ts';
import { useGraph } from '../../lib/graph/graph-provider.tsx';
import { useAction } from '../../lib/use-action.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { NewKeyForm } from './new-key-form.tsx';
import { pageSize } from './page-size.ts';
import { PartnerKeyRow } from './partner-key-row.tsx';

/** Keys by which partners' programs use the graph: given, looked over, ended. */
export function PartnerKeysView({ partners, partnerKeys }: PartnerKeysQuery): ReactNode {
  const t = useTranslations('partnerKeys');
  const orders = useTranslations('orders');
  const ask = useGraph();
  const [list, setList] = useState(partnerKeys);
  const more = useAction(async () => {
    const next = await ask(PartnerKeysDocument, { first: pageSize, after: list.pageInfo.endCursor });
    setList((now) => ({ ...next.partnerKeys, nodes: [...now.nodes, ...next.partnerKeys.nodes] }));
    return null;
  });
  const add = (key: PartnerKeyCardFragment) =>
    setList((now) => ({ ...now, nodes: [key, ...now.nodes.filter(({ id }) => id !== key.id)] }));
  const replace = (key: PartnerKeyCardFragment) =>
    setList((now) => ({ ...now, nodes: now.nodes.map((known) => (known.id === key.id ? key : known)) }));
  return (
    <>
      <PageTitle>{t('title')}</PageTitle>
      <p className="mb-6 max-w-prose text-ink-soft">{t('lead')}</p>
      {partners.length === 0 ? (
        <EmptyState title={t('noPartnersTitle')} text={t('noPartnersText')} />
      ) : (
        <NewKeyForm partners={partners} onMade={add} />
      )}
      <ul className="mt-8 border-t border-hairline" data-testid="partner-keys">
        {list.nodes.map((key) => (
          <PartnerKeyRow key={key.id} partnerKey={key} onRevoked={replace} />
        ))}
      </ul>
      {list.nodes.length === 0 && partners.length > 0 && <p className="py-6 text-ink-soft">{t('noKeys')}</p>}
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
