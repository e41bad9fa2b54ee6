'use client';

import { useLiveEvents } from '@alexandrite/graphql-client/use-live';
import { useState } from 'react';
import { ProductionQueueUpdatedDocument, type ProductionQueueFilter } from '../../../gql/graphql.ts';
import { useRouter } from '../../../lib/i18n/navigation.ts';
import { appendPage, applyChange, type QueueChange, type QueueList } from './queue-list.ts';

/** A part of the queue as the server read it, and where the order of changes stood then. */
export interface ReadQueue {
  readonly list: QueueList;
  readonly position: string | null;
}

/**
 * A part of the queue that follows every change.
 * @param part as the server read it; read again, it begins anew
 * @param onChange called with what was pushed and the list before it
 */
export function useQueueList(
  { list: asRead, position }: ReadQueue,
  filter: ProductionQueueFilter,
  onChange?: (change: QueueChange, before: QueueList) => void,
) {
  const router = useRouter();
  const [list, setList] = useState(asRead);
  const [read, setRead] = useState(asRead);
  if (read !== asRead) {
    setRead(asRead);
    setList(asRead);
  }
  const apply = (change: QueueChange) => setList((now) => applyChange(now, change));
  const { connection, error } = useLiveEvents(
    ProductionQueueUpdatedDocument,
    { filter },
    {
      onEvent: ({ productionQueueUpdated: change }) => {
        onChange?.(change, list);
        apply(change);
      },
      after: position,
      onMissed: () => router.refresh(),
    },
  );
  return { list, apply, append: (next: QueueList) => setList((now) => appendPage(now, next)), connection, error };
}
