import type { ReactNode } from 'react';
import type { Failure } from '../lib/use-action.ts';

/** Why an action did not do what was asked, read out at once; nothing when all is well. */
export function FailureNote({ failure }: { readonly failure: Failure | null }): ReactNode {
  if (!failure) return null;
  return (
    <p role="alert" className="text-small text-bad" data-testid="failure">
      {failure.message}
    </p>
  );
}
