'use client';

import { useEffect, useRef, type RefObject } from 'react';

/**
 * Gives the focus to `fallback` when what had it is gone: a decision was made, and its button with it. Without this, who
 * works by keyboard would begin again at the top of the page.
 * @param change changes whenever something may have gone
 */
export function useFocusRescue(fallback: RefObject<HTMLElement | null>, change: unknown): void {
  const last = useRef<EventTarget | null>(null);
  useEffect(() => {
    const remember = ({ target }: FocusEvent) => {
      last.current = target;
    };
    document.addEventListener('focusin', remember);
    return () => document.removeEventListener('focusin', remember);
  }, []);
  useEffect(() => {
    const isLost = last.current instanceof Element && !last.current.isConnected;
    if (isLost && document.activeElement === document.body) fallback.current?.focus();
  }, [fallback, change]);
}
