'use client';

import { Button } from '@alexandrite/ui/button';
import { EmptyState } from '@alexandrite/ui/states';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { PeopleDocument, type PeopleQuery, type PersonFragment } from '../../gql/graphql.ts';
import { useGraph } from '../../lib/graph/graph-provider.tsx';
import { useAction } from '../../lib/use-action.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { NewAccountForm } from './new-account-form.tsx';
import { pageSize } from './page-size.ts';
import { apiFilter, type PeopleFilter } from './people-filter.ts';
import { PeopleFilters } from './people-filters.tsx';
import { PersonRow } from './person-row.tsx';

export interface PeopleViewProps {
  readonly viewerId: string;
  readonly filter: PeopleFilter;
  /** As the server read them. */
  readonly accounts: PeopleQuery['accounts'];
}

/** Who may do what in the house: found, given roles, shut out, let in again. */
export function PeopleView({ viewerId, filter, accounts: asRead }: PeopleViewProps): ReactNode {
  const t = useTranslations('people');
  const orders = useTranslations('orders');
  const ask = useGraph();
  const [list, setList] = useState(asRead);
  const [read, setRead] = useState(asRead);
  if (read !== asRead) {
    setRead(asRead);
    setList(asRead);
  }
  const change = (of: (nodes: readonly PersonFragment[]) => PersonFragment[]) =>
    setList((now) => ({ ...now, nodes: of(now.nodes) }));
  const more = useAction(async () => {
    const after = list.pageInfo.endCursor;
    const { accounts } = await ask(PeopleDocument, { ...apiFilter(filter), first: pageSize, after });
    setList((now) => ({ ...accounts, nodes: [...now.nodes, ...accounts.nodes] }));
    return null;
  });
  return (
    <>
      <PageTitle>{t('title')}</PageTitle>
      <p className="mb-6 max-w-prose text-ink-soft">{t('lead')}</p>
      <NewAccountForm onMade={(made) => change((nodes) => [made, ...nodes.filter(({ id }) => id !== made.id)])} />
      <PeopleFilters filter={filter} />
      {list.nodes.length === 0 ? (
        <EmptyState title={t('emptyTitle')} text={t('emptyText')} />
      ) : (
        <ul className="border-t border-hairline" data-testid="people">
          {list.nodes.map((person) => (
            <PersonRow
              key={person.id}
              person={person}
              isSelf={person.id === viewerId}
              onChanged={(changed) => change((nodes) => nodes.map((one) => (one.id === changed.id ? changed : one)))}
              onDeleted={(gone) => change((nodes) => nodes.filter(({ id }) => id !== gone))}
            />
          ))}
        </ul>
      )}
      {list.pageInfo.hasNextPage && (
        <div className="mt-8 grid justify-items-center gap-3">
          <Button variant="secondary" pending={more.pending} onClick={() => more.run()}>
            {orders('more')}
          </Button>
          <FailureNote failure={more.failure} />
        </div>
      )}
    </>
  );
}
