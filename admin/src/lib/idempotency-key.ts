'use client';

import { useRef } from 'react';

export interface IdempotencyKey {
  /** The key of the request with this content. */
  keyFor(content: unknown): string;
  /** The API has answered: what is asked for next is a new intention, even with the same content. */
  settle(): void;
}

/**
 * One key for one intention: pressed twice, or sent again after the network failed, it is the same request. Once it
 * was answered, the next press means another piece.
 */
export function useIdempotencyKey(): IdempotencyKey {
  const last = useRef<{ content: string; key: string } | null>(null);
  return {
    keyFor: (content) => {
      const text = JSON.stringify(content);
      if (last.current?.content !== text) last.current = { content: text, key: crypto.randomUUID() };
      return last.current.key;
    },
    settle: () => {
      last.current = null;
    },
  };
}
