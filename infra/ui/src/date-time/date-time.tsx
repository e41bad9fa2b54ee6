'use client';

import { houseTimeZone } from '@alexandrite/contracts/calendar';
import { useSyncExternalStore } from 'react';
import type { ReactNode } from 'react';
import { formatDateTime, type DateStyle } from './format-date-time.ts';

export interface DateTimeProps {
  /** ISO 8601, UTC. */
  readonly value: string;
  readonly locale: string;
  readonly style?: DateStyle | undefined;
  readonly className?: string | undefined;
}

const never = () => () => undefined;
const localZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** A moment in the reader's own time zone; until the browser has said which, in the house's. Days are the house's. */
export function DateTime({ value, locale, style = 'date', className }: DateTimeProps): ReactNode {
  const timeZone = useSyncExternalStore(never, localZone, () => houseTimeZone);
  return (
    <time dateTime={value} className={className}>
      {formatDateTime(value, style, locale, timeZone)}
    </time>
  );
}
