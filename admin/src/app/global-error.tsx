'use client';

import './globals.css';
import { Button } from '@alexandrite/ui/button';
import { EmptyState } from '@alexandrite/ui/states';
import { useEffect } from 'react';
import type { ReactNode } from 'react';

/** The frame itself failed: the language is not known here, so both are used. */
export default function GlobalError({
  error,
  retry,
}: {
  readonly error: unknown;
  readonly retry: () => void;
}): ReactNode {
  useEffect(() => console.error(error), [error]);
  return (
    <html lang="ru">
      <body>
        <title>Александрит</title>
        <EmptyState
          className="py-40"
          title="Страница не открылась"
          text={
            <>
              Попробуйте ещё раз: чаще всего помогает. <span lang="en">This page did not open. Try again.</span>
            </>
          }
          action={<Button onClick={() => retry()}>Ещё раз · Again</Button>}
        />
      </body>
    </html>
  );
}
