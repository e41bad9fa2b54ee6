'use client';

import { useState } from 'react';
import type { AwaitingDecisionQuery, OrderRowFragment } from '../../../gql/graphql.ts';
import { awaitsDecision } from './orders-filter.ts';

type Awaiting = AwaitingDecisionQuery['orders'];

/** How many orders wait for a seller's decision: as the server read it, and with every order that is pushed. */
export function useAwaiting(asRead: Awaiting) {
  const idsOf = (page: Awaiting): ReadonlySet<string> => new Set(page.nodes.map(({ id }) => id));
  const [ids, setIds] = useState(() => idsOf(asRead));
  const [read, setRead] = useState(asRead);
  if (read !== asRead) {
    setRead(asRead);
    setIds(idsOf(asRead));
  }
  const follow = (order: OrderRowFragment) => {
    const waits = awaitsDecision(order);
    setIds((now) => {
      if (now.has(order.id) === waits) return now;
      return new Set(waits ? [...now, order.id] : [...now].filter((id) => id !== order.id));
    });
  };
  // The API counts no further than its largest page: beyond it the number would be wrong anyway by the time it is read.
  return { count: asRead.pageInfo.hasNextPage ? `${ids.size}+` : String(ids.size), follow };
}
