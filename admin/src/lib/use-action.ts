'use client';

import { NetworkError } from '@alexandrite/graphql-client/errors';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';

/** What an action came to when it did not do what was asked: words for the visitor, and the field to blame. */
export interface Failure {
  readonly message: string;
  readonly field?: string | null | undefined;
}

export interface Action<TArguments extends readonly unknown[]> {
  run(...args: TArguments): void;
  readonly pending: boolean;
  /** Null when all is well, or when nothing was tried yet. */
  readonly failure: Failure | null;
  clear(): void;
}

/**
 * Something a visitor does that takes time and may be refused. `act` answers a failure, or null when it worked;
 * `pending` stays true until the page that it leads to is there.
 */
export function useAction<TArguments extends readonly unknown[]>(
  act: (...args: TArguments) => Promise<Failure | null>,
): Action<TArguments> {
  const t = useTranslations('errors');
  const [failure, setFailure] = useState<Failure | null>(null);
  const [pending, startTransition] = useTransition();
  const run = (...args: TArguments) => {
    startTransition(async () => {
      try {
        setFailure(await act(...args));
      } catch (error) {
        console.error(error);
        setFailure({ message: error instanceof NetworkError ? t('network') : t('fault') });
      }
    });
  };
  return { run, pending, failure, clear: () => setFailure(null) };
}
