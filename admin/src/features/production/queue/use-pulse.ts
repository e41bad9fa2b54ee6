'use client';

import { useEffect, useRef, useState } from 'react';
import { QueuePulseDocument, type QueuePulseQuery } from '../../../gql/graphql.ts';
import { useGraph } from '../../../lib/graph/graph-provider.tsx';

export type Pulse = QueuePulseQuery;

/** Changes that come together are answered by one reading, in milliseconds. */
const togetherMs = 400;

/**
 * Counts of the queue, and what may be taken now. They depend on all work orders at once and are not pushed with any of
 * them: after a push that may have moved them, `renew` reads them again. Nothing is read while nothing happens.
 */
export function usePulse(asRead: Pulse): { readonly pulse: Pulse; readonly renew: () => void } {
  const ask = useGraph();
  const [pulse, setPulse] = useState(asRead);
  const [read, setRead] = useState(asRead);
  if (read !== asRead) {
    setRead(asRead);
    setPulse(asRead);
  }
  const due = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const renew = () => {
    if (due.current !== undefined) return;
    due.current = setTimeout(() => {
      due.current = undefined;
      // What cannot be read now is read with the next change; the connection's state says that something is wrong.
      ask(QueuePulseDocument, {}).then(setPulse, console.warn);
    }, togetherMs);
  };
  useEffect(() => () => clearTimeout(due.current), []);
  return { pulse, renew };
}
