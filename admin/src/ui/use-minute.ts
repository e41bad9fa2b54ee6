'use client';

import { useSyncExternalStore } from 'react';

const minuteMs = 60_000;

function eachMinute(tell: () => void): () => void {
  const timer = setInterval(tell, minuteMs);
  return () => clearInterval(timer);
}

const thisMinute = () => Math.floor(Date.now() / minuteMs) * minuteMs;

/** Now, by the minute, for what is said of dates; null until the browser's clock is known. */
export function useMinute(): Date | null {
  const minute = useSyncExternalStore(eachMinute, thisMinute, () => null);
  return minute === null ? null : new Date(minute);
}
