'use client';

import { useRef } from 'react';

/**
 * One key for one intention: pressed twice, or sent again after the network failed, it is the same request; with
 * other content it is another. `keyFor(content)` answers the key.
 */
export function useIdempotencyKey(): (content: unknown) => string {
  const last = useRef<{ content: string; key: string } | null>(null);
  return (content) => {
    const text = JSON.stringify(content);
    if (last.current?.content !== text) last.current = { content: text, key: crypto.randomUUID() };
    return last.current.key;
  };
}
